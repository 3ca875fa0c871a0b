package vern.rights;

import java.util.Collection;
import java.util.Set;

/// A place where it is known who wrote a text: what the person wrote themselves is given to them whole (design decision 13).
public interface OwnWords {

    /// The table, as the gate names it.
    String place();

    /// Those of its rows that the person they lie under has written.
    Set<Long> written(Collection<Long> rows);
}
