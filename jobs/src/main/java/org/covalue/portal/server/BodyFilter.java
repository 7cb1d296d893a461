package org.covalue.portal.server;

import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.covalue.platform.Watch;
import org.springframework.http.HttpHeaders;

/**
 * The first of all filters: nothing is done for a request before its body is there. A server reads a body on the thread
 * that works on the request; some dozens of senders of a byte now and then would hold all of them.
 */
final class BodyFilter implements Filter {

    private static final int MILLISECONDS_BETWEEN_LOOKS = 500;

    private final BodyLimits limits;
    private final Set<ArrivingBody> arriving = ConcurrentHashMap.newKeySet();
    private final Watch watch = new Watch("slow-bodies");

    BodyFilter(BodyLimits limits) {
        this.limits = limits;
        watch.every(MILLISECONDS_BETWEEN_LOOKS, () -> arriving.forEach(body -> watch.safely(body::endIfTooSlow)));
    }

    @Override
    public void doFilter(ServletRequest asked, ServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        HttpServletRequest request = (HttpServletRequest) asked;
        if (!hasBody(request)) {
            chain.doFilter(request, response);
            return;
        }
        ArrivingBody body = new ArrivingBody(request, (HttpServletResponse) response, limits, arriving::remove);
        arriving.add(body);
        body.begin();
    }

    private static boolean hasBody(HttpServletRequest request) {
        return request.getContentLengthLong() > 0 || request.getHeader(HttpHeaders.TRANSFER_ENCODING) != null;
    }

    /** How many bodies are waited for. */
    int arriving() {
        return arriving.size();
    }

    @Override
    public void destroy() {
        watch.close();
    }
}
