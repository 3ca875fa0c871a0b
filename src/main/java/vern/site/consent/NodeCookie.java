package vern.site.consent;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Optional;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import vern.start.Published;
import vern.statement.Statement;

/// Keeps a visitor's requests on one of several servers (`VERN_NODE` names this one), where the company declares the cookie for it. It
/// says which server, and nothing of the visitor.
@Configuration(proxyBeanMethods = false)
class NodeCookie {

    static final String NAME = "vern-node";

    @Bean
    WebMvcConfigurer sameServer(Environment environment, Published published) {
        return new WebMvcConfigurer() {
            @Override
            public void addInterceptors(InterceptorRegistry interceptors) {
                interceptors.addInterceptor(new Keeping(environment, published)).excludePathPatterns("/assets/**", "/theme/**", "/api/**", "/desk/**", "/actuator/**");
            }
        };
    }

    private record Keeping(Environment environment, Published published) implements HandlerInterceptor {

        @Override
        public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
            var node = environment.getProperty("vern.node", "");
            if (node.matches("[a-z0-9-]{1,20}")) declaring(request).ifPresent(statement -> response.addHeader(HttpHeaders.SET_COOKIE, ResponseCookie.from(NAME, node)
                    .path("/" + statement.controller().key()).httpOnly(true).sameSite("Lax").secure(request.isSecure()).build().toString()));
            return true;
        }

        private Optional<Statement> declaring(HttpServletRequest request) {
            return published.find(request.getRequestURI().replaceFirst("^/([^/]*).*$", "$1"))
                    .filter(statement -> statement.cookies().stream().anyMatch(cookie -> cookie.name().equals(NAME) && cookie.necessary()));
        }
    }
}
