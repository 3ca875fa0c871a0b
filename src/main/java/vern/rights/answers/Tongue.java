package vern.rights.answers;

import java.util.Locale;
import java.util.function.Supplier;
import org.springframework.context.i18n.LocaleContextHolder;

/// Says something in the language of the person it is for, whatever language the one at the desk reads.
public final class Tongue {

    private Tongue() {}

    public static <T> T in(String language, Supplier<T> saying) {
        var before = LocaleContextHolder.getLocaleContext();
        LocaleContextHolder.setLocale(Locale.of(language));
        try {
            return saying.get();
        } finally {
            LocaleContextHolder.setLocaleContext(before);
        }
    }
}
