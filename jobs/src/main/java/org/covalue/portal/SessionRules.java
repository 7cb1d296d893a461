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
import org.springframework.security.web.savedrequest.RequestCache;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * A session ends some hours after sign-in, when its user is disabled, and when the password is changed elsewhere; a right that
 * was given or taken counts from the next request on.
 */
final class SessionRules extends OncePerRequestFilter {

    private static final String SIGNED_IN_AT = "covalue.signedInAt";
    private static final String MUST_CHANGE_PASSWORD = "covalue.mustChangePassword";

    private final Users users;
    private final Duration longest;
    private final RequestCache asked;

    SessionRules(Users users, Duration longest, RequestCache asked) {
        this.asked = asked;
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
            return;
        }
        Optional<Users.Standing> standing = users.standing(who.getName()).filter(one -> isOpen(session, one));
        if (standing.isEmpty()) {
            session.invalidate();
            SecurityContextHolder.clearContext();
            refuse(request, response);
        } else {
            request.setAttribute(MUST_CHANGE_PASSWORD, standing.get().mustChangePassword());
            SecurityContextHolder.setContext(withPresentRights(who));
            chain.doFilter(request, response);
        }
    }

    /** Whether who asks has signed in with a password that somebody else has set, and has not chosen one yet. */
    static boolean mustChangePassword(HttpServletRequest request) {
        return Boolean.TRUE.equals(request.getAttribute(MUST_CHANGE_PASSWORD));
    }

    private void refuse(HttpServletRequest request, HttpServletResponse response) throws IOException {
        if (path(request).startsWith("/api/")) {
            response.sendError(HttpServletResponse.SC_UNAUTHORIZED);
        } else {
            asked.saveRequest(request, response);
            response.sendRedirect(request.getContextPath() + "/login?ended");
        }
    }

    private static String path(HttpServletRequest request) {
        return request.getRequestURI().substring(request.getContextPath().length());
    }

    private boolean isOpen(HttpSession session, Users.Standing standing) {
        Instant began = Optional.ofNullable((Instant) session.getAttribute(SIGNED_IN_AT))
                .orElseGet(() -> Instant.ofEpochMilli(session.getCreationTime()));
        return began.plus(longest).isAfter(Instant.now()) && !standing.sessionsValidFrom().isAfter(began);
    }

    private SecurityContext withPresentRights(Authentication who) {
        SecurityContext context = SecurityContextHolder.createEmptyContext();
        context.setAuthentication(UsernamePasswordAuthenticationToken.authenticated(who.getPrincipal(), null, users.authorities(who.getName())));
        return context;
    }
}
