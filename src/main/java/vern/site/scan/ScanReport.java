package vern.site.scan;

import java.util.stream.Collectors;

/// The outcome of a scan as a page to keep: what is wrong first, then everything that was seen.
final class ScanReport {

    private static final String STYLE = "body{font:16px/1.5 system-ui,sans-serif;max-width:60rem;margin:3rem auto;padding:0 1rem;color:#202327}"
            + "table{border-collapse:collapse;width:100%;font-size:.875rem}th,td{text-align:start;padding:.375rem .75rem .375rem 0;border-block-end:1px solid #e1e2e4;overflow-wrap:anywhere}"
            + "h1{letter-spacing:-.02em}.wrong{color:#b81a1a;font-weight:600}";

    private ScanReport() {}

    static String html(Scan.Outcome outcome) {
        var answer = outcome.clean() ? "Everything found is declared, and nothing came before its yes." : outcome.faults().size() + " found that is not as declared.";
        return """
                <!doctype html>
                <html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>Cookie scan</title><style>%s</style></head>
                <body><main><h1>Cookie scan</h1><p>%s</p><p>%s, %d pages%s.</p>
                <h2>Not as declared</h2>%s
                <h2>Everything seen</h2><table><thead><tr><th scope="col">What</th><th scope="col">Name</th><th scope="col">When</th><th scope="col">Verdict</th></tr></thead><tbody>%s</tbody></table>
                <h2>Pages</h2><ul>%s</ul></main></body></html>
                """.formatted(STYLE, text(answer), text(outcome.start().toString()), outcome.pages().size(), outcome.asks() ? "" : ", without a dialog of Vern's",
                outcome.clean() ? "<p>Nothing.</p>" : outcome.faults().stream().map(fault -> "<li class=\"wrong\">" + text(fault.sentence()) + "</li>").collect(Collectors.joining("", "<ul>", "</ul>")),
                outcome.seen().stream().map(ScanReport::row).distinct().collect(Collectors.joining()),
                outcome.pages().stream().map(page -> "<li>" + text(page) + "</li>").collect(Collectors.joining()));
    }

    private static String row(Scan.Seen seen) {
        return "<tr><td>" + text(seen.thing()) + "</td><td>" + text(seen.name()) + "</td><td>" + text(seen.when()) + "</td><td" + (seen.verdict().equals("as declared") ? "" : " class=\"wrong\"")
                + ">" + text(seen.verdict()) + "</td></tr>";
    }

    private static String text(String raw) {
        return raw.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("\"", "&quot;");
    }
}
