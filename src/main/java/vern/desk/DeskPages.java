package vern.desk;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/// The front page: the day, what is due on it, and how things stand.
@Controller
class DeskPages {

    private final Clock clock;

    DeskPages(Clock clock) {
        this.clock = clock;
    }

    @GetMapping("/desk")
    String today(Model model) {
        model.addAttribute("today", LocalDate.now(clock.withZone(ZoneId.of("Europe/Oslo"))));
        return "desk/today";
    }
}
