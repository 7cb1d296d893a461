package org.covalue.portal.server;

import jakarta.servlet.ServletException;
import java.io.IOException;
import java.util.Map;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ValveBase;

/**
 * What every answer tells the browser to keep to, also that to a request which no part of the application is asked
 * about.
 */
final class SafeHeaders extends ValveBase {

    /** No script but our own files, nothing from elsewhere, nobody frames us. */
    private static final String OF_PAGES = "default-src 'self'; img-src 'self' data:; object-src 'none'; "
            + "base-uri 'none'; form-action 'self'; frame-ancestors 'none'";

    private static final String OF_API = "default-src 'none'; frame-ancestors 'none'";
    private static final String YEAR_OF_HTTPS = "max-age=31536000; includeSubDomains";

    private static final Map<String, String> ALWAYS = Map.of(
            "X-Content-Type-Options",
            "nosniff",
            "X-Frame-Options",
            "DENY",
            "X-XSS-Protection",
            "0",
            "Referrer-Policy",
            "same-origin",
            "Cross-Origin-Opener-Policy",
            "same-origin",
            "Permissions-Policy",
            "camera=(), microphone=(), geolocation=(), payment=(), usb=()");

    SafeHeaders() {
        super(true);
    }

    @Override
    public void invoke(Request request, Response response) throws IOException, ServletException {
        ALWAYS.forEach(response::setHeader);
        String path = request.getRequestURI();
        response.setHeader("Content-Security-Policy", path != null && path.startsWith("/api/") ? OF_API : OF_PAGES);
        if (request.isSecure()) {
            stayOnHttps(response);
        }
        getNext().invoke(request, response);
    }

    static void stayOnHttps(Response response) {
        response.setHeader("Strict-Transport-Security", YEAR_OF_HTTPS);
    }
}
