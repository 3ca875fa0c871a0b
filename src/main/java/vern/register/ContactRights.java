package vern.register;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vern.audit.Entry;
import vern.audit.Trail;
import vern.ledger.Actor;
import vern.ledger.Ledger;
import vern.ledger.SubjectId;

/// What each contact person may do for the customer that they stand for. A private customer may do everything for themselves; whoever
/// has left, nothing. The first contact person who is still there is administrator, and so is whoever an administrator has named one.
@Component
public final class ContactRights {

    private final JdbcClient database;
    private final Parties parties;
    private final Ledger.Setting setting;

    ContactRights(JdbcClient database, Parties parties, Ledger.Setting setting) {
        this.database = database;
        this.parties = parties;
        this.setting = setting;
    }

    /// One right. Each has a text.
    public enum Right {
        /// To see what services the customer has.
        TECHNICAL,
        /// To see and take down its invoices.
        INVOICES,
        /// To say who stands for it and what they may do; has the other rights too.
        ADMINISTRATOR;

        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }

        public static Optional<Right> of(String code) {
            return Stream.of(values()).filter(right -> right.code().equals(code)).findFirst();
        }
    }

    /// The customers for which someone may do it.
    public List<Contact> having(SubjectId subject, Right right) {
        return parties.of(subject).stream().filter(contact -> of(contact).contains(right)).toList();
    }

    public Set<Right> of(Contact contact) {
        if (contact.left().isPresent()) return Set.of();
        if (contact.self()) return EnumSet.allOf(Right.class);
        var given = given(contact.party());
        var own = given.stream().filter(one -> one.subject().equals(contact.subject())).findFirst().orElseThrow();
        return own.rights().contains(Right.ADMINISTRATOR) || first(given, contact) ? EnumSet.allOf(Right.class) : own.rights();
    }

    /// Whether they may do everything whatever is said here: someone for themselves, or the first that a customer has, so that it is never without one.
    public boolean always(Contact contact) {
        return contact.self() || first(given(contact.party()), contact);
    }

    private static boolean first(List<Given> given, Contact contact) {
        return given.getFirst().subject().equals(contact.subject());
    }

    private record Given(SubjectId subject, Set<Right> rights) {}

    /// Those who are still there, the first that was named first.
    private List<Given> given(PartyId party) {
        return database.sql("select subject, may from register.link where party = ? and role = 'contact' and left_on is null order by since, anchor")
                .param(party.value()).query(ContactRights::given).list();
    }

    private static Given given(ResultSet row, int number) throws SQLException {
        return new Given(new SubjectId(row.getLong("subject")), Stream.of((String[]) row.getArray("may").getArray()).flatMap(code -> Right.of(code).stream())
                .collect(Collectors.toSet()));
    }

    /// From now they may do this and nothing else.
    public void give(Contact contact, Set<Right> rights, Actor actor) {
        setting.transactor().inTransaction(connection -> {
            var codes = rights.stream().map(Right::code).sorted().collect(Collectors.joining(","));
            database.sql("update register.link set may = string_to_array(?, ',') where subject = ? and party = ?").params(codes, contact.subject().value(), contact.party().value()).update();
            Trail.append(connection, new Entry(moment(), actor.controller(), actor.audited(), "register.contact-rights", OptionalLong.of(contact.subject().value()),
                    Map.of("rights", codes)));
            return contact;
        });
    }

    private Instant moment() {
        return setting.clock().instant();
    }
}
