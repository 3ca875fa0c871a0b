package vern.statement.reading;

import java.time.MonthDay;
import java.time.ZoneId;
import java.util.List;
import vern.statement.Audience;
import vern.statement.Controller;
import vern.statement.Controller.Contact;
import vern.statement.Controller.Group;
import vern.statement.Controller.Theme;
import vern.statement.Section;

/// `controller`: who answers for the data.
final class ControllerPart {

    private static final Shape CONTACT = Shape.group()
            .may("role", Shape.to("roles"), "The role that answers there.")
            .may("email", Shape.line(Format.EMAIL), "E-mail address.")
            .may("phone", Shape.line(Format.PHONE), "Telephone number, in quotes.")
            .may("post", Shape.list(Shape.LINE), "Postal address, one line each.")
            .build();

    private static final Shape GROUP = Shape.group()
            .must("parent", Shape.LINE, "The parent company.")
            .must("parent-country", Shape.line(Format.COUNTRY), "The parent company's country.")
            .may("recipient", Shape.to("recipients"), "The recipient through which declared fields are shared with the group.")
            .build();

    private static final Shape THEME = Shape.group()
            .must("hue", new Shape.Number(0, 360, true), "Hue of the accent in OKLCH, in degrees.")
            .must("chroma", new Shape.Number(0, 0.4, false), "Chroma of the accent in OKLCH.")
            .must("mark", new Shape.Word(List.of("square", "disc", "ring", "cross", "bar")), "The shape of the company's mark.")
            .build();

    static final Shape SHAPE = Shape.group()
            .must("key", Shape.KEY, "Its segment in addresses and the name of its folder.")
            .must("trade-name", Shape.LINE, "The name that people know.")
            .must("legal-name", Shape.LINE, "The registered name.")
            .must("country", Shape.line(Format.COUNTRY), "Where it is established; chooses the law pack.")
            .must("organisation-number", Shape.line(Format.ORGANISATION_NUMBER), "Number in the register of companies, in quotes.")
            .must("time-zone", Shape.line(Format.ZONE), "In which its days begin and end.")
            .must("accounting-year-end", Shape.line(Format.MONTH_DAY), "Last day of its accounting year.")
            .must("visiting-address", Shape.some(Shape.LINE), "One line each.")
            .may("postal-address", Shape.list(Shape.LINE), "One line each, where it differs.")
            .must("site", Shape.line(Format.URL), "Its website.")
            .may("other-sites", Shape.list(Shape.line(Format.URL)), "Its other websites, where its forms may stand too.")
            .must("general-contact", CONTACT, "How to reach the company.")
            .must("privacy-contact", CONTACT, "How to reach it about personal data.")
            .must("responsible", Shape.to("roles"), "The role that answers for it all.")
            .may("data-protection-officer", CONTACT, "Art. 37-39 GDPR, where one is appointed.")
            .may("representative", CONTACT, "Art. 27 GDPR, for a controller outside the EEA.")
            .may("group", GROUP, "The group of companies it belongs to.")
            .must("theme", THEME, "The colour and mark of its pages.")
            .may("says", SentencePart.SHAPE, SentencePart.SAYS)
            .build();

    private ControllerPart() {}

    static Controller read(Facts facts) {
        return new Controller(
                facts.line("key"), facts.line("trade-name"), facts.line("legal-name"), facts.line("country"),
                facts.line("organisation-number"), ZoneId.of(facts.line("time-zone")), MonthDay.parse("--" + facts.line("accounting-year-end")),
                facts.lines("visiting-address"), facts.lines("postal-address"), facts.line("site"), facts.lines("other-sites"),
                contact(facts.at("general-contact")), contact(facts.at("privacy-contact")), facts.line("responsible"),
                facts.maybeAt("data-protection-officer").map(ControllerPart::contact),
                facts.maybeAt("representative").map(ControllerPart::contact),
                facts.maybeAt("group").map(group -> new Group(group.line("parent"), group.line("parent-country"), group.maybeLine("recipient"))),
                theme(facts.at("theme")), SentencePart.says(facts, Section.US, Audience.ALL));
    }

    private static Contact contact(Facts facts) {
        return new Contact(facts.maybeLine("role"), facts.maybeLine("email"), facts.maybeLine("phone"), facts.lines("post"));
    }

    private static Theme theme(Facts facts) {
        return new Theme(facts.whole("hue"), Double.parseDouble(facts.line("chroma")), facts.line("mark"));
    }
}
