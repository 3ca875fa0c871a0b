package vern.portal.entry;

import vern.ledger.SubjectId;
import vern.rights.requests.IdentityMethod;

/// One thing by which someone signs in. `told` is what may be read of it; `material` is what opens the door, sealed; `proves` is the most
/// that signing in by it can show; `counter` the last code or signature that was used.
record Credential(SubjectId subject, long id, Means means, String told, String lastLogin, IdentityMethod proves, byte[] material, long counter) {

    @Override
    public String toString() {
        return "Credential[" + id + ", " + means + "]";
    }
}
