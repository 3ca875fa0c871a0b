package vern.portal;

import jakarta.servlet.http.HttpServletRequest;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ModelAttribute;

/// Every page of Min side says after how many minutes without use one is signed out.
@ControllerAdvice("vern.portal")
class IdleTime {

    private final MeVisits visits;

    IdleTime(MeVisits visits) {
        this.visits = visits;
    }

    @ModelAttribute("minutes")
    long minutes(HttpServletRequest request) {
        return visits.idle(MeCookie.company(request)).toMinutes();
    }
}
