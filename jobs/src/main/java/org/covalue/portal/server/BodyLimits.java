package org.covalue.portal.server;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import org.covalue.settings.PortalSettings;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;

/**
 * How much a request may bring, and how slowly.
 *
 * @param mostOfFile bytes of one file
 * @param mostWithFile bytes of a form with files, from somebody who is signed in
 */
record BodyLimits(PortalSettings.Bodies settings, long mostOfFile, long mostWithFile) {

    /**
     * What is read of a body that is too large, in parts of what is allowed, so that its sender gets the page that says
     * so.
     */
    private static final int IN_VAIN = 4;

    long most(HttpServletRequest request) {
        if (!isSignedIn(request)) {
            return settings.signedOut().toBytes();
        }
        String kind = request.getContentType();
        return kind != null && kind.startsWith("multipart/")
                ? mostWithFile
                : settings.form().toBytes();
    }

    long mostReadInVain(long most) {
        return IN_VAIN * most;
    }

    boolean isTooSlow(double seconds, long received) {
        double beyond = seconds - settings.patience().toMillis() / 1000.0;
        return beyond > 0 && received < beyond * settings.slowest().toBytes();
    }

    private static boolean isSignedIn(HttpServletRequest request) {
        HttpSession session = request.getSession(false);
        return session != null
                && session.getAttribute(HttpSessionSecurityContextRepository.SPRING_SECURITY_CONTEXT_KEY) != null;
    }
}
