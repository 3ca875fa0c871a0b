package vern.orders.shop;

import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vern.audit.Entry;
import vern.audit.Trail;
import vern.ledger.Actor;
import vern.ledger.AnchorId;
import vern.ledger.Ledger;
import vern.ledger.SubjectId;
import vern.orders.sales.Sale;
import vern.orders.sales.Sales;
import vern.register.Contact;
import vern.register.PartyId;

/// What a customer as principal has told us to do with the data that we hold for it (Art. 28(3)(a), (g) GDPR). Their grounds end on
/// the day that it names; the sweep of the night erases or de-identifies, as declared, and then the customer is told.
@Component
class Instructions {

    private final JdbcClient database;
    private final Ledger.Setting setting;
    private final Ledger ledger;
    private final Goods goods;

    /// What instructions are about.
    @Component("instructedGoods")
    record Goods(ShopUsers users, Sales sales, Confirmations confirmations, Referral referral) {}

    Instructions(JdbcClient database, Ledger.Setting setting, Ledger ledger, Goods goods) {
        this.database = database;
        this.setting = setting;
        this.ledger = ledger;
        this.goods = goods;
    }

    enum What {
        USERS, PATIENTS, PERSON,
        /// To be given back.
        RETURN;

        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }

        static Optional<What> parse(String code) {
            return Stream.of(values()).filter(one -> one.code().equals(code)).findFirst();
        }
    }

    /// An instruction that a contact person of the principal gives.
    record Given(Contact giver, What what, LocalDate due, Optional<SubjectId> about) {}

    record Instruction(String controller, long id, PartyId party, SubjectId giver, What what, LocalDate due, Optional<Instant> done, int gone, Optional<SubjectId> about) {}

    void take(Given given, Actor actor) {
        setting.transactor().inTransaction(connection -> {
            var controller = actor.controller();
            var zone = setting.declarations().inForce(controller, setting.clock().instant()).controller().zone();
            database.sql("insert into orders.instruction (controller, party, giver, what, due, taken, about) values (?, ?, ?, ?, ?, ?, ?)")
                    .params(controller, given.giver().party().value(), given.giver().subject().value(), given.what().code(), given.due(), Timestamp.from(setting.clock().instant()),
                            given.about().map(SubjectId::value).orElse(null)).update();
            for (var anchor : anchors(controller, given)) {
                ledger.happen(controller, anchor, "instruction-given", given.due().atStartOfDay(zone).toInstant(), actor);
            }
            Trail.append(connection, new Entry(setting.clock().instant(), controller, actor.audited(), "orders.instructed", OptionalLong.of(given.giver().subject().value()),
                    Map.of("party.id", "" + given.giver().party().value(), "what", given.what().code(), "due", given.due().toString())));
            return given;
        });
    }

    private Set<AnchorId> anchors(String controller, Given given) {
        var party = given.giver().party();
        var anchors = new HashSet<AnchorId>();
        switch (given.what()) {
            case USERS -> goods.users().of(controller, party).forEach(user -> anchors.add(user.anchor()));
            case PATIENTS -> patients(controller, party).forEach(sale -> anchors.add(sale.anchor()));
            case PERSON -> given.about().flatMap(about -> goods.referral().of(controller, about)).filter(entered -> entered.principal().equals(party))
                    .ifPresent(entered -> anchors.addAll(entered.anchors()));
            case RETURN -> { }
        }
        return anchors;
    }

    private List<Sale> patients(String controller, PartyId party) {
        return goods.sales().of(controller, party).stream().filter(sale -> sale.patient().isPresent()).toList();
    }

    List<Instruction> of(String controller) {
        return database.sql("select controller, id, party, giver, what, due, done, gone, about from orders.instruction where controller = ? order by id desc")
                .param(controller).query(Instructions::instruction).list();
    }

    Optional<Instruction> find(String controller, long id) {
        return of(controller).stream().filter(one -> one.id() == id).findFirst();
    }

    /// After the sweep: finds out what is left of what had to go, and tells the customer when nothing is.
    void confirm() {
        for (var one : database.sql("select controller, id, party, giver, what, due, done, gone, about from orders.instruction where done is null and what <> 'return'").query(Instructions::instruction).list()) {
            var zone = setting.declarations().inForce(one.controller(), setting.clock().instant()).controller().zone();
            if (!one.due().isAfter(LocalDate.ofInstant(setting.clock().instant(), zone))) confirm(one);
        }
    }

    private void confirm(Instruction one) {
        setting.transactor().inTransaction(connection -> {
            var users = goods.users().of(one.controller(), one.party());
            var sales = patients(one.controller(), one.party()).stream().filter(sale -> one.about().isEmpty() || sale.patient().equals(one.about())).toList();
            boolean left = switch (one.what()) {
                case USERS -> users.stream().anyMatch(goods.users()::left);
                case PATIENTS -> sales.stream().anyMatch(this::left);
                case RETURN -> true;
                case PERSON -> sales.stream().anyMatch(this::left) || users.stream().filter(user -> one.about().equals(Optional.of(user.subject()))).anyMatch(goods.users()::left);
            };
            if (left) return one;
            if (one.what() != What.USERS) sales.forEach(goods.sales()::forgetPatient);
            int gone = one.what() == What.USERS ? users.size() : one.what() == What.PERSON ? 1 : sales.size();
            database.sql("update orders.instruction set done = ?, gone = ? where controller = ? and id = ?").params(Timestamp.from(setting.clock().instant()), gone, one.controller(), one.id()).update();
            goods.confirmations().send(one, gone);
            Trail.append(connection, new Entry(setting.clock().instant(), one.controller(), new Actor.Job("instructions", one.controller()).audited(), "orders.instruction-done",
                    OptionalLong.empty(), Map.of("instruction-id", "" + one.id(), "gone.count", "" + gone)));
            return one;
        });
    }

    private boolean left(Sale sale) {
        return database.sql("select exists (select 1 from orders.for_patient where anchor = ?)").param(sale.anchor().value()).query(Boolean.class).single();
    }

    private static Instruction instruction(java.sql.ResultSet row, int number) throws java.sql.SQLException {
        return new Instruction(row.getString("controller"), row.getLong("id"), new PartyId(row.getLong("party")), new SubjectId(row.getLong("giver")),
                What.parse(row.getString("what")).orElseThrow(), row.getObject("due", LocalDate.class), Optional.ofNullable(row.getTimestamp("done")).map(Timestamp::toInstant), row.getInt("gone"),
                Optional.of(row.getLong("about")).filter(one -> one != 0).map(SubjectId::new));
    }
}
