package vern.mail;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.scheduling.annotation.Scheduled;
import vern.mail.carrier.Carrier;
import vern.mail.carrier.Carriers;
import vern.mail.carrier.MailServer;
import vern.mail.carrier.SmsCarrier;
import vern.mail.carrier.SmtpCarrier;
import vern.mail.signing.DkimSeal;
import vern.mail.signing.MailKeys;
import vern.start.DueJob;
import vern.start.Ticking;
import vern.web.Place;

/// The carriers that are set, and what happens in the mail room by itself.
@Configuration(proxyBeanMethods = false)
class MailConfiguration {

    /// How long it is remembered that something was sent: returned mail comes within days.
    private static final Duration REMEMBERED = Duration.ofDays(90);
    private static final ZoneId NIGHT = ZoneId.of("Europe/Oslo");

    @Bean
    Carriers carriers(@Value("${vern.smtp.url:}") String smtp, @Value("${vern.smtp.password:}") String password,
                      @Value("${vern.sms.url:}") String sms, @Value("${vern.sms.token:}") String token, MailKeys keys) {
        var all = new ArrayList<Carrier>();
        if (!smtp.isEmpty()) all.add(new SmtpCarrier(MailServer.of(smtp, password), new DkimSeal(keys)));
        if (!sms.isEmpty()) all.add(new SmsCarrier(URI.create(sms), token));
        return new Carriers(all);
    }

    @Bean
    MailRounds mailRounds(Dispatch dispatch, Ticking ticking) {
        return new MailRounds(dispatch, ticking);
    }

    /// Sends as time goes by; not while the clock is in doubt.
    record MailRounds(Dispatch dispatch, Ticking ticking) {

        @Scheduled(initialDelay = 5_000, fixedDelay = 3_000)
        void tick() {
            if (!ticking.stopped()) dispatch.deliver();
        }
    }

    @Bean
    DueJob outboxForgetting(Sendings sendings) {
        return new DueJob() {
            @Override
            public String name() {
                return "outbox-forgetting";
            }

            @Override
            public Instant next(Instant after) {
                return DueJob.nextAt(LocalTime.of(3, 30), after, NIGHT);
            }

            @Override
            public void run(Instant at) {
                sendings.forget(at.minus(REMEMBERED));
            }
        };
    }

    @Bean
    Place outboxPlace() {
        return Place.onDesk(55, "/desk/outbox", "mail.outbox");
    }
}
