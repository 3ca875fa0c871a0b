package vern.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/// What people type into any form arrives as they see it: a telephone number copied from an address book often brings marks of direction along,
/// which nobody meant to send. They are taken out without a word; a file of customers gets an answer by row instead.
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 5)
class TypedText extends OncePerRequestFilter {

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain) throws ServletException, IOException {
        chain.doFilter(new Seen(request), response);
    }

    private static final class Seen extends HttpServletRequestWrapper {

        Seen(HttpServletRequest request) {
            super(request);
        }

        @Override
        public @Nullable String getParameter(String name) {
            var value = super.getParameter(name);
            return value == null ? null : Visible.of(value);
        }

        @Override
        public String @Nullable [] getParameterValues(String name) {
            var values = super.getParameterValues(name);
            return values == null ? null : seen(values);
        }

        @Override
        public Map<String, String[]> getParameterMap() {
            var map = new LinkedHashMap<String, String[]>();
            super.getParameterMap().forEach((name, values) -> map.put(name, seen(values)));
            return map;
        }

        private static String[] seen(String[] values) {
            return Arrays.stream(values).map(Visible::of).toArray(String[]::new);
        }
    }
}
