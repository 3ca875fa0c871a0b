package vern.register;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vern.ledger.AnchorId;
import vern.ledger.Ledger;
import vern.ledger.SubjectId;

/// Parties, who stands for them, and their agreements. Nothing here is about a person by name: that is behind the gate.
@Component
public final class Parties {

    /// `over` is the last of the last days, where each agreement has one.
    private static final String PARTY = """
            select p.id, p.controller, p.kind, p.name, p.number, p.anchor, p.state,
                (select case when bool_and(a.ends is not null) then max(a.ends) end from register.agreement a where a.party = p.id) as over
            from register.party p\s""";
    private static final String CONTACT = "select subject, party, role, number, anchor, since, left_on from register.link ";

    private final JdbcClient database;
    private final Ledger.Setting setting;

    Parties(JdbcClient database, Ledger.Setting setting) {
        this.database = database;
        this.setting = setting;
    }

    public Optional<Party> find(PartyId id) {
        return database.sql(PARTY + "where p.id = ?").param(id.value()).query(this::party).optional();
    }

    public Party get(PartyId id) {
        return find(id).orElseThrow(() -> new IllegalArgumentException("no party has the number " + id.value()));
    }

    /// Organisations by a part of their name or by their number, the shortest name first.
    public List<Party> search(String controller, String words, int limit) {
        var cleaned = words.strip().toLowerCase(Locale.ROOT).replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_");
        if (cleaned.length() < 2) return List.of();
        return database.sql(PARTY + "where p.controller = ? and (lower(p.name) like ? or p.number = ?) order by length(p.name), p.id limit ?")
                .params(controller, "%" + cleaned + "%", cleaned.replaceAll("[\\s-]|^no(?=[\\s\\d])|mva$", ""), limit).query(this::party).list();
    }

    public Optional<Party> organisation(String controller, String number) {
        return database.sql(PARTY + "where p.controller = ? and p.number = ? order by p.id limit 1").params(controller, number)
                .query(this::party).optional();
    }

    /// How many parties of each state a company has, for the desk.
    public long count(String controller, Party.State state) {
        return database.sql("""
                select count(*) from (select case when p.state = 'customer' and (select bool_and(a.ends is not null and a.ends <= ?)
                    from register.agreement a where a.party = p.id) then 'former' else p.state end as stands
                    from register.party p where p.controller = ?) party where stands = ?""").params(today(controller), controller, state.code())
                .query(Long.class).single();
    }

    /// The newest parties, a page at a time: those with a lower number than `before`.
    public List<Party> page(String controller, long before, int limit) {
        return database.sql(PARTY + "where p.controller = ? and p.id < ? order by p.id desc limit ?").params(controller, before, limit)
                .query(this::party).list();
    }

    public List<Contact> contacts(PartyId party) {
        return database.sql(CONTACT + "where party = ? order by since, anchor").param(party.value()).query(Parties::contact).list();
    }

    /// The parties that a person stands for.
    public List<Contact> of(SubjectId subject) {
        return database.sql(CONTACT + "where subject = ? order by since, party").param(subject.value()).query(Parties::contact).list();
    }

    /// Whom a customer number belongs to.
    public List<Contact> numbered(String controller, String number) {
        return database.sql(CONTACT + "where controller = ? and number = ? order by subject").params(controller, number)
                .query(Parties::contact).list();
    }

    /// Whom customer numbers belong to, for many numbers at once; those who have left are not among them.
    public java.util.Map<String, List<SubjectId>> numbered(String controller, java.util.Collection<String> numbers) {
        var found = new java.util.HashMap<String, List<SubjectId>>();
        database.sql("select number, subject from register.link where controller = ? and number = any(?) and left_on is null order by subject")
                .params(controller, numbers.toArray(String[]::new)).query((row, _) -> found.computeIfAbsent(row.getString(1), _ -> new java.util.ArrayList<>())
                        .add(new SubjectId(row.getLong(2)))).list();
        return found;
    }

