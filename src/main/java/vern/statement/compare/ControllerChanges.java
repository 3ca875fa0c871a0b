package vern.statement.compare;

import java.util.ArrayList;
import java.util.List;
import vern.statement.Controller;
import vern.statement.Statement;

/// Who answers for the data, and how they are reached.
record ControllerChanges(Statement before, Statement after) {

    List<Change> all() {
        var changes = new ArrayList<Change>();
        var old = before.controller();
        var now = after.controller();
        if (!old.organisationNumber().equals(now.organisationNumber()) || !old.legalName().equals(now.legalName())) {
            changes.add(new Change.OfController(old.legalName(), now.legalName()));
        }
        if (!contacts(old).equals(contacts(now))) changes.add(new Change.OfContact());
        return changes;
    }

    private static List<Object> contacts(Controller c) {
        return List.of(c.visitingAddress(), c.postalAddress(), c.general(), c.privacy(), c.dataProtectionOfficer(), c.representative(), c.responsible());
    }
}
