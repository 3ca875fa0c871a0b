package vern.staff;

import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ResponseStatus;

/// There is no such account with this controller; whether another has one is not told.
@ResponseStatus(HttpStatus.NOT_FOUND)
class NotOurs extends RuntimeException {

    private static final long serialVersionUID = 1L;

    NotOurs(long account) {
        super("account " + account);
    }
}
