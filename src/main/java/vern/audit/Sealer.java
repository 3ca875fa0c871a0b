package vern.audit;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;

/// Chains and signs what has been written since the last seal. Writers know nothing of it: an entry is taken once every
/// transaction that could still commit an earlier one has ended, so the order of the chain is final and nothing is skipped.
/// A transaction that stays open for hours holds sealing back for as long, and loses nothing.
public final class Sealer {

    static final int MOST_ENTRIES = 10_000;

    private final Keys keys;
    private final Heads heads;

    private Sealer(Keys keys, Heads heads) {
        this.keys = keys;
        this.heads = heads;
    }

    /// @param directory outside the database and its backups: the signing key and the signed heads lie there
    public static Sealer in(Path directory) throws IOException {
        return new Sealer(Keys.in(directory), new Heads(directory));
    }

    /// What one run did.
    public record Sealed(int seals, long entries) {}

    /// The heads outside know more than the database, or other things: it was restored from an older backup, cut or rewritten.
    /// Sealing stops until somebody has
    /// found out; entries wait and are not lost. To go on, put `heads.jsonl` away safely: it is the evidence.
    public static final class Forked extends IllegalStateException {

        private static final long serialVersionUID = 1;

        Forked(long seal) {
            super("The trail does not contain the signed head of seal " + seal
                    + ": restored from an older backup, cut or rewritten. When you know why, put heads.jsonl away safely"
                    + " and sealing goes on");
        }
    }

    /// Seals all that can be sealed, in batches with a transaction each: an interrupted run is simply run again, and a run that
    /// finds nothing new writes nothing. One run at a time over all nodes; the second waits.
    ///
    /// @param at the time to write into the seals
    /// @throws Forked when the database contradicts the heads outside it
    public Sealed seal(DataSource database, Instant at) throws SQLException, IOException {
        int seals = 0;
        long entries = 0;
        try (Connection connection = database.getConnection()) {
            connection.setAutoCommit(false);
            connection.setTransactionIsolation(Connection.TRANSACTION_READ_COMMITTED);
            for (int count = batch(connection, at); count > 0; count = batch(connection, at)) {
                seals++;
                entries += count;
            }
        }
        return new Sealed(seals, entries);
    }

    /// @return how many entries were sealed
    private int batch(Connection connection, Instant at) throws SQLException, IOException {
        try {
            SealRows.lock(connection);
            Optional<SealRows.Last> last = SealRows.last(connection);
            catchUp(connection, last.map(SealRows.Last::number).orElse(0L));
            SealRows.Unsealed unsealed = SealRows.unsealed(connection, last, MOST_ENTRIES);
            if (unsealed.entries().isEmpty()) {
                connection.rollback();
                return 0;
            }
            Seal seal = chain(connection, unsealed, at, last);
            connection.commit();
            heads.append(List.of(seal.head()));
            return seal.count();
        } catch (SQLException | IOException | RuntimeException e) {
            connection.rollback();
            throw e;
        }
    }

    /// After a crash between commit and file, the file lacks heads; it may never have one that the database lacks.
    private void catchUp(Connection connection, long lastSeal) throws SQLException, IOException {
        Optional<Head> known = heads.last();
        if (known.isPresent()) {
            long seal = known.get().seal();
            if (!SealRows.head(connection, seal).equals(known)) {
                throw new Forked(seal);
            }
        }
        long next = known.map(Head::seal).orElse(0L) + 1;
        List<Head> missing = new ArrayList<>();
        for (long seal = next; seal <= lastSeal; seal++) {
            SealRows.head(connection, seal).ifPresent(missing::add);
        }
        if (!missing.isEmpty()) {
            heads.append(missing);
        }
    }

    private Seal chain(Connection connection, SealRows.Unsealed unsealed, Instant at, Optional<SealRows.Last> last)
            throws SQLException {
        Hash previous = last.map(SealRows.Last::hash).orElse(Hash.START);
        Hash hash = previous;
        List<Hash> hashes = new ArrayList<>(unsealed.entries().size());
        for (Recorded entry : unsealed.entries()) {
            hash = hash.then(Canonical.entry(entry));
            hashes.add(hash);
        }
        long number = last.map(SealRows.Last::number).orElse(0L) + 1;
        Seal seal = Seal.over(hash, new Seal.Place(number, at, hashes.size(), previous), keys);
        SealRows.insert(connection, seal, unsealed);
        SealRows.insertLinks(connection, number, unsealed.entries(), hashes);
        return seal;
    }
}
