package vern.mail.inbox;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.HashMap;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.scheduling.annotation.Scheduled;
import vern.start.DueJob;
import vern.start.Ticking;

/// The mailboxes that are set, and the rounds to them.
@Configuration(proxyBeanMethods = false)
class InboxConfiguration {

    private static final Duration REMEMBERED = Duration.ofDays(90);

    @Bean
    Mailroom.Mailboxes mailboxes(@Value("${vern.mailboxes:}") String written, @Value("${vern.mailboxes.passwords:}") String passwords) {
        var secrets = new HashMap<String, String>();
        passwords.lines().filter(line -> line.contains("=")).forEach(line -> secrets.put(line.substring(0, line.indexOf('=')).strip(), line.substring(line.indexOf('=') + 1).strip()));
        return new Mailroom.Mailboxes(Mailbox.of(written, secrets));
    }

    @Bean
    InboxRounds inboxRounds(Mailroom mailroom, Ticking ticking) {
        return new InboxRounds(mailroom, ticking);
    }

    record InboxRounds(Mailroom mailroom, Ticking ticking) {

        @Scheduled(initialDelay = 8_000, fixedDelay = 20_000)
        void tick() {
            if (!ticking.stopped()) mailroom.collect();
        }
    }

    @Bean
    DueJob inboxForgetting(Takings takings) {
        return new DueJob() {
            @Override
            public String name() {
                return "inbox-forgetting";
            }

            @Override
            public Instant next(Instant after) {
                return DueJob.nextAt(LocalTime.of(3, 35), after, ZoneId.of("Europe/Oslo"));
            }

            @Override
            public void run(Instant at) {
                takings.forget(at.minus(REMEMBERED));
            }
        };
    }
}