    public List<Agreement> agreements(PartyId party) {
        return database.sql("select party, id, anchor, name, started, ends from register.agreement where party = ? order by started, id")
                .param(party.value()).query(Parties::agreement).list();
    }

    void write(Party party) {
        database.sql("insert into register.party (id, controller, kind, name, number, anchor, state) values (?, ?, ?, ?, ?, ?, ?)")
                .params(party.id().value(), party.controller(), party.kind().code(), party.name().orElse(null), party.number().orElse(null),
                        party.relationship().value(), party.state().code()).update();
    }

    void state(PartyId party, Party.State state) {
        database.sql("update register.party set state = ? where id = ?").params(state.code(), party.value()).update();
    }

    void write(Contact contact, String controller) {
        database.sql("insert into register.link (subject, party, controller, role, number, anchor, since) values (?, ?, ?, ?, ?, ?, ?)")
                .params(contact.subject().value(), contact.party().value(), controller, contact.self() ? "self" : "contact",
                        contact.customerNumber().orElse(null), contact.anchor().value(), contact.since()).update();
    }

    void left(PartyId party, SubjectId subject, LocalDate day) {
        database.sql("update register.link set left_on = ? where subject = ? and party = ?")
                .params(day, subject.value(), party.value()).update();
    }

    void write(Agreement agreement) {
        database.sql("insert into register.agreement (party, id, anchor, name, started, ends) values (?, ?, ?, ?, ?, ?)")
                .params(agreement.party().value(), agreement.id(), agreement.anchor().value(), agreement.name().orElse(null),
                        agreement.started(), agreement.ends().orElse(null)).update();
    }

    void ends(Agreement agreement, LocalDate day) {
        database.sql("update register.agreement set ends = ? where party = ? and id = ?")
                .params(day, agreement.party().value(), agreement.id()).update();
    }

    /// The agreement has no last day any more.
    void goesOn(Agreement agreement) {
        database.sql("update register.agreement set ends = null where party = ? and id = ?").params(agreement.party().value(), agreement.id()).update();
    }

    private Party party(ResultSet row, int number) throws SQLException {
        return new Party(new PartyId(row.getLong("id")), row.getString("controller"), PartyKind.parse(row.getString("kind")).orElseThrow(),
                Optional.ofNullable(row.getString("name")), Optional.ofNullable(row.getString("number")), new AnchorId(row.getLong("anchor")), state(row));
    }

    private Party.State state(ResultSet row) throws SQLException {
        var written = Party.State.valueOf(row.getString("state").toUpperCase(Locale.ROOT));
        if (written != Party.State.CUSTOMER) return written;
        var over = Optional.ofNullable(row.getObject("over", LocalDate.class));
        return over.isPresent() && !over.get().isAfter(today(row.getString("controller"))) ? Party.State.FORMER : written;
    }

    private LocalDate today(String controller) {
        var now = setting.clock().instant();
        return LocalDate.ofInstant(now, setting.declarations().inForce(controller, now).controller().zone());
    }

    private static Contact contact(ResultSet row, int number) throws SQLException {
        return new Contact(new SubjectId(row.getLong("subject")), new PartyId(row.getLong("party")), row.getString("role").equals("self"),
                Optional.ofNullable(row.getString("number")), new AnchorId(row.getLong("anchor")), row.getObject("since", LocalDate.class),
                Optional.ofNullable(row.getObject("left_on", LocalDate.class)));
    }

    private static Agreement agreement(ResultSet row, int number) throws SQLException {
        return new Agreement(new PartyId(row.getLong("party")), row.getLong("id"), new AnchorId(row.getLong("anchor")),
                Optional.ofNullable(row.getString("name")), row.getObject("started", LocalDate.class),
                Optional.ofNullable(row.getObject("ends", LocalDate.class)));
    }
}
