package vern.promises;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import vern.ledger.Actor;
import vern.ledger.Ledger;
import vern.ledger.ProtectedIdentities;
import vern.ledger.Stays;
import vern.ledger.SubjectId;
import vern.mail.Dispatch;
import vern.promises.Counter.Row;
import vern.testing.AppUnderTest;
import vern.testing.Desk;

/// Whoever walks through the desk and opens everything that a link leads to: no value of a person is shown, in a page, a part of one
/// or a file, without a row that says so (invariant 3); and none at all to someone who has taken back their undertaking, or of a
/// person whose data is restricted or whose identity is protected.
@Story
class WhatIsShownIsRecordedTest {

    private static final String COMPANY = "it-total";
    private static final int MOST_PAGES = 90;
    private static final Pattern LINK = Pattern.compile("(?:href|hx-get)=\"(/(?:desk|it-total/me)[^\"#]*)\"");
    private static final List<String> USING = List.of("customer-service", "sales", "marketing", "accounting", "technician");

    @Autowired Counter counter;
    @Autowired JdbcClient database;
    @Autowired Ledger ledger;
    @Autowired ProtectedIdentities identities;
    @Autowired AppUnderTest app;
    @Autowired Dispatch dispatch;

    /// What was planted, and whose it is.
    private final Map<String, SubjectId> planted = new TreeMap<>();

    @BeforeEach
    void peopleWithValuesThatNothingElseHas() {
        for (var number : List.of("WSR-1", "WSR-2")) {
            var word = "Fantasiqx" + number.charAt(4);
            var who = database.sql("select subject from register.link where controller = ? and number = ?").params(COMPANY, number)
                    .query(Long.class).optional().map(SubjectId::new).orElseGet(() -> taken(number, word));
            planted.put(word, who);
            planted.put(word.toLowerCase(java.util.Locale.ROOT) + "@postkasse.example", who);
        }
    }

    private SubjectId taken(String number, String word) {
        var who = counter.customer(COMPANY, number, Row.person(word + " Etternavn").and("email", word.toLowerCase(java.util.Locale.ROOT) + "@postkasse.example").since(counter.today().minusDays(40)));
        counter.invoice(COMPANY, number, counter.today().minusDays(3));
        return who;
    }

    @Test
    void everyValueThatTheDeskShowsHasItsUseRow() {
        var shown = new LinkedHashMap<String, Set<String>>();
        for (var role : roles()) {
            shown.put(role, walk(counter.desk(COMPANY, role), (page, text) -> {
                for (var who : seen(text)) assertThat(uses(who)).as("%s shows %s someone whose use is not recorded", page, role).isGreaterThan(before.get(who));
            }));
        }

        assertThat(shown.get("customer-service")).as("the walk comes by the people").anyMatch(page -> page.startsWith("/desk/people/"));
    }

    @Test
    void everyValueThatMinSideShowsIsOnesOwnAndHasItsUseRow() {
        var own = planted.get("Fantasiqx1");
        var mine = new Visiting(counter, app, database, dispatch).signedIn(COMPANY, "fantasiqx1@postkasse.example");

        var shown = walk(mine, "/it-total/me", (page, text) -> {
            assertThat(seen(text)).as("%s shows", page).isSubsetOf(own);
            for (var who : seen(text)) assertThat(uses(who)).as("%s shows someone whose use is not recorded", page).isGreaterThan(before.get(who));
        });

        assertThat(shown).contains("/it-total/me", "/it-total/me/details", "/it-total/me/requests/new/rectification");
    }

    @Test
    void nothingIsShownOnceTheUndertakingIsTakenBack() {
        for (var role : roles()) {
            var desk = counter.desk(COMPANY, role);
            var address = database.sql("select u.account from staff.undertaking u join staff.role_binding b on b.account = u.account join staff.account a on a.id = u.account"
                    + " where a.controller = ? and b.role = ? and u.withdrawn_at is null order by a.id limit 1").params(COMPANY, role).query(Long.class).single();
            desk.send("/desk/undertaking", "/desk/undertaking/withdrawal", Map.of());
            try {
                walk(desk, (page, text) -> assertThat(seen(text)).as("%s shows %s someone without an undertaking", page, role).isEmpty());
            } finally {
                database.sql("update staff.undertaking set withdrawn_at = null where account = ?").param(address).update();
            }
        }
    }

