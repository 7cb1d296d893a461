package org.covalue.portal.signin;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.access.AccessDeniedHandler;

/** What the HTTP API says to who shows no token, and to whom it is not for: problem+json (RFC 9457). */
final class ApiRefusals {

    private ApiRefusals() {}

    static AuthenticationEntryPoint unknown() {
        return (request, response, e) -> {
            response.setHeader(HttpHeaders.WWW_AUTHENTICATE, "Bearer realm=\"Covalue\"");
            say(
                    response,
                    HttpStatus.UNAUTHORIZED,
                    "Send a valid token: Authorization: Bearer TOKEN. Tokens are issued under My account.");
        };
    }

    static AccessDeniedHandler notFor() {
        return (request, response, e) -> say(response, HttpStatus.FORBIDDEN, "The HTTP API is for evaluators.");
    }

    private static void say(HttpServletResponse response, HttpStatus status, String detail) throws IOException {
        response.setStatus(status.value());
        response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
        response.getWriter()
                .write("{\"type\":\"about:blank\",\"title\":\"" + status.getReasonPhrase() + "\",\"status\":"
                        + status.value() + ",\"detail\":\"" + detail + "\"}");
    }
}
