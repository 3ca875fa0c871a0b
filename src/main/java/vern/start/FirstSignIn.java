package vern.start;

import java.net.URI;
import java.util.Optional;

/// How the first administrator of a real installation gets in; the module that knows the staff provides it.
public interface FirstSignIn {

    /// A link that works once and makes its holder the administrator; empty when there is one already.
    Optional<URI> link();
}
