package vern.desk.intake;

import java.util.List;
import org.springframework.stereotype.Component;
import vern.staff.Counter;
import vern.web.Glance;

/// How far files have come, on the front page of those who take files in.
@Component
class ImportGlance implements Glance {

    private static final int SHOWN = 3;

    private final Uploads uploads;
    private final Counter counter;

    ImportGlance(Uploads uploads, Counter counter) {
        this.uploads = uploads;
        this.counter = counter;
    }

    @Override
    public List<Line> lines() {
        if (!counter.actsAs(ImportPages.ROLES)) return List.of();
        return uploads.latest(counter.controller(), SHOWN).stream().map(one -> new Line(one.at(), "desk.import.state." + one.state(),
                List.of(one.counts().taken() + one.counts().without(), one.counts().refused(), one.lines()), address(one))).toList();
    }

    private String address(Upload upload) {
        return upload.account() == counter.actor().account() && !upload.file().isEmpty() ? "/desk/import/" + upload.id() : "/desk/import";
    }
}
