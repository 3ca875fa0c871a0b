package vern.statement.render;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import vern.law.Law;
import vern.statement.Statement;
import vern.statement.retention.Keep;

/// stub
record Jurisdiction(Wording words) {
    static Jurisdiction of(Statement statement, String language, Law law) { return new Jurisdiction(Wording.in(language)); }
    String authority() { return "Datatilsynet"; }
    List<Notice.Line> reachAuthority() { return List.of(Notice.Line.to("datatilsynet.no", "https://www.datatilsynet.no")); }
    Optional<String> duty(String key) { return Optional.of(key); }
    boolean inEea(String country) { return Set.of("NO", "SE", "DK", "FI", "DE", "IE").contains(country); }
    boolean adequate(String country) { return false; }
    String kept(Keep keep) { return keep.toString(); }
}
