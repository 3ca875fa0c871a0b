package vern.rights.answers;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Map;
import org.springframework.context.ApplicationContext;
import org.springframework.core.io.ClassPathResource;
import org.springframework.format.support.DefaultFormattingConversionService;
import org.springframework.stereotype.Component;
import org.thymeleaf.ITemplateEngine;
import org.thymeleaf.context.Context;
import org.thymeleaf.spring6.expression.ThymeleafEvaluationContext;
import vern.rights.AccessReport;
import vern.rights.Letters;
import vern.statement.render.Pdf;
import vern.web.Formats;

/// Reports and letters as files: a page that can be read without us, and a tagged PDF (PDF/UA) of the same.
@Component
public class Sheets {

    private final ITemplateEngine templates;
    private final ApplicationContext beans;
    private final Formats formats;

    Sheets(ITemplateEngine templates, ApplicationContext beans, Formats formats) {
        this.templates = templates;
        this.beans = beans;
        this.formats = formats;
    }

    String html(AccessReport report) {
        return Tongue.in(report.language(), () -> page("rights/answers/file", report.language(),
                Map.of("report", report, "name", report.name().map(vern.ledger.Personal::reveal).orElse("")), true));
    }

    byte[] pdf(AccessReport report) {
        return Tongue.in(report.language(), () -> Pdf.of(page("rights/answers/file", report.language(),
                Map.of("report", report, "name", report.name().map(vern.ledger.Personal::reveal).orElse("")), false), report.made()));
    }

    /// A letter as a PDF, to be printed and posted.
    public byte[] pdf(Letters.Letter letter, String from, LocalDate day, String language) {
        return Tongue.in(language, () -> Pdf.of(page("rights/answers/sheet", language,
                Map.of("letter", letter, "from", from, "date", formats.date(day), "language", language), false), day));
    }

    private String page(String template, String language, Map<String, Object> model, boolean html) {
        var context = new Context(Locale.of(language), model);
        context.setVariable(ThymeleafEvaluationContext.THYMELEAF_EVALUATION_CONTEXT_CONTEXT_VARIABLE_NAME,
                new ThymeleafEvaluationContext(beans, new DefaultFormattingConversionService()));
        var page = templates.process(template, context).replace("</head>", "<style>" + style() + "</style></head>");
        return html ? page : page.replaceFirst("(?i)<!doctype html>", "").replaceFirst("(?s)<!--.*?-->", "");
    }

    private static String style() {
        try {
            return new ClassPathResource("vern/rights/answers/sheet.css").getContentAsString(StandardCharsets.UTF_8);
        } catch (IOException missing) {
            throw new UncheckedIOException(missing);
        }
    }
}
