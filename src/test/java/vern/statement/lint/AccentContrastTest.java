package vern.statement.lint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import vern.law.Law;
import vern.statement.Controller;
import vern.statement.Finding;
import vern.statement.Fixture;
import vern.statement.Statement;

class AccentContrastTest {

    @Test
    void isReckonedFromTheLuminanceThatAScreenShows() {
        // A grey's linear channels are its lightness cubed: (1 + 0.05) / (0.085184 + 0.05), (0.438976 + 0.05) / (0.007959 + 0.05).
        assertThat(AccentContrast.onLight(0, 0)).isCloseTo(7.767, within(0.001));
        assertThat(AccentContrast.onDark(0, 0)).isCloseTo(8.437, within(0.01));
    }

    @Test
    void sufficesForEveryThemeThatAFileCanDeclare() {
        assertThat(IntStream.rangeClosed(0, 360).boxed()).allSatisfy(hue -> {
            assertThat(IntStream.rangeClosed(0, 40)).allSatisfy(c -> {
                assertThat(AccentContrast.onLight(hue, c / 100.0)).isGreaterThanOrEqualTo(4.5);
                assertThat(AccentContrast.onDark(hue, c / 100.0)).isGreaterThanOrEqualTo(4.5);
            });
        });
    }

    @Test
    void blocksAThemeThatCannotBeRead() {
        var readable = Fixture.complete().readable();
        var glaring = new Draft(themed(readable.statement(), new Controller.Theme(183, 2, "square")), readable.source(), Law.standard());

        var findings = new AccentContrast().check(glaring).toList();

        assertThat(findings).extracting(Finding::code).containsExactly("accent-contrast");
        assertThat(Fixture.marked(findings).getFirst()).endsWith("@" + Fixture.complete().placeOf("0.17"));
    }

    private static Statement themed(Statement s, Controller.Theme theme) {
        var c = s.controller();
        var controller = new Controller(c.key(), c.tradeName(), c.legalName(), c.country(), c.organisationNumber(), c.zone(), c.accountingYearEnd(),
                c.visitingAddress(), c.postalAddress(), c.site(), c.otherSites(), c.general(), c.privacy(), c.responsible(), c.dataProtectionOfficer(),
                c.representative(), c.group(), theme, c.sentences());
        return new Statement(controller, s.languages(), s.version(), s.introduction(), s.roles(), s.categories(), s.purposes(), s.recipients(),
                s.contexts(), s.cookies(), s.rights(), s.ageLimit(), s.security(), s.notices());
    }
}
