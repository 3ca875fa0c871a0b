package vern.statement;

import java.time.MonthDay;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

/// The company that answers for the data (Art. 4(7)). `key` is its segment in addresses and the name of its folder.
/// `country` chooses the law pack. `otherSites` are its websites beside `site`. `responsible` is the role that answers for it all and cannot be left vacant.
public record Controller(
        String key, String tradeName, String legalName, String country, String organisationNumber, ZoneId zone,
        MonthDay accountingYearEnd, List<String> visitingAddress, List<String> postalAddress, String site, List<String> otherSites,
        Contact general, Contact privacy, String responsible, Optional<Contact> dataProtectionOfficer,
        Optional<Contact> representative, Optional<Group> group, Theme theme, List<Sentence> sentences) {

    /// The organisation number as people read it: nine Norwegian digits in threes, ten Swedish ones as six and four.
    public String numberAsRead() {
        if (organisationNumber.matches("\\d{9}")) return organisationNumber.replaceAll("(\\d{3})(?=\\d)", "$1\u00a0");
        if (organisationNumber.matches("\\d{10}")) return organisationNumber.substring(0, 6) + "-" + organisationNumber.substring(6);
        return organisationNumber;
    }

    /// A way to reach someone; `role` is a key of the statement's roles.
    public record Contact(Optional<String> role, Optional<String> email, Optional<String> phone, List<String> post) {}

    /// The parent company, with which declared fields may be shared.
    public record Group(String parent, String parentCountry, Optional<String> recipient) {}

    /// Hue (0-360) and chroma (0-0.4) of the accent in OKLCH, and the shape of the mark: `square`, `disc`, `ring`, `cross`, `bar`.
    public record Theme(int hue, double chroma, String mark) {}
}
