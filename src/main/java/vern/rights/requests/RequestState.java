package vern.rights.requests;

import java.util.Locale;

/// Where a request stands, in the words of the Data Rights Protocol.
public enum RequestState {
    OPEN, IN_PROGRESS, FULFILLED, DENIED, REVOKED,
    /// Nobody could be identified in the time that was given.
    EXPIRED,
    /// The same was asked for already; the earlier request answers both.
    JOINED;

    public String key() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public boolean closed() {
        return this != OPEN && this != IN_PROGRESS;
    }
}
