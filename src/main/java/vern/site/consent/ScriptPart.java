package vern.site.consent;

import java.util.Map;
import vern.statement.Statement;

/// Something else that `vern.js` is to know about a company's site, beside what it asks about.
public interface ScriptPart {

    /// Adds to the configuration; values are texts, numbers, lists and maps.
    void add(Statement statement, Map<String, Object> configuration);
}
