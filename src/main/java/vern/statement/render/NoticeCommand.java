package vern.statement.render;

import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;
import vern.law.Law;
import vern.statement.Reading;
import vern.statement.Statement;
import vern.statement.Statements;

/// `./vern notice FILE --lang nb --format html|md|pdf|jsonld`: prints the published statement. Without `--lang` it is in the company's own
/// language, without `--format` a web page.
public final class NoticeCommand {

    private static final String USAGE = "usage: ./vern notice FILE [--lang LANGUAGE] [--format " + Format.names("|") + "]";

    private NoticeCommand() {}

    private enum Format {
        HTML, MD, PDF, JSONLD;

        static Optional<Format> find(String name) {
            return Arrays.stream(values()).filter(f -> f.lower().equals(name)).findFirst();
        }

        static String names(String between) {
            return Arrays.stream(values()).map(Format::lower).collect(Collectors.joining(between));
        }

        private String lower() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }
    }

    private record Wish(Optional<String> file, Optional<String> language, String format, Optional<String> unknown) {}

    /// Returns 0 when the notice was printed, 1 with a sentence that says what to write instead.
    public static int run(String[] arguments, PrintStream out) {
        var wish = wish(arguments);
        if (wish.unknown().isPresent()) return refuse(out, "There is no option " + wish.unknown().get() + "; " + USAGE);
        if (wish.file().isEmpty()) return refuse(out, USAGE);
        var format = Format.find(wish.format());
        if (format.isEmpty()) return refuse(out, "There is no format " + wish.format() + "; choose " + Format.names(", ") + ".");
        return switch (Statements.read(Path.of(wish.file().get()))) {
            case Reading.Unreadable unreadable -> {
                unreadable.findings().forEach(f -> out.println(f.printed()));
                yield 1;
            }
            case Reading.Readable readable -> print(readable.statement(), wish, format.get(), out);
        };
    }

    private static int print(Statement statement, Wish wish, Format format, PrintStream out) {
        var language = wish.language().orElse(statement.primaryLanguage());
        var offered = statement.languages().stream().filter(Wording.LANGUAGES::contains).toList();
        if (!offered.contains(language))
            return refuse(out, "This statement is not written in " + language + "; choose " + String.join(", ", offered) + ".");
        var law = Law.standard();
        var notice = Notice.of(statement, language, law);
        switch (format) {
            case HTML -> out.print(Html.document(notice));
            case MD -> out.print(Markdown.of(notice));
            case JSONLD -> out.println(JsonLd.of(statement, language, law));
            case PDF -> write(Pdf.of(notice), out);
        }
        out.flush();
        return 0;
    }

    private static void write(byte[] bytes, PrintStream out) {
        try {
            out.write(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Wish wish(String[] arguments) {
        var wish = new Wish(Optional.empty(), Optional.empty(), "html", Optional.empty());
        for (int i = 0; i < arguments.length; i++) {
            var next = i + 1 < arguments.length ? arguments[i + 1] : "";
            switch (arguments[i]) {
                case "--lang" -> { wish = new Wish(wish.file(), Optional.of(next), wish.format(), wish.unknown()); i++; }
                case "--format" -> { wish = new Wish(wish.file(), wish.language(), next, wish.unknown()); i++; }
                case String option when option.startsWith("--") -> wish = new Wish(wish.file(), wish.language(), wish.format(), Optional.of(option));
                case String file -> wish = new Wish(Optional.of(file), wish.language(), wish.format(), wish.unknown());
            }
        }
        return wish;
    }

    private static int refuse(PrintStream out, String sentence) {
        out.println(sentence);
        return 1;
    }
}
