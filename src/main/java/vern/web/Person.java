package vern.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;

/// Who is signed in, as the page head shows it. `role` is a message key; `account` is the address of their own page; `signOut` is
/// the address the sign-out form posts to.
public record Person(String company, String name, Optional<String> role, Optional<String> account, String signOut) {

    @Override
    public String toString() {
        return "Person[" + company + "]";
    }

    /// Says who sent a request. Each kind of sign-in provides one; the first that answers is shown.
    @FunctionalInterface
    public interface Source {
        Optional<Person> on(HttpServletRequest request);
    }
}
