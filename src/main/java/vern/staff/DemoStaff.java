package vern.staff;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.context.MessageSource;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import vern.start.Installation;
import vern.web.Companies;
import vern.web.Company;

/// The accounts of a demonstration: one for each role in each company, named by the role, with a password that everyone may
/// know. A real installation has none of them.
@Component
class DemoStaff implements ApplicationRunner {

    static final String PASSWORD = "prov-deg-fram";

    private static final List<String> BOKMAL = List.of("daglig-leder", "personvernombud", "kvalitet", "personvern",
            "kundeservice", "salg", "marked", "regnskap", "drift", "tekniker", "administrator", "redaktor", "sikkerhet", "skjermet");
    private static final List<String> SWEDISH = List.of("vd", "dataskyddsombud", "kvalitet", "dataskydd",
            "kundtjanst", "salj", "marknad", "ekonomi", "drift", "tekniker", "administrator", "redaktor", "sakerhet", "skyddad");
    private static final Map<String, List<String>> NAMES = Map.of("nb", BOKMAL, "sv", SWEDISH);

    private final Installation installation;
    private final Companies companies;
    private final Appointing appointing;
    private final MessageSource texts;

    /// What it takes to appoint someone without anyone asking.
    @Component
    record Appointing(Accounts accounts, Bindings bindings, Undertakings undertakings, PasswordEncoder passwords) {
        void appoint(Company company, long account, String role, String encoded) {
            accounts.setPassword(account, encoded);
            undertakings.sign(company.key(), account, company.language());
            bindings.bind(new Bindings.Order(account, role, "demo", Optional.empty()), Optional.empty());
        }
    }

    DemoStaff(Installation installation, Companies companies, Appointing appointing, MessageSource texts) {
        this.installation = installation;
        this.companies = companies;
        this.appointing = appointing;
        this.texts = texts;
    }

    boolean shown() {
        return installation.demo();
    }

    List<Company> companies() {
        return companies.all().stream().filter(company -> installation.companies().contains(company.key())).toList();
    }

    /// `kundeservice@it-total.example`, in the company's own language.
    static String address(Company company, String role) {
        var names = NAMES.getOrDefault(company.language().getLanguage(), BOKMAL);
        return names.get(Roles.ALL.indexOf(role)) + "@" + company.key() + ".example";
    }

    @Override
    @Transactional
    public void run(ApplicationArguments arguments) {
        if (!shown()) return;
        String encoded = appointing.passwords().encode(PASSWORD);
        for (Company company : companies()) {
            for (String role : Roles.ALL) {
                String name = texts.getMessage("staff.role." + role, null, Locale.of(company.language().getLanguage()));
                appointing.accounts().add(company.key(), address(company, role), name)
                        .ifPresent(account -> appointing.appoint(company, account, role, encoded));
            }
        }
    }
}
