package org.covalue.portal.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import org.springframework.security.web.RedirectStrategy;

/**
 * Leads to a page of the portal and nowhere else: of an address only path and query count, never the host that a
 * request named.
 */
public final class RelativeRedirects implements RedirectStrategy {

    @Override
    public void sendRedirect(HttpServletRequest request, HttpServletResponse response, String url) throws IOException {
        response.sendRedirect(relative(url, request.getContextPath() + "/"));
    }

    /** @param home where an address leads that cannot be read */
    public static String relative(String url, String home) {
        try {
            URI address = URI.create(url);
            String path = address.getRawPath() == null || address.getRawPath().isEmpty() ? "/" : address.getRawPath();
            boolean isOfAnotherHost = !path.startsWith("/") || path.startsWith("//") || path.contains("\\");
            return isOfAnotherHost ? home : path + (address.getRawQuery() == null ? "" : "?" + address.getRawQuery());
        } catch (IllegalArgumentException e) {
            return home;
        }
    }
}
