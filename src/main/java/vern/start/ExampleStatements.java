package vern.start;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.io.ClassPathResource;
import vern.ledger.Actor;
import vern.ledger.Publication;
import vern.statement.Finding;

/// Publishes the statements of the example companies. A file whose number is published already is left alone: what was
/// promised under a number does not change.
final class ExampleStatements {

    private static final Logger LOG = LoggerFactory.getLogger(ExampleStatements.class);

    private final Publication publication;

    ExampleStatements(Publication publication) {
        this.publication = publication;
    }

    void publish(List<String> companies) {
        companies.forEach(this::publish);
    }

    private void publish(String company) {
        var place = "examples/" + company + "/statement.yaml";
        var file = text(place);
        outcome(place, publication.publish(file, place, new Actor.Job("examples", company)));
    }

    private static void outcome(String place, Publication.Outcome outcome) {
        switch (outcome) {
            case Publication.Outcome.Published ignored -> { }
            case Publication.Outcome.NotNewer(var latest, var same) -> {
                if (!same) LOG.warn("{} has changed since version {} was published. It is a draft: give it a higher number, and publish it.", place, latest);
            }
            case Publication.Outcome.NotInOrder(var findings) -> throw new StartRefused("The statement cannot be published as it is:\n"
                    + findings.stream().map(Finding::printed).collect(Collectors.joining("\n")));
            case Publication.Outcome.NotTheirs(var controller) -> throw new StartRefused(place + " is the statement of " + controller
                    + ". Put it into the folder examples/" + controller + ".");
            case Publication.Outcome.PurposesVanish(var purposes) -> throw new StartRefused(place + " no longer has the purposes "
                    + String.join(", ", purposes) + ", which people's data still rest on. Put them back, or end their grounds first.");
        }
    }

    private static String text(String place) {
        try {
            return new ClassPathResource(place).getContentAsString(StandardCharsets.UTF_8);
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
    }
}
