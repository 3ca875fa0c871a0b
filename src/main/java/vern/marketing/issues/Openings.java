package vern.marketing.issues;

import java.util.Base64;
import java.util.Set;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import vern.ledger.Ledger;
import vern.ledger.Placing;
import vern.ledger.SubjectId;
import vern.marketing.ConsentProofs;
import vern.marketing.Links;
import vern.marketing.Offering;
import vern.start.Published;

/// The small picture in the letters of those who have said yes to it. What it tells is held under that yes, and not at all after it.
@RestController
class Openings {

    private static final byte[] PICTURE = Base64.getDecoder().decode("R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7");

    private final Published published;
    private final Links links;
    private final ConsentProofs proofs;
    private final Ledger.Setting setting;
    private final Writing writing;

    /// What writes an opening.
    @org.springframework.stereotype.Component("openingWriting")
    record Writing(Ledger ledger, JdbcClient database) {}

    Openings(Published published, Links links, ConsentProofs proofs, Ledger.Setting setting, Writing writing) {
        this.published = published;
        this.links = links;
        this.proofs = proofs;
        this.setting = setting;
        this.writing = writing;
    }

    @GetMapping("/{company:[a-z][a-z0-9-]*}/newsletter/opened/{issue}/{token}")
    ResponseEntity<byte[]> opened(@PathVariable String company, @PathVariable long issue, @PathVariable String token) {
        published.find(company).flatMap(_ -> links.read(Links.Use.OPENED, company, token, "" + issue)).ifPresent(subject -> note(company, issue, subject));
        return ResponseEntity.ok().contentType(MediaType.IMAGE_GIF).cacheControl(CacheControl.noStore()).body(PICTURE);
    }

    private void note(String company, long issue, SubjectId subject) {
        var statement = published.of(company);
        var purpose = Offering.opening(statement).filter(opening -> proofs.stands(subject, opening.key()));
        if (purpose.isEmpty()) return;
        setting.transactor().inTransaction(connection -> {
            var at = setting.clock().instant();
            var category = purpose.get().categories().keySet().iterator().next();
            var wish = Placing.Wish.of(company, category, statement.categories().get(category).sources().iterator().next(), subject, at).holding(Set.of("issue", "opened"));
            if (writing.ledger().place(wish) instanceof Placing.Granted(var terms)) {
                var day = at.atZone(statement.controller().zone()).toLocalDate();
                writing.database().sql("""
                        insert into marketing.opening (subject, id, terms, collected, issue, opened) select ?, nextval('marketing.record_id'), ?, ?, ?, ?
                        where not exists (select 1 from marketing.opening where subject = ? and issue = ?)""")
                        .params(subject.value(), terms.value(), day, "" + issue, day.toString(), subject.value(), "" + issue).update();
            }
            return subject;
        });
    }
}
