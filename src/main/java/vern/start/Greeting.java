package vern.start;

import java.io.PrintStream;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.springframework.context.ApplicationContext;

/// What the person who started Vern reads when it is ready.
record Greeting(ApplicationContext context, Settings settings) {

    private static final DateTimeFormatter MOMENT =
            DateTimeFormatter.ofPattern("EEEE d MMMM yyyy 'at' HH:mm", Locale.ENGLISH).withZone(ZoneId.of("Europe/Oslo"));

    /// A moment as it is written to that person.
    static String written(Instant instant) {
        return MOMENT.format(instant);
    }

    void print(PrintStream out) {
        String base = "http://localhost:" + context.getEnvironment().getProperty("local.server.port");
        Installation installation = context.getBean(Installation.class);
        out.println();
        out.println("Vern is running at " + base);
        out.println();
        for (String company : installation.companies()) {
            out.printf("  %-12s %s/%s/%n", company, base, company);
        }
        out.printf("  %-12s %s/desk%n", "the desk", base);
        out.println();
        if (installation.demo()) {
            out.println("A demonstration with invented people: the accounts to sign in with are shown at " + base + "/desk/sign-in");
            out.println("Its clock shows " + written(context.getBean(VernClock.class).instant()) + ".");
        } else {
            context.getBeanProvider(FirstSignIn.class).stream()
                    .flatMap(first -> first.link().stream())
                    .forEach(link -> out.println("Nobody can sign in yet. This link works once, for the first administrator: " + link));
        }
        out.println("The data lie in " + settings.data() + ". Ctrl+C stops Vern.");
        out.flush();
    }
}
