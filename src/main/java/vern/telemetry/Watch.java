package vern.telemetry;

import vern.ledger.SubjectId;

/// Looks at the rows of a delivery as they are taken in, and says at the end what it has noticed.
public interface Watch {

    void saw(SubjectId subject, Reading reading);

    /// The delivery is in.
    void done();

    /// Sets a watch on a delivery.
    interface Opening {
        Watch on(String controller, String category, Header header);
    }

    /// Nothing is watched for.
    static Opening nothing() {
        return (controller, category, header) -> new Watch() {
            @Override
            public void saw(SubjectId subject, Reading reading) {}

            @Override
            public void done() {}
        };
    }
}
