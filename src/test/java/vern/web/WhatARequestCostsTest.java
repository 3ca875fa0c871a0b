package vern.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationRegistry;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.security.config.observation.SecurityObservationSettings;
import org.springframework.stereotype.Controller;
import org.springframework.ui.ExtendedModelMap;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerMapping;
import org.springframework.web.servlet.handler.SimpleUrlHandlerMapping;
import org.thymeleaf.context.LazyContextVariable;
import vern.testing.VernTest;

/// What is not done for a request that does not need it.
@VernTest
class WhatARequestCostsTest {

    @Autowired ObservationRegistry registry;
    @Autowired SecurityObservationSettings settings;

    @Autowired @Qualifier("resourceHandlerMapping") SimpleUrlHandlerMapping resources;

    private final AtomicInteger asked = new AtomicInteger();

    private final Companies companies = new Companies() {
        @Override
        public Optional<Company> find(String key) {
            asked.incrementAndGet();
            return Optional.of(ListedCompanies.HOUSE);
        }

        @Override
        public List<Company> all() {
            return List.of();
        }
    };

    @RestController
    static class Answers {
        public void answer() {}
    }

    @Controller
    static class Shows {
        public void show() {}
    }

    private ExtendedModelMap model(Object handler, String method) throws NoSuchMethodException {
        var request = new MockHttpServletRequest("GET", "/it-total/visits");
        request.addPreferredLocale(Locale.of("nb"));
        request.setAttribute(HandlerMapping.BEST_MATCHING_HANDLER_ATTRIBUTE, new HandlerMethod(handler, method));
        var model = new ExtendedModelMap();
        new ShellModel(new CompanyOfRequest(companies, List.of()), List.of()).shell(request, model);
        return model;
    }

    @Test
    void theShellIsMadeForPagesAloneAndOnlyWhenItIsShown() throws Exception {
        var none = model(new Answers(), "answer");
        var page = model(new Shows(), "show");
        assertThat(none).isEmpty();
        assertThat(asked).hasValue(0);

        var shell = (Shell) ((LazyContextVariable<?>) page.getAttribute("shell")).getValue();

        assertThat(shell.language()).isEqualTo("nb");
        assertThat(asked.get()).isPositive();
    }

    @Test
    void nothingIsLookedForAmongFilesButAssets() {
        assertThat(resources.getHandlerMap()).containsOnlyKeys("/assets/**");
    }

    @Test
    void nobodysTimeIsTakenAtEachFilter() {
        assertThat(List.of(settings.shouldObserveRequests(), settings.shouldObserveAuthentications(), settings.shouldObserveAuthorizations())).containsOnly(false);
        assertThat(List.of("spring.security.filterchains", "http.server.requests")).allMatch(name -> Observation.createNotStarted(name, registry).isNoop());
    }
}
