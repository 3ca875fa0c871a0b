package vern.desk;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.HandlerMapping;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import vern.ledger.Gate;
import vern.ledger.SubjectId;
import vern.staff.Counter;

/// Whoever stands at the desk and may not know of a protected person finds no page of theirs, whichever feature it belongs to, and can do
/// nothing to them: a page that shows no value of theirs still says that they are there. What an address or a form names as a person is looked at.
@Component
class Unseen implements HandlerInterceptor, WebMvcConfigurer {

    private static final List<String> IN_ADDRESSES = List.of("subject", "person");
    private static final String IN_FORMS = "person";

    private final ObjectProvider<Gate> gate;
    private final ObjectProvider<Counter> counter;

    Unseen(ObjectProvider<Gate> gate, ObjectProvider<Counter> counter) {
        this.gate = gate;
        this.counter = counter;
    }

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(this).addPathPatterns("/desk/**").excludePathPatterns("/desk/sign-in", "/desk/welcome/**");
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        if (!named(request).allMatch(person -> gate.getObject().sees(counter.getObject().actor(), person))) throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        return true;
    }

    private static Stream<SubjectId> named(HttpServletRequest request) {
        var address = request.getAttribute(HandlerMapping.URI_TEMPLATE_VARIABLES_ATTRIBUTE) instanceof Map<?, ?> variables ? variables : Map.of();
        return Stream.concat(IN_ADDRESSES.stream().map(address::get), Stream.of(Optional.ofNullable(request.getParameter(IN_FORMS)).orElse("")))
                .filter(String.class::isInstance).map(String.class::cast).filter(text -> text.matches("\\d{1,18}")).map(text -> new SubjectId(Long.parseLong(text)));
    }
}
