package vern.start.postgres;

/// How to reach a database. Prints without its password.
///
/// @param url a JDBC address
public record DatabaseAccess(String url, String user, String password) {

    @Override
    public String toString() {
        return "DatabaseAccess[...]";
    }
}
