package vern.rights;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.springframework.context.MessageSource;
import org.springframework.context.support.MessageSourceAccessor;
import org.springframework.stereotype.Component;
import vern.rights.requests.Progress;
import vern.rights.requests.Request;
import vern.rights.requests.Requests;
import vern.web.DueChart;
import vern.web.Formats;

/// The deadlines of a company's open requests, as the front page and the queue draw them. A number and a right: nothing of anyone,
/// unless the one who draws says what the person is called.
@Component
public class DueRequests {

    private final Requests requests;
    private final Progress progress;
    private final MessageSourceAccessor texts;
    private final Formats formats;

    DueRequests(Requests requests, Progress progress, MessageSource messages, Formats formats) {
        this.requests = requests;
        this.progress = progress;
        texts = new MessageSourceAccessor(messages);
        this.formats = formats;
    }

    /// Where and when it is read.
    public record Reading(String controller, ZoneId zone, LocalDate today) {}

    /// How many must be answered today, or should have been.
    public long dueToday(Reading reading) {
        return requests.open(reading.controller()).stream().filter(one -> !one.due().isAfter(reading.today())).count();
    }

    public List<Request> open(Reading reading) {
        return requests.open(reading.controller());
    }

    /// The first `most`, without a name.
    public DueChart chart(Reading reading, int most) {
        return chart(reading, open(reading).stream().limit(most).toList(), request -> "");
    }

    /// These requests; `called` says what the person is called, or nothing.
    public DueChart chart(Reading reading, List<Request> shown, Function<Request, String> called) {
        return DueChart.of(shown.stream().map(request -> {
            var name = called.apply(request);
            var kind = texts.getMessage("rights.kind." + request.kind().key());
            return new DueChart.Deadline(name.isEmpty() ? kind : kind + ", " + name, "/desk/requests/" + request.number(), texts.getMessage("rights.queue.came", new Object[] {state(request), texts.getMessage("rights.by." + request.channel().key())}), request.reference(),
                    request.limit().received().atZone(reading.zone()).toLocalDate(), request.due());
        }).toList(), reading.today(), formats);
    }

    /// What a request waits for, in a sentence.
    public String state(Request request) {
        if (request.state().closed()) return texts.getMessage("rights.state." + request.state().key());
        if (request.limit().asked().isPresent()) return texts.getMessage("rights.waits.person");
        if (request.proposal().isPresent()) return texts.getMessage("rights.waits.second");
        return progress.obstacle(request).map(reason -> texts.getMessage("rights.waits." + reason)).orElseGet(() -> texts.getMessage("rights.waits.answer"));
    }

    /// The state of several, by their numbers.
    public Map<Integer, String> states(List<Request> several) {
        return several.stream().collect(java.util.stream.Collectors.toMap(Request::number, this::state));
    }
}
