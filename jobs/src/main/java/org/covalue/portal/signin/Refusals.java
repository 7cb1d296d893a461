package org.covalue.portal.signin;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.security.web.csrf.CsrfException;
import org.springframework.security.web.util.matcher.RequestMatcher;

/**
 * Where pages send who may not see them. Whoever is not signed in is sent to sign in, and told if that is because a
 * session has ended; what has no route at all is not found, by anybody.
 */
final class Refusals implements AuthenticationEntryPoint, AccessDeniedHandler {

    private final RequestMatcher hasRoute;

    /** @param hasRoute what any route may be under */
    Refusals(RequestMatcher hasRoute) {
        this.hasRoute = hasRoute;
    }

    @Override
    public void commence(HttpServletRequest request, HttpServletResponse response, AuthenticationException unknown)
            throws IOException {
        if (!hasRoute.matches(request)) {
            response.sendError(HttpServletResponse.SC_NOT_FOUND);
        } else {
            response.sendRedirect(request.getContextPath() + (hasEnded(request) ? "/login?ended" : "/login"));
        }
    }

    @Override
    public void handle(HttpServletRequest request, HttpServletResponse response, AccessDeniedException refused)
            throws IOException {
        if (!hasRoute.matches(request)) {
            response.sendError(HttpServletResponse.SC_NOT_FOUND);
        } else if (refused instanceof CsrfException && hasEnded(request)) {
            response.sendRedirect(request.getContextPath() + "/login?ended");
        } else {
            response.sendError(HttpServletResponse.SC_FORBIDDEN);
        }
    }

    /** The browser shows a session that is no more. */
    private static boolean hasEnded(HttpServletRequest request) {
        return request.getRequestedSessionId() != null && !request.isRequestedSessionIdValid();
    }
}
