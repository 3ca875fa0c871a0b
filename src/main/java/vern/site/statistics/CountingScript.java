package vern.site.statistics;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import vern.site.consent.Asked;
import vern.site.consent.ScriptPart;
import vern.statement.Statement;

/// Tells `vern.js` what to count, and which other programs that count are let in after a yes.
@Component
class CountingScript implements ScriptPart {

    private final Connectors connectors;

    CountingScript(Connectors connectors) {
        this.connectors = connectors;
    }

    @Override
    public void add(Statement statement, Map<String, Object> configuration) {
        var markers = new ArrayList<Map<String, Object>>();
        Counting.of(statement).ifPresent(counting -> {
            var visits = new LinkedHashMap<String, Object>(Map.of("purpose", counting.purpose().key()));
            counting.marker().ifPresent(marker -> {
                visits.put("marker", marker.name());
                markers.add(Map.of("purpose", counting.purpose().key(), "name", marker.name(), "seconds", Asked.seconds(marker)));
            });
            configuration.put("visits", visits);
        });
        configuration.put("markers", List.copyOf(markers));
        configuration.put("connectors", connectors.of(statement).stream().filter(Connectors.Connector::on).map(CountingScript::told).toList());
    }

    private static Map<String, Object> told(Connectors.Connector connector) {
        var told = new LinkedHashMap<String, Object>(Map.of("purpose", connector.purpose(), "src", connector.source()));
        connector.measurement().ifPresent(id -> told.put("gtag", id));
        told.put("expires", connector.seconds());
        return told;
    }
}
