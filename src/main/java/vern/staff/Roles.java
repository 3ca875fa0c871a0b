package vern.staff;

import java.util.List;
import vern.ledger.ProtectedIdentities;

/// The roles that a statement may give people at the desk. Their names are the texts `staff.role.KEY`.
public final class Roles {

    public static final String MANAGING_DIRECTOR = "managing-director";
    public static final String ADMINISTRATOR = "administrator";

    public static final List<String> ALL = List.of(MANAGING_DIRECTOR, "dpo", "quality-manager", "privacy-handler",
            "customer-service", "sales", "marketing", "accounting", "operations", "technician", ADMINISTRATOR, "moderator", "security",
            ProtectedIdentities.ROLE);

    private Roles() {}
}
