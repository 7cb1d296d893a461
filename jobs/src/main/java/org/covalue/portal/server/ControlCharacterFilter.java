package org.covalue.portal.server;

import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.Part;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.covalue.portal.web.VisibleText;
import org.covalue.portal.web.WrongRequest;

/**
 * Refuses what nobody types, before anybody reads it: NUL and other control characters in names and values of
 * parameters and in names of files. PostgreSQL stores no NUL, and in a log or an audit the others make one line into
 * two.
 */
public final class ControlCharacterFilter implements Filter {

    /** A text that may have lines holds these. */
    private static final String OF_LINES = "\t\n\r";

    @Override
    public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        Optional<WrongRequest> wrong;
        try {
            wrong = untyped(request);
        } catch (IllegalStateException unreadable) {
            ((HttpServletResponse) response).sendError(HttpServletResponse.SC_BAD_REQUEST);
            return;
        }
        if (wrong.isPresent()) {
            request.setAttribute(WrongRequest.class.getName(), wrong.get());
            ((HttpServletResponse) response).sendError(HttpServletResponse.SC_BAD_REQUEST);
        } else {
            chain.doFilter(request, response);
        }
    }

    private static Optional<WrongRequest> untyped(ServletRequest request) {
        Stream<WrongRequest> fields =
                request.getParameterMap().entrySet().stream().flatMap(ControlCharacterFilter::untyped);
        Stream<WrongRequest> files = request instanceof ArrivedRequest arrived
                ? arrived.getParts().stream().flatMap(ControlCharacterFilter::untyped)
                : Stream.empty();
        return Stream.concat(fields, files).findFirst();
    }

    private static Stream<WrongRequest> untyped(Map.Entry<String, String[]> field) {
        Stream<WrongRequest> name = untyped(field.getKey(), field.getKey());
        return Stream.concat(name, Stream.of(field.getValue()).flatMap(value -> untyped(field.getKey(), value)));
    }

    private static Stream<WrongRequest> untyped(Part part) {
        String file = part.getSubmittedFileName();
        return Stream.concat(
                untyped(part.getName(), part.getName()), file == null ? Stream.empty() : untyped(part.getName(), file));
    }

    private static Stream<WrongRequest> untyped(String name, String text) {
        OptionalInt first = text.codePoints()
                .filter(sign -> !VisibleText.isTyped(sign) && OF_LINES.indexOf(sign) < 0)
                .findFirst();
        return first.stream().mapToObj(sign -> WrongRequest.sign(name, sign));
    }
}
