package vern.portal;

import vern.ledger.Actor;
import vern.ledger.SubjectId;
import vern.rights.requests.IdentityMethod;

/// Someone who is signed in on Min side of one company, and how they showed who they are.
public record Visitor(SubjectId subject, String controller, IdentityMethod method) {

    public Actor.Self self() {
        return new Actor.Self(subject, controller);
    }

    @Override
    public String toString() {
        return "Visitor[" + controller + "]";
    }
}
