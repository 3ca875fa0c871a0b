package vern.rights.answers;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import vern.ledger.Actor;
import vern.ledger.Personal;
import vern.ledger.Rectification;
import vern.rights.Dossiers;
import vern.rights.requests.Request;
import vern.statement.Statement;
import vern.statement.render.Vocabulary;

/// What another company has delivered for someone in the published format (Art. 20(2)): read, laid beside what is held, and taken over field by field, into
/// the contact details that the statement declares.
@Component
public class Incoming {

    /// What a request is about that such a delivery has made.
    public static final String ABOUT = "delivered";

    private static final String CONTACT = "contact";
    private static final int LONGEST = 200;
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final Dossiers dossiers;
    private final Rectification rectification;

    Incoming(Dossiers dossiers, Rectification rectification) {
        this.dossiers = dossiers;
        this.rectification = rectification;
    }

    /// A field that was delivered, and what is held of it now.
    public record Line(String field, String label, String delivered, Optional<String> held) {
        public boolean same() {
            return held.filter(delivered::equals).isPresent();
        }

        @Override
        public String toString() {
            return "Line[" + field + "]";
        }
    }

    public static boolean is(Request request) {
        return request.about().filter(ABOUT::equals).isPresent();
    }

    /// What of it could be taken over; what the statement has no field for stays out.
    public List<Line> lines(Actor reader, Request request, Statement statement, String file) {
        var declared = Optional.ofNullable(statement.categories().get(CONTACT)).map(category -> category.fields()).orElse(List.of());
        var words = Vocabulary.in(LocaleContextHolder.getLocale().getLanguage());
        var held = dossiers.whole(reader, request.subject(), request.language(), "portability").stream().flatMap(dossier -> dossier.records())
                .filter(kept -> kept.holding().category().equals(CONTACT)).flatMap(kept -> kept.fields().stream()).toList();
        return delivered(file).entrySet().stream().filter(field -> declared.contains(field.getKey()))
                .map(field -> new Line(field.getKey(), words.sentence(words.field(field.getKey())), field.getValue(), held.stream().filter(one -> one.name().equals(field.getKey())).map(one -> one.value().reveal()).findFirst())).toList();
    }

    private static Map<String, String> delivered(String file) {
        var found = new LinkedHashMap<String, String>();
        try {
            for (JsonNode record : JSON.readTree(file).path("records")) {
                record.path("fields").properties().forEach(field -> {
                    var value = field.getValue().asString("").strip();
                    if (!value.isEmpty()) found.putIfAbsent(field.getKey(), value.substring(0, Math.min(LONGEST, value.length())));
                });
            }
        } catch (tools.jackson.core.JacksonException unreadable) {
            return Map.of();
        }
        return found;
    }

    /// Takes these fields over. Returns those that it changed something of.
    List<String> take(Actor actor, Request request, List<Line> lines, Set<String> chosen) {
        return lines.stream().filter(line -> chosen.contains(line.field()) && !line.same())
                .filter(line -> rectification.correct(request.controller(), request.subject(),
                        new Rectification.Change(Set.of(CONTACT), line.field(), line.held(), Optional.of(line.delivered())), actor) > 0).map(Line::field).toList();
    }

    /// The file, among what was written with a request.
    public static String file(Map<String, Personal> said) {
        return Optional.ofNullable(said.get("message")).map(Personal::reveal).orElse("");
    }
}
