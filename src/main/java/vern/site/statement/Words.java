package vern.site.statement;

import java.time.Instant;
import java.time.ZoneId;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;
import vern.web.Formats;

/// The reader's language, for what is put together in code.
@Component
class Words {

    private final MessageSource messages;
    private final Formats formats;

    Words(MessageSource messages, Formats formats) {
        this.messages = messages;
        this.formats = formats;
    }

    String language() {
        return LocaleContextHolder.getLocale().getLanguage();
    }

    String say(String key, Object... details) {
        return messages.getMessage("site." + key, details, LocaleContextHolder.getLocale());
    }

    Formats formats() {
        return formats;
    }

    /// *last night at 03:00*, or which night it was.
    String nightAndTime(Instant at, Instant now, ZoneId zone) {
        var time = formats.time(at);
        return lastNight(at, now, zone) ? say("night.last.time", time) : say("night.other.time", formats.date(at), time);
    }

    /// *last night*, or which night it was.
    String night(Instant at, Instant now, ZoneId zone) {
        return lastNight(at, now, zone) ? say("night.last") : say("night.other", formats.date(at));
    }

    private static boolean lastNight(Instant at, Instant now, ZoneId zone) {
        return at.atZone(zone).toLocalDate().equals(now.atZone(zone).toLocalDate());
    }
}
