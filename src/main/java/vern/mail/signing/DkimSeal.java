package vern.mail.signing;

import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import org.apache.james.jdkim.DKIMSigner;
import org.apache.james.jdkim.exceptions.FailException;
import vern.mail.carrier.SmtpCarrier;

/// Signs a finished message for the domain it comes from. What a receiver acts on is under the signature: who it is from and to, what it is
/// about, when, how it is left (RFC 8058 wants both headers), and the whole body.
public final class DkimSeal implements SmtpCarrier.Seal {

    private static final String NAME = "DKIM-Signature";
    private static final String SIGNED = "from:to:subject:date:message-id:mime-version:content-type:content-transfer-encoding:content-language:auto-submitted"
            + ":list-unsubscribe:list-unsubscribe-post:list-id";

    private final MailKeys keys;

    public DkimSeal(MailKeys keys) {
        this.keys = keys;
    }

    @Override
    public void put(MimeMessage message, String domain) throws MessagingException {
        var template = "v=1; a=rsa-sha256; c=relaxed/relaxed; d=" + domain + "; s=" + MailKeys.SELECTOR + "; h=" + SIGNED + "; bh=; b=;";
        try {
            var bytes = new ByteArrayOutputStream();
            message.writeTo(bytes);
            var line = new DKIMSigner(template, keys.of(domain)).sign(new ByteArrayInputStream(bytes.toByteArray()));
            message.setHeader(NAME, line.substring(line.indexOf(':') + 1).strip());
        } catch (IOException | FailException fault) {
            throw new MessagingException("a message cannot be signed", new IllegalStateException(fault.getClass().getSimpleName()));
        }
    }
}
