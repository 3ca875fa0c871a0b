package vern.keys;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import vern.ledger.Gate;
import vern.staff.Counter;
import vern.web.Problems;

/// The keys of the company, and a new one. For administrators.
@Controller
@RequestMapping("/desk/keys")
@PreAuthorize("hasRole('administrator')")
class KeyPages {

    private static final int USUAL_PACE = 600;

    private final ApiKeys keys;
    private final Counter counter;
    private final MessageSource messages;

    KeyPages(ApiKeys keys, Counter counter, MessageSource messages) {
        this.keys = keys;
        this.counter = counter;
        this.messages = messages;
    }

    /// A purpose to choose.
    record Choice(String key, String name, boolean chosen) {}

    /// A key with the names of its purposes.
    record Row(ApiKey key, List<String> purposes) {}

    @GetMapping
    String list(Model model, Locale locale) {
        return page(new ApiKey.Order("", List.of(), USUAL_PACE), model, locale);
    }

    private String page(ApiKey.Order order, Model model, Locale locale) {
        var language = Counter.language(locale);
        var purposes = new LinkedHashMap<String, String>();
        counter.statement().purposes().values().forEach(purpose -> purposes.put(purpose.key(), purpose.name().in(language)));
        purposes.put(Gate.RIGHTS, messages.getMessage("keys.requests", new Object[0], locale));
        model.addAttribute("rows", keys.of(counter.controller()).stream().map(key -> new Row(key, key.purposes().stream()
                .map(purpose -> purposes.getOrDefault(purpose, purpose)).toList())).toList());
        model.addAttribute("order", order).addAttribute("choices", purposes.entrySet().stream()
                .map(purpose -> new Choice(purpose.getKey(), purpose.getValue(), order.purposes().contains(purpose.getKey()))).toList());
        return "keys/keys";
    }

    /// The secret is shown this once; the database has only its digest.
    @PostMapping
    String make(@RequestParam(defaultValue = "") String name, @RequestParam(defaultValue = "") List<String> purposes,
                @RequestParam(defaultValue = "0") int perMinute, Model model, Locale locale) {
        var order = new ApiKey.Order(name, purposes, perMinute);
        return switch (keys.make(order, counter.actor())) {
            case ApiKey.Made.Key(var secret) -> {
                model.addAttribute("secret", secret);
                yield list(model, locale);
            }
            case ApiKey.Made.Refused(var field, var text) -> {
                model.addAttribute("problems", Problems.of(field, text));
                yield page(order, model, locale);
            }
        };
    }

    @PostMapping("/{key}/revocation")
    String revoke(@PathVariable long key) {
        if (!keys.revoke(key, counter.actor())) throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        return "redirect:/desk/keys";
    }
}
