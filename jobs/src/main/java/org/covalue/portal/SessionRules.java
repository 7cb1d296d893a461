package org.covalue.portal;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.springframework.security.authentication.AnonymousAuthenticationToken;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * A session ends some hours after sign-in, when its user is disabled, and when the password is changed elsewhere; a right that
 * was given or taken counts from the next request on.
 */
final class SessionRules extends OncePerRequestFilter {

    private static final String SIGNED_IN_AT = "covalue.signedInAt";

    private final Users users;
    private final Duration longest;

    SessionRules(Users users, Duration longest) {
        this.users = users;
        this.longest = longest;
    }

    /** From now on; also after the user has changed the password in this very session. */
    static void begin(HttpSession session) {
        session.setAttribute(SIGNED_IN_AT, Instant.now());
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return path(request).startsWith("/static/") || path(request).startsWith("/webjars/");
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        Authentication who = SecurityContextHolder.getContext().getAuthentication();
        HttpSession session = request.getSession(false);
        if (who == null || who instanceof AnonymousAuthenticationToken || session == null) {
            chain.doFilter(request, response);
        } else if (isOver(session, who.getName())) {
            session.invalidate();
            SecurityContextHolder.clearContext();
            refuse(request, response);
        } else {
            SecurityContextHolder.setContext(withPresentRights(who));
            chain.doFilter(request, response);
        }
    }

    private static void refuse(HttpServletRequest request, HttpServletResponse response) throws IOException {
        if (path(request).startsWith("/api/")) {
            response.sendError(HttpServletResponse.SC_UNAUTHORIZED);
        } else {
            response.sendRedirect(request.getContextPath() + "/login?ended");
        }
    }

    private static String path(HttpServletRequest request) {
        return request.getRequestURI().substring(request.getContextPath().length());
    }

    private boolean isOver(HttpSession session, String login) {
        Instant began = Optional.ofNullable((Instant) session.getAttribute(SIGNED_IN_AT))
                .orElseGet(() -> Instant.ofEpochMilli(session.getCreationTime()));
        return began.plus(longest).isBefore(Instant.now()) || users.sessionsValidFrom(login).filter(from -> !from.isAfter(began)).isEmpty();
    }

    private SecurityContext withPresentRights(Authentication who) {
        SecurityContext context = SecurityContextHolder.createEmptyContext();
        context.setAuthentication(UsernamePasswordAuthenticationToken.authenticated(who.getPrincipal(), null, users.authorities(who.getName())));
        return context;
    }
}
