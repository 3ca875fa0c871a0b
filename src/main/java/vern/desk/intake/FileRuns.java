package vern.desk.intake;

import jakarta.annotation.PreDestroy;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;
import vern.register.intake.Import;
import vern.register.intake.MendFile;

/// Takes files in while the page shows how far it has come. What is written is written in one transaction; how far it has come,
/// in others, or nobody could see it.
@Component
class FileRuns {

    private static final Logger LOG = LoggerFactory.getLogger(FileRuns.class);

    private final ExecutorService runs = Executors.newVirtualThreadPerTaskExecutor();
    private final Uploads uploads;
    private final Intake intake;
    private final MessageSource texts;
    private final TransactionTemplate apart;

    FileRuns(Uploads uploads, Intake intake, MessageSource texts, PlatformTransactionManager transactions) {
        this.uploads = uploads;
        this.intake = intake;
        this.texts = texts;
        apart = new TransactionTemplate(transactions);
        apart.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
    }

    void start(Intake.Wish wish, Locale language) {
        if (uploads.begin(wish.upload())) runs.submit(() -> run(wish, language));
    }

    /// The text of a fault may hold a value of the file, so that only its kind is logged.
    private void run(Intake.Wish wish, Locale language) {
        var upload = wish.upload();
        try {
            var sheet = new Intake.Counted(Intake.open(uploads.file(upload)), rows -> apart.executeWithoutResult(_ -> uploads.seen(upload.id(), rows)));
            var outcome = intake.run(wish, sheet);
            var mend = outcome.written() && !outcome.refused().isEmpty() ? Optional.of(mend(upload, outcome, language)) : Optional.<Path>empty();
            uploads.end(upload, outcome.written() ? Upload.State.DONE : Upload.State.WAITING, outcome.counts(), mend);
        } catch (RuntimeException fault) {
            LOG.error("The file {} was not taken in: {}", upload.id(), fault.getClass().getName());
            uploads.end(upload, Upload.State.BROKEN, new Import.Counts(0, 0, 0), Optional.empty());
        }
    }

    private Path mend(Upload upload, Import.Outcome outcome, Locale language) {
        var file = uploads.place();
        try (var out = Files.newBufferedWriter(file)) {
            MendFile.write(Intake.open(uploads.file(upload)), outcome.refused(), texts.getMessage("register.mend.heading", null, language),
                    problem -> texts.getMessage(problem.messageKey(), null, language), out);
            return file;
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
    }

    @PreDestroy
    void close() {
        runs.shutdown();
    }
}
