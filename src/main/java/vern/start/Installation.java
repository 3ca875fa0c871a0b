package vern.start;

import java.nio.file.Path;
import java.util.List;

/// This installation of Vern, as every module may know it.
///
/// @param data      the data directory: keys and other files that do not belong in the database lie in it
/// @param demo      whether people and accounts are invented and the clock may be moved
/// @param companies the keys of the companies that are served, in the order they were asked for
public record Installation(Path data, boolean demo, List<String> companies) {

    public Installation {
        companies = List.copyOf(companies);
    }
}
