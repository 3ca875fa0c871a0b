package vern.orders.billing;

import java.util.Locale;
import java.util.stream.Collectors;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;
import org.springframework.web.util.HtmlUtils;
import vern.orders.sales.Line;
import vern.orders.sales.Money;
import vern.statement.render.Pdf;

/// An invoice on paper, in the company's own language.
@Component
class InvoicePrint {

    private static final String STYLE = "@page{size:A4;margin:22mm}body{font-family:Inter;font-size:10pt;line-height:1.45}h1{font-size:20pt}"
            + "table{width:100%;border-collapse:collapse;margin-top:8mm}th,td{text-align:left;padding:2mm 0;border-bottom:.3pt solid #999}.n{text-align:right}";

    private final MessageSource texts;

    InvoicePrint(MessageSource texts) {
        this.texts = texts;
    }

    byte[] pdf(MadeOut.Paper paper) {
        return Pdf.of(html(paper), paper.issued().issued());
    }

    private String html(MadeOut.Paper paper) {
        var says = new Says(Locale.of(paper.seller().primaryLanguage()));
        var issued = paper.issued();
        var title = says.text(issued.credits().isPresent() ? "orders.paper.credit" : "orders.paper.invoice", "" + issued.number());
        var credits = issued.credits().map(number -> "<p>" + says.text("orders.paper.credits", "" + number) + "</p>").orElse("");
        var seller = paper.seller().controller();
        return """
                <html lang="%s"><head><title>%s</title><meta name="description" content="%s"/><style>%s</style></head><body>
                <p><b>%s</b><br/>%s</p><p>%s<br/>%s</p><h1>%s</h1>%s<p>%s<br/>%s</p>
                <table><thead><tr><th>%s</th><th class="n">%s</th><th class="n">%s</th><th class="n">%s</th></tr></thead><tbody>%s</tbody></table>
                <p class="n">%s<br/>%s<br/><b>%s</b></p></body></html>"""
                .formatted(paper.seller().primaryLanguage(), title, title, STYLE, escaped(seller.legalName()), escaped(seller.numberAsRead()),
                        escaped(paper.name()), escaped(paper.address()), title, credits, says.text("orders.paper.issued", issued.issued().toString()),
                        says.text("orders.paper.due", issued.due().toString()), says.text("orders.line.product"), says.text("orders.line.quantity"), says.text("orders.line.price"),
                        says.text("orders.line.sum"), issued.lines().stream().map(InvoicePrint::row).collect(Collectors.joining()),
                        says.text("orders.paper.net", sum(issued, issued.net())), says.text("orders.paper.vat", sum(issued, issued.vat())), says.text("orders.paper.gross", sum(issued, issued.gross())));
    }

    private static String sum(Issued issued, long amount) {
        return Money.plain(amount) + " " + issued.currency();
    }

    private static String row(Line line) {
        return "<tr><td>%s</td><td class=\"n\">%d</td><td class=\"n\">%s</td><td class=\"n\">%s</td></tr>"
                .formatted(escaped(line.product()), line.quantity(), Money.plain(line.price()), Money.plain(line.net()));
    }

    private static String escaped(String text) {
        return HtmlUtils.htmlEscape(text, "UTF-8");
    }

    private final class Says {
        private final Locale language;

        Says(Locale language) {
            this.language = language;
        }

        String text(String key, Object... arguments) {
            return escaped(texts.getMessage(key, arguments, language));
        }
    }
}