    @Test
    void nothingOfSomeoneRestrictedOrProtectedIsShownToThoseWhoWouldUseIt() {
        var restricted = planted.get("Fantasiqx1");
        var hidden = planted.get("Fantasiqx2");
        var actor = new Actor.Job("counter", COMPANY);
        ledger.restrict(COMPANY, restricted, Stays.Scope.everything(), "disputed", actor);
        identities.begin(COMPANY, hidden, "threat", actor);
        try {
            for (var role : USING) {
                walk(counter.desk(COMPANY, role), (page, text) -> assertThat(seen(text)).as("%s shows %s someone who is restricted or protected", page, role).isEmpty());
            }
            walk(counter.desk(COMPANY, "managing-director"), (page, text) -> assertThat(seen(text)).as("%s shows the managing director someone who is protected", page).doesNotContain(hidden));
        } finally {
            ledger.lift(COMPANY, restricted, Stays.Scope.everything(), actor);
            identities.end(COMPANY, hidden, "wish-ended", actor);
        }
    }

    @Test
    void someoneProtectedIsShownInTheRoleForIt() {
        var hidden = planted.get("Fantasiqx2");
        var actor = new Actor.Job("counter", COMPANY);
        var account = database.sql("select a.id from staff.account a join staff.role_binding b on b.account = a.id where a.controller = ? and b.role = ?").params(COMPANY, ProtectedIdentities.ROLE).query(Long.class).single();
        database.sql("insert into staff.role_binding (account, role, work_task, granted_at) values (?, 'customer-service', 'test', ?)").params(account, java.sql.Timestamp.from(java.time.Instant.EPOCH)).update();
        identities.begin(COMPANY, hidden, "threat", actor);
        try {
            var shown = new LinkedHashSet<String>();
            var desk = counter.desk(COMPANY, ProtectedIdentities.ROLE);
            for (var page : List.of("a search", "/desk/people/" + hidden.value())) {
                var text = Desk.plain((page.startsWith("/") ? desk.get(page) : desk.send("/desk/people", "/desk/people", Map.of("q", "Fantasiqx2"))).body());
                if (seen(text).contains(hidden)) shown.add(page);
            }

            assertThat(shown).containsExactly("a search", "/desk/people/" + hidden.value());
        } finally {
            identities.end(COMPANY, hidden, "wish-ended", actor);
            database.sql("delete from staff.role_binding where account = ? and role = 'customer-service'").param(account).update();
        }
    }

    private interface Look {
        void at(String page, String text);
    }

    private final Map<SubjectId, Long> before = new TreeMap<>(java.util.Comparator.comparingLong(SubjectId::value));

    /// Opens what links lead to, beginning at the front page and with a search for everyone planted. Returns what showed someone.
    private Set<String> walk(Desk desk, Look look) {
        return walk(desk, "/desk", look);
    }

    private Set<String> walk(Desk desk, String first, Look look) {
        var waiting = new ArrayDeque<>(List.of(first));
        var known = new LinkedHashSet<>(waiting);
        var showing = new LinkedHashSet<String>();
        var searches = new ArrayDeque<>(desk.get("/desk/people").statusCode() == 200 ? planted.keySet().stream().filter(word -> !word.contains("@")).toList() : List.of());
        for (int pages = 0; pages < MOST_PAGES && !(searches.isEmpty() && waiting.isEmpty()); pages++) {
            planted.values().forEach(who -> before.put(who, uses(who)));
            var page = searches.isEmpty() ? waiting.remove() : "a search";
            var text = Desk.plain((searches.isEmpty() ? desk.get(page) : desk.send("/desk/people", "/desk/people", Map.of("q", searches.remove()))).body());
            look.at(page, text);
            if (!seen(text).isEmpty()) showing.add(page);
            links(text).stream().filter(known::add).forEach(waiting::add);
        }
        return showing;
    }

    /// No other person's pages than those of the planted: they are many, and all alike.
    private List<String> links(String text) {
        var numbers = planted.values().stream().map(who -> String.valueOf(who.value())).toList();
        var found = new ArrayList<String>();
        LINK.matcher(text).results().map(match -> match.group(1)).forEach(link -> {
            var person = Pattern.compile("^/desk/(?:people|sharing)/(\\d+)").matcher(link).results().map(match -> match.group(1)).findFirst();
            if (person.map(numbers::contains).orElse(true) && !link.contains("lang=") && !link.contains("sign-out")) found.add(link);
        });
        return found;
    }

    private Set<SubjectId> seen(String text) {
        var found = new LinkedHashSet<SubjectId>();
        var words = Pattern.compile("<input[^>]*name=\"q\"[^>]*>").matcher(text).replaceAll("");
        planted.forEach((word, who) -> Optional.of(words).filter(all -> all.contains(word + " ") || word.contains("@") && all.contains(word)).ifPresent(_ -> found.add(who)));
        return found;
    }

    private long uses(SubjectId who) {
        return database.sql("select count(*) from ledger.use where subject = ?").param(who.value()).query(Long.class).single();
    }

    private List<String> roles() {
        return database.sql("select distinct b.role from staff.role_binding b join staff.account a on a.id = b.account where a.controller = ? and b.ended_at is null order by 1")
                .param(COMPANY).query(String.class).list();
    }
}
