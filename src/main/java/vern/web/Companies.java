package vern.web;

import java.util.List;
import java.util.Optional;

/// The companies that this installation serves, as pages see them. The bean that reads the statements provides it.
public interface Companies {

    /// Empty when no company has this key; pages then belong to the house itself.
    Optional<Company> find(String key);

    /// All of them, by name.
    List<Company> all();
}
