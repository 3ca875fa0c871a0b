package vern.rights.handling;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.server.ResponseStatusException;
import vern.rights.requests.Request;
import vern.rights.requests.Requests;
import vern.staff.Counter;
import vern.start.PublicAddress;
import vern.start.Published;

/// The deadlines as a calendar (iCalendar, RFC 5545): numbers, rights and days, and nothing of anyone.
@Controller
class CalendarPages {

    private static final DateTimeFormatter DAY = DateTimeFormatter.BASIC_ISO_DATE;
    private static final DateTimeFormatter STAMP = DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);

    private final Feeds feeds;
    private final Requests requests;
    private final Counter counter;
    private final Surroundings surroundings;

    /// What a calendar is written with.
    @org.springframework.stereotype.Component("calendarSurroundings")
    record Surroundings(MessageSource texts, Published published, PublicAddress site, Clock clock) {}

    CalendarPages(Feeds feeds, Requests requests, Counter counter, Surroundings surroundings) {
        this.feeds = feeds;
        this.requests = requests;
        this.counter = counter;
        this.surroundings = surroundings;
    }

    @GetMapping("/desk/requests/calendar")
    String page() {
        return "rights/handling/calendar";
    }

    @PostMapping("/desk/requests/calendar")
    String make(Model model) {
        model.addAttribute("address", surroundings.site().of("/calendar/" + feeds.make(counter.controller(), counter.actor().account()) + ".ics"));
        return "rights/handling/calendar";
    }

    @GetMapping("/calendar/{token:[A-Za-z0-9_-]{43}}.ics")
    ResponseEntity<String> calendar(@PathVariable String token) {
        var company = feeds.company(token).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        var statement = surroundings.published().of(company);
        var language = Locale.of(statement.primaryLanguage());
        var lines = new java.util.ArrayList<>(List.of("BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Vern//Requests//EN", "CALSCALE:GREGORIAN"));
        requests.open(company).forEach(request -> lines.addAll(event(request, company, language, surroundings.clock().instant())));
        lines.add("END:VCALENDAR");
        return ResponseEntity.ok().contentType(MediaType.parseMediaType("text/calendar;charset=UTF-8")).body(String.join("\r\n", lines) + "\r\n");
    }

    private List<String> event(Request request, String company, Locale language, Instant now) {
        LocalDate due = request.due();
        var kind = surroundings.texts().getMessage("rights.kind." + request.kind().key(), null, language);
        var title = surroundings.texts().getMessage("rights.calendar.entry", new Object[] {request.reference(), kind}, language);
        return List.of("BEGIN:VEVENT", "UID:" + request.reference() + "-" + company + "@vern", "DTSTAMP:" + STAMP.format(now), "DTSTART;VALUE=DATE:" + DAY.format(due),
                "DTEND;VALUE=DATE:" + DAY.format(due.plusDays(1)), "SUMMARY:" + title.replace(",", "\\,"), "URL:" + surroundings.site().of("/desk/requests/" + request.number()),
                "BEGIN:VALARM", "ACTION:DISPLAY", "DESCRIPTION:" + request.reference(), "TRIGGER:-P2D", "END:VALARM", "END:VEVENT");
    }
}
