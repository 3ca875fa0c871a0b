package vern.rights.handling;

import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import vern.ledger.AnchorId;
import vern.ledger.Personal;
import vern.rights.DueRequests;
import vern.rights.answers.Telling;
import vern.rights.answers.WrittenLetters;
import vern.rights.requests.Request;
import vern.rights.requests.Requests;
import vern.rights.requests.Correspondence;
import vern.staff.Counter;

/// All requests that wait, in the order in which they must be answered, as a picture and as a list; and the last ones answered.
@Controller
class Queue {

    private static final int ANSWERED = 20;

    private final DueRequests due;
    private final Requests requests;
    private final Correspondence words;
    private final Counter counter;
    private final Telling recipients;
    private final WrittenLetters written;

    Queue(DueRequests due, Requests requests, QueueSources sources, Counter counter) {
        this.due = due;
        this.requests = requests;
        this.words = sources.words();
        this.counter = counter;
        this.recipients = sources.recipients();
        written = sources.written();
    }

    /// What else the queue is made of.
    @org.springframework.stereotype.Component("queueSources")
    record QueueSources(Correspondence words, Telling recipients, WrittenLetters written) {}

    @GetMapping("/desk/requests")
    String queue(Model model) {
        var reading = new DueRequests.Reading(counter.controller(), counter.zone(), counter.today());
        var open = requests.open(counter.controller());
        var said = words.read(counter.actor(), open, counter.moment());
        model.addAttribute("handles", counter.handlesPeople()).addAttribute("open", open).addAttribute("chart", due.chart(reading, open, request -> called(said, request)))
                .addAttribute("late", open.stream().filter(one -> one.late(counter.today())).count())
                .addAttribute("closed", requests.closed(counter.controller(), ANSWERED)).addAttribute("next", open.stream().findFirst())
                .addAttribute("toTell", recipients.open(counter.controller())).addAttribute("toPost", written.waiting(counter.controller())).addAttribute("within", counter.statement().rights().answerWithin().isPresent());
        return "rights/handling/queue";
    }

    static String called(Map<AnchorId, Map<String, Personal>> said, Request request) {
        var fields = said.getOrDefault(request.anchor(), Map.of());
        return fields.containsKey("name") ? fields.get("name").reveal() : "";
    }

    static List<String> kinds(vern.statement.Statement statement) {
        return statement.rights().granted().keySet().stream().toList();
    }
}
