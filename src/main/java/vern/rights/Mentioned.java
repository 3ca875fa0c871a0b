package vern.rights;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import vern.statement.Controller;

/// What in a text could point at someone: words that look like a name, an e-mail address, a telephone or identity number, a customer number.
/// Whether a name or a customer number is anybody's must be asked.
record Mentioned(List<Span> plain, Map<Span, String> names, Map<Span, String> numbers) {

    private static final Pattern EMAIL = Pattern.compile("[\\p{L}\\p{N}._%+-]+@[\\p{L}\\p{N}-]+(?:\\.[\\p{L}\\p{N}-]+)+");
    private static final Pattern FIGURES = Pattern.compile("(?<![\\p{L}\\p{N}@/.,-])(?:\\+|00)?\\(?\\d(?:[ \\u00a0().+-]{0,2}\\d){7,13}(?![\\p{L}\\p{N}@/]|[.,-]\\d)");
    private static final Pattern DAY = Pattern.compile("(?:\\d{4}[-. ]\\d{1,2}[-. ]\\d{1,2}|\\d{1,2}[-. ]{1,2}\\d{1,2}[-. ]{1,2}\\d{4})(?:\\D.*)?");
    private static final Pattern WORDS = Pattern.compile("\\p{Lu}[\\p{L}'’-]+(?:[ \\u00a0]+(?:(?:av|af|von|van|de|der|la)[ \\u00a0]+)?\\p{Lu}[\\p{L}'’-]+)+");
    private static final Pattern WORD = Pattern.compile("[\\p{L}'’-]+");
    private static final Pattern NUMBER = Pattern.compile("(?<![\\p{L}\\p{N}@.,-])(?:\\p{Lu}{1,5}-?\\d{2,10}|\\d{5,10})(?![\\p{L}\\p{N}@]|[.,-]\\d)|(?<=(?i:kundenummer|kundnummer|kundenr\\.?|kundnr\\.?|kunde|kund|customer|customer number|customer no\\.?) )[\\p{L}\\p{N}-]{2,20}");
    private static final Pattern SPACE = Pattern.compile("[\\s\\u00a0]+");
    private static final Pattern ABROAD = Pattern.compile("^(?:\\+|00)(?:47|46|45|358)?");
    private static final Pattern NOT_FIGURES = Pattern.compile("\\D");
    private static final int LONGEST_NAME = 4;

    record Span(int from, int until) {}

    /// @param own what is the person's own or the company's, and points at nobody else
    static Mentioned in(String text, Own own) {
        var plain = new ArrayList<Span>();
        EMAIL.matcher(text).results().filter(found -> !own.words().contains(small(found.group()))).forEach(found -> plain.add(new Span(found.start(), found.end())));
        FIGURES.matcher(text).results().filter(found -> !DAY.matcher(found.group()).matches() && !own.figures().contains(figures(found.group())))
                .forEach(found -> plain.add(new Span(found.start(), found.end())));
        var numbers = new LinkedHashMap<Span, String>();
        NUMBER.matcher(text).results().filter(found -> !own.words().contains(small(found.group()))).forEach(found -> numbers.put(new Span(found.start(), found.end()), found.group()));
        return new Mentioned(plain, names(text, own), numbers);
    }

    /// Every two to four words in a row that begin with a capital, as they could stand in a register; a genitive's s may be the name's or not.
    private static Map<Span, String> names(String text, Own own) {
        var names = new LinkedHashMap<Span, String>();
        WORDS.matcher(text).results().forEach(run -> {
            var words = WORD.matcher(run.group()).results().map(word -> new Span(run.start() + word.start(), run.start() + word.end())).toList();
            for (int first = 0; first < words.size(); first++) {
                for (int last = first + 1; last < Math.min(words.size(), first + LONGEST_NAME); last++) {
                    var span = new Span(words.get(first).from(), words.get(last).until());
                    var name = small(text.substring(span.from(), span.until()));
                    if (!own.words().contains(name) && !own.words().contains(bare(name))) names.put(span, name);
                }
            }
        });
        return names;
    }

    /// As a name is asked for: as it stands, and without the s of a genitive.
    static Stream<String> spellings(String name) {
        return Stream.of(name, bare(name)).distinct();
    }

    private static String bare(String name) {
        return name.replaceAll("['’]?s$", "");
    }

    static String small(String words) {
        return SPACE.matcher(words.strip()).replaceAll(" ").toLowerCase(Locale.ROOT);
    }

    /// Only the figures, without what stands before them when one calls from abroad or from another area.
    static String figures(String number) {
        var figures = NOT_FIGURES.matcher(ABROAD.matcher(number.strip()).replaceFirst("")).replaceAll("");
        return figures.startsWith("0") ? figures.substring(1) : figures;
    }

    /// What points at nobody else, as words in small letters and as bare figures.
    record Own(Set<String> words, Set<String> figures) {

        static Own of(Collection<String> values, Controller company) {
            var contacts = Stream.concat(Stream.of(company.general(), company.privacy()), company.dataProtectionOfficer().stream())
                    .flatMap(contact -> Stream.concat(contact.email().stream(), contact.phone().stream()));
            var all = Stream.of(values.stream(), contacts, Stream.of(company.organisationNumber()), company.postalAddress().stream(), company.visitingAddress().stream()).flatMap(one -> one).toList();
            return new Own(all.stream().map(Mentioned::small).collect(Collectors.toSet()),
                    all.stream().map(Mentioned::figures).filter(figures -> figures.length() > 3).collect(Collectors.toSet()));
        }
    }

    /// The spans in order, those that touch made one.
    static List<Span> together(Collection<Span> spans) {
        var found = new ArrayList<Span>();
        spans.stream().sorted(Comparator.comparingInt(Span::from)).forEach(span -> {
            if (!found.isEmpty() && span.from() < found.getLast().until()) found.add(new Span(found.getLast().from(), Math.max(found.removeLast().until(), span.until())));
            else found.add(span);
        });
        return found;
    }
}
