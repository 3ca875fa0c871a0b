package vern.web;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.ServletException;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockFilterChain;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

class EncryptedOnlyTest {

    private final MockFilterChain beyond = new MockFilterChain();

    private static MockHttpServletRequest asked(String method, String forwarded) {
        var request = new MockHttpServletRequest(method, "/midt-it/privacy");
        request.setServerName("midt-it.example");
        if (!forwarded.isEmpty()) request.addHeader("X-Forwarded-Proto", forwarded);
        return request;
    }

    private MockHttpServletResponse answer(boolean secure, MockHttpServletRequest request) throws ServletException, IOException {
        var response = new MockHttpServletResponse();
        new EncryptedOnly(secure).doFilter(request, response, beyond);
        return response;
    }

    @Test
    void sendsWhoeverAsksInTheClearOverToTheEncryptedAddress() throws ServletException, IOException {
        var answer = answer(true, asked("GET", "http"));

        assertThat(answer.getStatus()).isEqualTo(308);
        assertThat(answer.getHeader("Location")).isEqualTo("https://midt-it.example/midt-it/privacy");
        assertThat(beyond.getRequest()).isNull();
    }

    @Test
    void takesNothingThatWasSentInTheClear() throws ServletException, IOException {
        var answer = answer(true, asked("POST", "http"));

        assertThat(answer.getStatus()).isEqualTo(403);
        assertThat(beyond.getRequest()).isNull();
    }

    @Test
    void turnsAwayWhoeverComesFromAnotherMachinePastTheProxy() throws ServletException, IOException {
        var request = asked("GET", "");
        request.setRemoteAddr("192.0.2.4");

        assertThat(answer(true, request).getStatus()).isEqualTo(308);
    }

    @Test
    void letsThroughWhatIsEncryptedAndEverythingInADemonstration() throws ServletException, IOException {
        answer(true, asked("GET", "https"));
        var encrypted = beyond.getRequest();
        beyond.reset();
        answer(false, asked("GET", "http"));

        assertThat(encrypted).isNotNull();
        assertThat(beyond.getRequest()).isNotNull();
    }
}
