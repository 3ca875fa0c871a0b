package vern.bench.gdpr;

import java.util.HashMap;
import java.util.HashSet;
import vern.bench.Company;
import vern.statement.Basis;
import vern.statement.Statement;

/// What the benchmark's company declares: 25 purposes, ten categories from ten sources, each datum kept until an instant of its own.
final class Declaration {

    static final String CONTROLLER = Company.KEY;
    /// The event at which a record is over, known from the beginning.
    static final String END = "case-closed";

    private Declaration() {}

    static Statement statement() {
        var sources = new HashSet<String>();
        for (int i = 0; i < Datum.CATEGORIES; i++) sources.add("src" + i);
        var company = new Company();
        var rules = new HashMap<String, String>();
        for (int i = 0; i < Datum.CATEGORIES; i++) {
            company.category("cat" + i, sources, "data");
            rules.put("cat" + i, "until " + END);
        }
        for (int i = 0; i < Datum.PURPOSES; i++) company.purpose("purpose" + i, Basis.CONTRACT, rules);
        return company.statement();
    }
}
