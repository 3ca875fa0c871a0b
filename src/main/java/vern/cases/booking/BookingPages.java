package vern.cases.booking;

import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import vern.cases.Kind;
import vern.ledger.Gate;
import vern.ledger.Holding;
import vern.ledger.Use;
import vern.staff.Counter;
import vern.web.Problems;

/// The calendar at the desk: what is free, who comes, and when.
@Controller
@RequestMapping("/desk/bookings")
class BookingPages {

    private static final int WEEKS = 6;
    private static final List<String> FIELDS = List.of("name", "phone", "email", "address", "equipment");

    private final Counter counter;
    private final Gate gate;
    private final Slots slots;
    private final Bookings bookings;

    BookingPages(Counter counter, Gate gate, Slots slots, Bookings bookings) {
        this.counter = counter;
        this.gate = gate;
        this.slots = slots;
        this.bookings = bookings;
    }

    /// One time, with who comes if anyone does and it may be seen.
    record Row(Slot slot, LocalDate day, Optional<Bookings.Appointment> appointment, Optional<Holding> who) {}

    private Optional<String> purpose() {
        return counter.statement().purposes().values().stream().filter(one -> one.categories().containsKey("booking")).map(one -> one.key())
                .filter(key -> gate.refusal(Use.of(counter.actor(), key, "calendar")).isEmpty()).findFirst();
    }

    private String allowed() {
        return purpose().orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }

    @GetMapping
    String calendar(Model model) {
        var purpose = allowed();
        var all = slots.between(counter.controller(), counter.moment().minus(Duration.ofDays(7)), counter.moment().plus(Duration.ofDays(7L * WEEKS)));
        var appointments = bookings.of(counter.controller(), all.stream().map(Slot::id).toList());
        var latest = appointments.stream().collect(Collectors.toMap(Bookings.Appointment::slot, one -> one, (a, b) -> b));
        var held = held(purpose, latest.values().stream().map(Bookings.Appointment::id).toList());
        model.addAttribute("rows", all.stream().map(slot -> new Row(slot, counter.day(slot.starts()), Optional.ofNullable(latest.get(slot.id())),
                        Optional.ofNullable(latest.get(slot.id())).map(one -> held.get(one.id())))).toList())
                .addAttribute("kinds", List.of(Kind.DEMONSTRATION, Kind.SERVICE, Kind.REPAIR)).addAttribute("today", counter.today())
                .addAttribute("free", all.stream().filter(slot -> !slot.taken() && slot.starts().isAfter(counter.moment())).toList());
        if (!model.containsAttribute("values")) model.addAttribute("values", Map.of());
        return "cases/booking/calendar";
    }

    private Map<Long, Holding> held(String purpose, List<Long> ids) {
        if (ids.isEmpty()) return Map.of();
        return gate.useRecords(Use.of(counter.actor(), purpose, "calendar"), BookingKeeper.BOOKING, ids) instanceof Use.Answer.Given(var holdings)
                ? holdings.stream().collect(Collectors.toMap(Holding::id, one -> one)) : Map.of();
    }

    /// Times to offer: so many after one another.
    record Offer(String kind, @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) LocalDate day, @DateTimeFormat(iso = DateTimeFormat.ISO.TIME) LocalTime from, int minutes, int count, String place) {}

    @PostMapping("/slots")
    String open(Offer offer) {
        allowed();
        var kind = Kind.of(offer.kind()).filter(Kind::booking).orElseThrow(() -> new ResponseStatusException(HttpStatus.BAD_REQUEST));
        if (offer.minutes() < 5 || offer.minutes() > 600 || offer.count() < 1 || offer.count() > 50 || offer.place().isBlank()) throw new ResponseStatusException(HttpStatus.BAD_REQUEST);
        for (int i = 0; i < offer.count(); i++) {
            slots.open(counter.controller(), kind, offer.day().atTime(offer.from()).atZone(counter.zone()).toInstant().plus(Duration.ofMinutes((long) i * offer.minutes())),
                    Duration.ofMinutes(offer.minutes()), offer.place().strip());
        }
        return "redirect:/desk/bookings";
    }

    @PostMapping
    String book(@RequestParam Map<String, String> sent, Model model) {
        allowed();
        var fields = new HashMap<String, String>();
        FIELDS.forEach(field -> Optional.ofNullable(sent.get(field)).filter(value -> !value.isBlank()).ifPresent(value -> fields.put(field, value.strip())));
        long slot = Optional.ofNullable(sent.get("slot")).filter(text -> text.matches("\\d{1,15}")).map(Long::parseLong).orElse(0L);
        return switch (bookings.book(new Bookings.Wish(counter.controller(), slot, fields, Optional.empty(), counter.statement().primaryLanguage()), counter.actor())) {
            case Booked.Done ignored -> "redirect:/desk/bookings";
            case Booked.Refused(var reason) -> {
                model.addAttribute("problems", Problems.of("slot", "cases.booking.refused." + reason)).addAttribute("values", sent);
                yield calendar(model);
            }
        };
    }

    @PostMapping("/{slot}/cancellation")
    String cancel(@PathVariable long slot) {
        return end(slot, true);
    }

    @PostMapping("/{slot}/completion")
    String done(@PathVariable long slot) {
        return end(slot, false);
    }

    private String end(long slot, boolean calledOff) {
        var purpose = allowed();
        bookings.of(counter.controller(), List.of(slot)).stream().filter(one -> one.state().equals("booked")).findFirst().ifPresent(one -> {
            var email = Optional.ofNullable(held(purpose, List.of(one.id())).get(one.id())).flatMap(held -> held.field("email")).map(value -> value.reveal());
            bookings.end(one, calledOff, email, counter.actor());
        });
        return "redirect:/desk/bookings";
    }
}
