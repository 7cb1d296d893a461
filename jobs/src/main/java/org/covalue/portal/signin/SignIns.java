package org.covalue.portal.signin;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import org.covalue.portal.access.Audit;
import org.covalue.portal.access.Users;
import org.covalue.portal.web.RelativeRedirects;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.oauth2.client.authentication.OAuth2AuthenticationToken;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.web.authentication.AuthenticationFailureHandler;
import org.springframework.security.web.authentication.SavedRequestAwareAuthenticationSuccessHandler;
import org.springframework.security.web.authentication.logout.LogoutHandler;
import org.springframework.security.web.savedrequest.RequestCache;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.LocaleResolver;
import org.springframework.web.util.WebUtils;

/** What goes with signing in and out: it is audited, guesses are slowed down, the session knows since when it is. */
@Component
class SignIns extends SavedRequestAwareAuthenticationSuccessHandler
        implements AuthenticationFailureHandler, LogoutHandler {

    private final Users users;
    private final Audit audit;
    private final LocaleResolver languages;
    private final SignInThrottle throttle;
    private final SecondFactor factor;
    private final PortalSessions sessions;
    private final KnownDevices devices;

    SignIns(
            Users users,
            Audit audit,
            LocaleResolver languages,
            SignInThrottle throttle,
            SecondFactor factor,
            PortalSessions sessions,
            KnownDevices devices,
            RequestCache asked) {
        this.factor = factor;
        this.sessions = sessions;
        this.devices = devices;
        setRequestCache(asked);
        setRedirectStrategy(new RelativeRedirects());
        this.throttle = throttle;
        this.users = users;
        this.audit = audit;
        this.languages = languages;
    }

    /** Sends away who has to wait; says nothing about whether the login exists. */
    void throttled(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        Optional<Duration> wait = throttle.enter(attempt(request));
        if (wait.isPresent()) {
            response.setHeader("Retry-After", Long.toString(wait.get().toSeconds() + 1));
            response.sendRedirect(request.getContextPath() + "/login?wait");
        } else {
            chain.doFilter(request, response);
        }
    }

    @Override
    public void onAuthenticationSuccess(HttpServletRequest request, HttpServletResponse response, Authentication who)
            throws ServletException, IOException {
        boolean isByProvider = who instanceof OAuth2AuthenticationToken;
        if (!isByProvider) {
            throttle.succeeded(attempt(request));
        }
        SessionRules.begin(
                request.getSession(),
                sessions.begin(who.getName(), request.getRemoteAddr(), request.getHeader("User-Agent")),
                isByProvider);
        if (!isByProvider && factor.isOn(who.getName())) {
            SessionRules.awaitCode(request.getSession());
            sessions.awaitCode(SessionRules.key(request), true);
            audit.record(
                    who.getName(), "password right, code awaited", who.getName(), "from " + request.getRemoteAddr());
            response.sendRedirect(request.getContextPath() + "/login/code");
        } else {
            signedIn(request, response, who, isByProvider ? "identity provider, from " : "password, from ");
        }
    }

    /** Goes on to what was asked for. @param how in words that an address follows */
    void signedIn(HttpServletRequest request, HttpServletResponse response, Authentication who, String how)
            throws ServletException, IOException {
        SessionRules.codeCame(request.getSession());
        sessions.awaitCode(SessionRules.key(request), false);
        // Not before the code is there: who has found out a password only must not be taken for the user next time.
        devices.remember(request, response, who.getName());
        audit.record(who.getName(), "sign in", who.getName(), how + request.getRemoteAddr());
        if (WebUtils.getCookie(request, WebConfiguration.LANGUAGE_COOKIE) == null) {
            users.find(who.getName())
                    .ifPresent(user -> languages.setLocale(request, response, new Locale(user.language())));
        }
        super.onAuthenticationSuccess(request, response, who);
    }

    @Override
    public void onAuthenticationFailure(
            HttpServletRequest request, HttpServletResponse response, AuthenticationException failure)
            throws IOException {
        boolean hasNoAccount = failure instanceof OAuth2AuthenticationException e
                && e.getError().getErrorCode().equals(ProvidedUsers.NO_ACCOUNT);
        recordFailure(request, failure instanceof OAuth2AuthenticationException);
        response.sendRedirect(request.getContextPath() + (hasNoAccount ? "/login?noAccount" : "/login?error"));
    }

    /** What was typed as a login and is none may be a password; it is not kept. */
    private void recordFailure(HttpServletRequest request, boolean isByProvider) {
        String login = users.find(typed(request)).map(Users.Account::login).orElse("unknown");
        Duration wait = throttle.waiting(attempt(request));
        audit.record(
                login,
                "sign-in failed",
                login,
                (isByProvider ? "identity provider, from " : "from ")
                        + request.getRemoteAddr()
                        + (wait.isZero() ? "" : "; the next attempt waits " + (wait.toSeconds() + 1) + " s"));
    }

    @Override
    public void logout(HttpServletRequest request, HttpServletResponse response, @Nullable Authentication who) {
        sessions.end(SessionRules.key(request));
        // Of one who was erased nothing may be written again by a browser that was left open.
        if (who != null && users.find(who.getName()).isPresent()) {
            audit.record(who.getName(), "sign out", who.getName(), "");
        }
    }

    private SignInThrottle.Attempt attempt(HttpServletRequest request) {
        return new SignInThrottle.Attempt(typed(request), request.getRemoteAddr(), devices.of(request, typed(request)));
    }

    private static String typed(HttpServletRequest request) {
        return Optional.ofNullable(request.getParameter("username"))
                .map(String::strip)
                .orElse("");
    }
}
