package vern.telemetry.signal;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.springframework.context.MessageSource;
import org.springframework.context.support.MessageSourceAccessor;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import vern.ledger.Gate;
import vern.ledger.Holding;
import vern.ledger.Personal;
import vern.ledger.SubjectId;
import vern.ledger.TermsId;
import vern.ledger.Use;
import vern.ledger.Why;
import vern.staff.Counter;
import vern.statement.render.Vocabulary;
import vern.telemetry.Reading;
import vern.web.Problems;

/// A customer's line: the equipment, how the service is, and the signal measured for an open fault; each with why it is here and until
/// when. Who may see nothing of it does not get the page.
@Controller
@RequestMapping("/desk/lines/{subject}")
class LinePages {

    private static final double GOOD_NOISE = 33;
    private static final double GOOD_QUALITY = 90;

    private final Gate gate;
    private final Measuring measuring;
    private final Health health;
    private final Devices devices;
    private final Why why;
    private final Counter counter;
    private final MessageSourceAccessor texts;

    /// What the page shows.
    @Component
    record Sides(Gate gate, Measuring measuring, Health health, Devices devices, Why why, MessageSource texts) {}

    LinePages(Sides sides, Counter counter) {
        gate = sides.gate();
        measuring = sides.measuring();
        health = sides.health();
        devices = sides.devices();
        why = sides.why();
        texts = new MessageSourceAccessor(sides.texts());
        this.counter = counter;
    }

    /// Equipment with its facts in words.
    record Device(long id, Map<String, Personal> facts, boolean home, Reason reason) {}

    /// Why it is here, how long, and when it goes if that is known.
    record Reason(String because, String howLong, Optional<Instant> goes) {}

    /// A curve with the words that stand beside it, and its numbers.
    record Picture(String wide, String narrow, List<Row> rows, Reason reason) {}

    record Row(Instant at, String value, String more) {}

    /// A reported fault to measure for.
    record Fault(long id, String number, Instant opened) {}

    @GetMapping
    String line(@PathVariable long subject, @RequestParam Optional<String> told, Model model, Locale locale) {
        var person = known(subject);
        var purpose = measuring.purpose(counter.statement(), counter.actor());
        var watches = health.purpose(counter.statement(), counter.actor());
        var holds = equipment();
        if (purpose.isEmpty() && watches.isEmpty() && holds.isEmpty()) throw new ResponseStatusException(HttpStatus.FORBIDDEN);
        model.addAttribute("subject", subject).addAttribute("devices", holds.map(use -> devices(person, use, locale)).orElse(List.of()))
                .addAttribute("sets", holds.isPresent()).addAttribute("measures", purpose.isPresent()).addAttribute("connected", measuring.connected());
        purpose.ifPresent(key -> {
            model.addAttribute("faults", measuring.open(counter.controller(), person).stream().map(fault -> new Fault(fault.anchor().value(), fault.number(), fault.opened())).toList());
            signal(measuring.measured(person, key, counter.actor()), locale).ifPresent(picture -> model.addAttribute("signal", picture));
        });
        watches.flatMap(key -> state(health.of(person, key, counter.actor(), "line-page"), locale)).ifPresent(picture -> model.addAttribute("service", picture));
        told.filter("measured"::equals).ifPresent(_ -> model.addAttribute("told", "telemetry.line.measured"));
        return "telemetry/signal/line";
    }

    /// Someone else's customer is not there.
    private SubjectId known(long subject) {
        return Optional.of(new SubjectId(subject)).filter(person -> measuring.knows(counter.controller(), person))
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }

    /// The use of equipment's records that whoever is at the desk may make.
    private Optional<Use> equipment() {
        return counter.statement().purposes().values().stream().filter(purpose -> purpose.categories().containsKey("equipment"))
                .map(purpose -> Use.of(counter.actor(), purpose.key(), "line-page").only("equipment")).filter(use -> gate.refusal(use).isEmpty()).findFirst();
    }

    private List<Device> devices(SubjectId person, Use use, Locale locale) {
        if (!(gate.use(use, person) instanceof Use.Answer.Given(var holdings))) return List.of();
        var words = Vocabulary.in(Counter.language(locale));
        return holdings.stream().map(holding -> {
            var facts = new java.util.LinkedHashMap<String, Personal>();
            for (var field : List.of("product", "serial-number", "delivered", "returned")) holding.field(field).ifPresent(value -> facts.put(words.sentence(words.field(field)), value));
            return new Device(holding.id(), facts, holding.field("returned").isEmpty(), reason(holding, locale));
        }).toList();
    }

