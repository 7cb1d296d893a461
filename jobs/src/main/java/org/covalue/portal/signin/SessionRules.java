package org.covalue.portal.signin;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.covalue.portal.access.Users;
import org.springframework.security.authentication.AnonymousAuthenticationToken;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.savedrequest.RequestCache;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * A session ends some hours after sign-in, when its user is disabled, and when the password is changed elsewhere; a
 * right that was given or taken counts from the next request on.
 */
final class SessionRules extends OncePerRequestFilter {

    private static final String SIGNED_IN_AT = "covalue.signedInAt";
    private static final String KEY = "covalue.session";
    private static final String AWAITS_CODE = "covalue.awaitsCode";
    private static final String BY_PROVIDER = "covalue.byProvider";
    private static final String MUST_CHANGE_PASSWORD = "covalue.mustChangePassword";
    private static final String MUST_SET_UP_FACTOR = "covalue.mustSetUpFactor";

    private final Users users;
    private final PortalSessions sessions;
    private final Duration longest;
    private final RequestCache asked;

    SessionRules(Users users, PortalSessions sessions, Duration longest, RequestCache asked) {
        this.sessions = sessions;
        this.asked = asked;
        this.users = users;
        this.longest = longest;
    }

    /** From now on; also after the user has changed the password in this very session. */
    static void begin(HttpSession session) {
        session.setAttribute(SIGNED_IN_AT, Instant.now());
    }

    /** @param key by which the register of sessions knows this one */
    static void begin(HttpSession session, String key, boolean isByProvider) {
        begin(session);
        session.setAttribute(KEY, key);
        session.setAttribute(BY_PROVIDER, isByProvider);
    }

    /** Signed in by password; until the code is there, nothing but the page that asks for it is open. */
    static void awaitCode(HttpSession session) {
        session.setAttribute(AWAITS_CODE, true);
    }

    static void codeCame(HttpSession session) {
        session.removeAttribute(AWAITS_CODE);
    }

    static boolean awaitsCode(HttpServletRequest request) {
        HttpSession session = request.getSession(false);
        return session != null && session.getAttribute(AWAITS_CODE) != null;
    }

    /** By which the register knows the session, empty text where there is none. */
    static String key(HttpServletRequest request) {
        return Optional.ofNullable(request.getSession(false))
                .map(session -> (String) session.getAttribute(KEY))
                .orElse("");
    }

    /** Whether a role of who asks demands a second factor that is not set up. */
    static boolean mustSetUpFactor(HttpServletRequest request) {
        return Boolean.TRUE.equals(request.getAttribute(MUST_SET_UP_FACTOR));
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
        } else if (awaitsCode(request)) {
            onlyAsk(request, response, who, chain);
        } else {
            request.setAttribute(MUST_CHANGE_PASSWORD, standing.get().mustChangePassword());
            request.setAttribute(
                    MUST_SET_UP_FACTOR,
                    standing.get().lacksFactor() && !Boolean.TRUE.equals(session.getAttribute(BY_PROVIDER)));
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

    private static void onlyAsk(
            HttpServletRequest request, HttpServletResponse response, Authentication who, FilterChain chain)
            throws ServletException, IOException {
        if (path(request).startsWith("/api/")) {
            response.sendError(HttpServletResponse.SC_UNAUTHORIZED);
        } else if (path(request).equals("/login/code") || path(request).equals("/logout")) {
            SecurityContextHolder.setContext(with(who, List.of()));
            chain.doFilter(request, response);
        } else {
            response.sendRedirect(request.getContextPath() + "/login/code");
        }
    }

    private static String path(HttpServletRequest request) {
        return request.getRequestURI().substring(request.getContextPath().length());
    }

    private boolean isOpen(HttpSession session, Users.Standing standing) {
        Instant began = Optional.ofNullable((Instant) session.getAttribute(SIGNED_IN_AT))
                .orElseGet(() -> Instant.ofEpochMilli(session.getCreationTime()));
        String key = (String) session.getAttribute(KEY);
        return began.plus(longest).isAfter(Instant.now())
                && !standing.sessionsValidFrom().isAfter(began)
                && (key == null || sessions.isOpen(key));
    }

    private SecurityContext withPresentRights(Authentication who) {
        return with(who, users.authorities(who.getName()));
    }

    private static SecurityContext with(Authentication who, List<SimpleGrantedAuthority> rights) {
        SecurityContext context = SecurityContextHolder.createEmptyContext();
        context.setAuthentication(UsernamePasswordAuthenticationToken.authenticated(
                Objects.requireNonNull(who.getPrincipal(), "who is signed in has a name"), null, rights));
        return context;
    }
}
