package vern.cases.notices;

import java.util.Optional;
import org.springframework.context.annotation.Bean;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.server.ResponseStatusException;
import vern.staff.Counter;
import vern.web.Place;
import vern.web.Problems;

/// Writing to those affected: first how many that is and what they will read, then the button.
@Controller
@RequestMapping("/desk/notices")
class NoticePages {

    private final Notices notices;
    private final Counter counter;

    NoticePages(Notices notices, Counter counter) {
        this.notices = notices;
        this.counter = counter;
    }

    private static final Notices.Wording BLANK = new Notices.Wording("", "", "", "", "", false);

    @Bean
    Place noticesPlace() {
        return Place.onDesk(56, "/desk/notices", "cases.notices.place").where(counter.whoMay(this::may));
    }

    private boolean may() {
        return notices.open(counter.controller(), counter.actor());
    }

    @GetMapping
    String page(Model model) {
        if (!may()) throw new ResponseStatusException(HttpStatus.FORBIDDEN);
        model.addAttribute("given", notices.latest(counter.controller(), 30));
        if (!model.containsAttribute("wording")) model.addAttribute("wording", BLANK);
        return "cases/notices/notices";
    }

    /// What was written; a box that is not ticked is not sent.
    record Written(String title, String text, String service, String area, String product, Optional<Boolean> sms) {

        Notices.Wording wording() {
            return new Notices.Wording(title, text, service, area, product, sms.orElse(false));
        }
    }

    /// What would go, to how many.
    @PostMapping("/preview")
    String preview(Written written, Model model) {
        return shown(written.wording(), counted(written.wording()), model);
    }

    private Announced counted(Notices.Wording wording) {
        return wording.title().isBlank() || wording.text().isBlank() ? new Announced.Refused(Announced.Reason.NOBODY) : notices.count(counter.controller(), wording, counter.actor());
    }

    private String shown(Notices.Wording wording, Announced announced, Model model) {
        model.addAttribute("wording", wording);
        switch (announced) {
            case Announced.Done(var ignored, var people, var letters) -> model.addAttribute("people", people);
            case Announced.Refused(var reason) -> model.addAttribute("problems", Problems.of("text", "cases.notices.refused." + reason));
        }
        return page(model);
    }

    @PostMapping
    String send(Written written, Model model) {
        var wording = written.wording();
        return switch (notices.send(counter.controller(), wording, counter.actor())) {
            case Announced.Done(var ignored, var people, var letters) -> "redirect:/desk/notices?told=" + people;
            case Announced.Refused refused -> shown(wording, refused, model);
        };
    }
}
