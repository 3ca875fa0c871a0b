package vern.cases.booking;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;

/// An invitation as calendars read it (RFC 5545, RFC 5546): one event, the same number as long as it lives.
final class Calendar {

    private static final DateTimeFormatter UTC = DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);
    private static final int LINE = 74;

    private Calendar() {}

    /// What it says: its number, how often it has changed, the time, and the words.
    record Event(String number, int sequence, Instant made, Slot slot, String title, String organiser, boolean cancelled) {}

    static byte[] write(Event event) {
        var lines = new ArrayList<>(List.of("BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Vern//Bookings//EN", "METHOD:" + (event.cancelled() ? "CANCEL" : "REQUEST"),
                "BEGIN:VEVENT", "UID:" + event.number(), "SEQUENCE:" + event.sequence(), "DTSTAMP:" + UTC.format(event.made()), "DTSTART:" + UTC.format(event.slot().starts()),
                "DTEND:" + UTC.format(event.slot().ends()), "SUMMARY:" + escaped(event.title()), "LOCATION:" + escaped(event.slot().place()),
                "ORGANIZER:mailto:" + event.organiser(), "STATUS:" + (event.cancelled() ? "CANCELLED" : "CONFIRMED"), "END:VEVENT", "END:VCALENDAR"));
        var text = new StringBuilder();
        lines.forEach(line -> fold(line, text));
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static String escaped(String text) {
        return text.replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,").replaceAll("\\R", "\\\\n").replaceAll("\\p{Cntrl}", "");
    }

    /// Lines of at most 75 octets; the rest goes on after a space.
    private static void fold(String line, StringBuilder into) {
        int octets = 0;
        for (int i = 0; i < line.length();) {
            int point = line.codePointAt(i);
            var letter = Character.toString(point);
            int size = letter.getBytes(StandardCharsets.UTF_8).length;
            if (octets + size > LINE) {
                into.append("\r\n ");
                octets = 1;
            }
            into.append(letter);
            octets += size;
            i += Character.charCount(point);
        }
        into.append("\r\n");
    }
}
