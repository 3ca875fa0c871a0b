package vern.rights.requests;

import java.util.Set;
import org.springframework.stereotype.Component;
import vern.ledger.Actor;
import vern.ledger.Disputes;

/// What a request says is wrong is not used from the day it came until it is decided (Art. 18(1)(a)). That begins when it is known whom the
/// request is about, and whoever says so is signed in, has shown who they are, or was heard at the desk: with a form that anyone can fill in,
/// nobody stops the use of somebody else's data.
@Component
class Disputed {

    private final Disputes disputes;
    private final Diary diary;

    Disputed(Disputes disputes, Diary diary) {
        this.disputes = disputes;
        this.diary = diary;
    }

    void begin(Request request, Actor actor) {
        if (!saysWrong(request) || !request.recognised() || !heard(request, actor)) return;
        diary.inTransaction(connection -> {
            boolean begun = disputes.begin(dispute(request), actor);
            if (begun) diary.write(connection, new Diary.Happening(request, actor, "disputed", ""));
            return begun;
        });
    }

    void end(Request request, Actor actor) {
        if (saysWrong(request)) disputes.end(dispute(request), actor);
    }

    private static boolean saysWrong(Request request) {
        return request.kind() == RequestKind.RECTIFICATION && request.about().isPresent();
    }

    private static boolean heard(Request request, Actor actor) {
        return actor instanceof Actor.Staff || actor instanceof Actor.Self || request.identity().isPresent();
    }

    private static Disputes.Dispute dispute(Request request) {
        return new Disputes.Dispute(request.controller(), request.subject(), request.reference(), Set.of(request.about().orElseThrow().split(",")), request.limit().received());
    }
}
