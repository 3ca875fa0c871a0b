package vern.rights.answers;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.context.MessageSource;
import org.springframework.context.support.MessageSourceAccessor;
import org.springframework.stereotype.Component;
import vern.rights.Letters;
import vern.rights.requests.Denial;
import vern.rights.requests.Request;
import vern.rights.requests.RequestKind;
import vern.statement.Statement;
import vern.web.Formats;

/// Writes the letters that go out for a request: the receipt, the question who it is, more time, a refusal, and each answer.
/// Every one says which request, until when, and where to complain; a company words the opening.
@Component
public class AnswerLetters {

    private final Letters letters;
    private final MessageSourceAccessor texts;
    private final Formats formats;
    private final Wordings wordings;

    AnswerLetters(Letters letters, MessageSource messages, Formats formats, Wordings wordings) {
        this.wordings = wordings;
        this.letters = letters;
        texts = new MessageSourceAccessor(messages);
        this.formats = formats;
    }

    /// For whom a letter is written, and when.
    public record For(Statement statement, Request request, LocalDate today) {
        LocalDate came() {
            return request.limit().received().atZone(statement.controller().zone()).toLocalDate();
        }
    }

    /// A letter of the kind `key`, with more paragraphs by their keys. Its arguments are the same for all: the reference, the day it
    /// came, the last day to answer, and what else the text needs.
    public Letters.Letter of(For whom, String key, List<Said> said) {
        return Tongue.in(whom.request().language(), () -> {
            var all = new ArrayList<Letters.Paragraph>();
            all.add(plain(wordings.opening(whom.request().controller(), key, whom.request().language(),
                    List.of(whom.request().reference(), formats.date(whom.came()), formats.weekday(whom.request().due())))));
            said.forEach(one -> all.add(one.strong() ? strong(one) : plain(text(one.key(), one.arguments().toArray()))));
            all.addAll(letters.closing(whom.statement(), whom.today(), whom.request().language()));
            return new Letters.Letter(texts.getMessage("rights.answer." + key + ".title"), all);
        });
    }

    /// One paragraph by its key; with `strong`, the words under `KEY.head` stand before it.
    public record Said(String key, boolean strong, List<Object> arguments) {
        public static Said of(String key, Object... arguments) {
            return new Said(key, false, List.of(arguments));
        }

        public static Said headed(String key, Object... arguments) {
            return new Said(key, true, List.of(arguments));
        }
    }

    /// A refusal with its ground, the place in the law, and where to complain (Art. 12(4)); and that what was disputed is used again (Art. 18(3)).
    public Letters.Letter refusal(For whom, Denial denial) {
        var said = new ArrayList<>(List.of(Said.headed("rights.denial." + denial.key())));
        if (whom.request().kind() == RequestKind.RECTIFICATION && whom.request().about().isPresent()) said.add(Said.of("rights.answer.again"));
        said.add(Said.of("rights.answer.court"));
        return of(whom, "refused", said);
    }

    /// More time, until when and why (Art. 12(3)).
    public Letters.Letter extension(For whom, LocalDate until, String ground) {
        return of(whom, "extended", List.of(Said.of("rights.answer.extended.until", Tongue.in(whom.request().language(), () -> formats.date(until)), ground)));
    }

    /// To someone who got the data (Art. 19): about whom, what was done with it, and that they do the same. `who` is how the person is told apart.
    public Letters.Letter toRecipient(For whom, String recipient, String who) {
        return Tongue.in(whom.statement().primaryLanguage(), () -> new Letters.Letter(texts.getMessage("rights.tell.letter.title"), List.of(
                plain(text("rights.tell.letter.to", recipient)), plain(text("rights.tell.letter." + whom.request().kind().key(), who, formats.date(whom.today()))),
                plain(text("rights.tell.letter.same")), plain(text("rights.tell.letter.answer", whom.request().reference())),
                plain(text("rights.report.bye", whom.statement().controller().legalName())))));
    }

    /// In a mail: where the copy can be fetched.
    public Said fetch(Request request, LocalDate until) {
        return Said.of("rights.answer.fetch", Tongue.in(request.language(), () -> formats.date(until)));
    }

    /// A day, in the words of whoever the letter is for.
    String day(Request request, LocalDate day) {
        return Tongue.in(request.language(), () -> formats.date(day));
    }

    private Letters.Paragraph plain(String said) {
        return new Letters.Paragraph(Optional.empty(), said);
    }

    private Letters.Paragraph strong(Said said) {
        return new Letters.Paragraph(Optional.of(texts.getMessage(said.key() + ".head")), text(said.key(), said.arguments().toArray()));
    }

    private String text(String key, Object... arguments) {
        return texts.getMessage(key, arguments);
    }
}