    private Reason reason(Holding holding, Locale locale) {
        var answer = why.of(List.<TermsId>of(holding.terms()), Counter.language(locale)).get(holding.terms());
        var words = Vocabulary.in(Counter.language(locale));
        return new Reason(answer.longest().map(Why.Reason::because).orElse(""), words.sentence(answer.longest().map(Why.Reason::howLong).orElse("")), answer.goes());
    }

    private Optional<Picture> signal(List<Holding> measured, Locale locale) {
        var points = new ArrayList<Curve.Point>();
        var rows = new ArrayList<Row>();
        for (var holding : measured) {
            var at = holding.field("measured").flatMap(value -> Reading.moment(value.reveal()));
            var noise = holding.field("quality").map(Personal::reveal).orElse("");
            if (at.isEmpty() || noise.isEmpty()) continue;
            points.add(new Curve.Point(at.get(), Double.parseDouble(noise.replace(" dB", ""))));
            rows.add(new Row(at.get(), noise, holding.field("measurement").map(Personal::reveal).orElse("")));
        }
        return picture(points, rows, new Frame(GOOD_NOISE, "dB", "telemetry.line.signal.says"), measured.isEmpty() ? Optional.empty() : Optional.of(measured.getLast()), locale);
    }

    private Optional<Picture> state(List<Health.State> states, Locale locale) {
        var points = states.stream().map(state -> new Curve.Point(state.at(), state.quality())).toList();
        var rows = states.stream().map(state -> new Row(state.at(), String.valueOf(Math.round(state.quality())), state.service())).toList();
        return picture(points, rows, new Frame(GOOD_QUALITY, "", "telemetry.line.service.says"), states.isEmpty() ? Optional.empty() : Optional.of(states.getLast().holding()), locale);
    }

    private record Frame(double floor, String unit, String says) {}

    private Optional<Picture> picture(List<Curve.Point> points, List<Row> rows, Frame frame, Optional<Holding> last, Locale locale) {
        if (points.isEmpty() || last.isEmpty()) return Optional.empty();
        var curve = new Curve(points, frame.floor(), frame.unit(), counter.zone());
        var says = texts.getMessage(frame.says(), new Object[] {points.size(), curve.low().value(), curve.high().value()}, locale);
        return Optional.of(new Picture(curve.wide(says), curve.narrow(says), rows.reversed().stream().limit(24).toList(), reason(last.get(), locale)));
    }

    @PostMapping("/measurements")
    String measure(@PathVariable long subject, @RequestParam(defaultValue = "0") long fault, Model model, Locale locale,
                   jakarta.servlet.http.HttpServletResponse response) {
        return switch (measuring.measure(known(subject), fault, counter.actor())) {
            case Measuring.Outcome.Measured _ -> "redirect:/desk/lines/" + subject + "?told=measured";
            case Measuring.Outcome.Refused(var reason) when reason == Measuring.Why.NOT_YOURS -> throw new ResponseStatusException(HttpStatus.FORBIDDEN);
            case Measuring.Outcome.Refused(var reason) -> {
                response.setStatus(HttpStatus.CONFLICT.value());
                model.addAttribute("problems", Problems.of("fault", "telemetry.refused." + reason.name().toLowerCase(Locale.ROOT).replace('_', '-')));
                yield line(subject, Optional.empty(), model, locale);
            }
        };
    }

    @PostMapping("/devices")
    String setUp(@PathVariable long subject, @RequestParam String product, @RequestParam String serial, @RequestParam String number, Model model, Locale locale) {
        if (equipment().isEmpty()) throw new ResponseStatusException(HttpStatus.FORBIDDEN);
        if (devices.setUp(new Devices.Order(known(subject), product, serial, number.strip()), counter.actor()).isPresent()) return "redirect:/desk/lines/" + subject;
        model.addAttribute("problems", Problems.of("number", "telemetry.refused.device"));
        return line(subject, Optional.empty(), model, locale);
    }

    @PostMapping("/devices/{device}/return")
    String takeHome(@PathVariable long subject, @PathVariable long device) {
        if (equipment().isEmpty()) throw new ResponseStatusException(HttpStatus.FORBIDDEN);
        if (!devices.takeHome(known(subject), device, counter.actor())) throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        return "redirect:/desk/lines/" + subject;
    }
}
