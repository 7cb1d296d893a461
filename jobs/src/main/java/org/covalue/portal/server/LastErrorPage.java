package org.covalue.portal.server;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Set;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ErrorReportValve;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What is said where no page of the application can be shown: to a request that is none, for example. */
final class LastErrorPage extends ErrorReportValve {

    private static final Logger LOG = LoggerFactory.getLogger(LastErrorPage.class);
    /** A method or a version of HTTP that there is not. */
    private static final Set<Integer> OF_THE_SENDER = Set.of(501, 505);

    private static final String PAGE = """
            <!DOCTYPE html>
            <html lang="%s"><head><meta charset="utf-8"><title>%s</title></head>
            <body><h1>%2$s</h1><p>%s</p></body></html>
            """;

    @Override
    protected void report(Request request, Response response, Throwable failure) {
        if (response.getStatus() < 400 || response.getContentWritten() > 0 || !response.setErrorReported()) {
            return;
        }
        boolean isSpanish = "es".equals(request.getLocale().getLanguage());
        boolean isOurs = response.getStatus() >= 500 && !OF_THE_SENDER.contains(response.getStatus());
        String title = isOurs
                ? (isSpanish ? "Algo ha fallado" : "Something went wrong")
                : (isSpanish ? "La petición no se puede leer" : "The request cannot be read");
        String todo = isOurs
                ? (isSpanish ? "Quedó anotado en el registro." : "It was noted in the log.")
                : (isSpanish ? "Compruebe la dirección y lo que se envió." : "Check the address and what was sent.");
        try {
            response.setContentType("text/html");
            response.setCharacterEncoding(StandardCharsets.UTF_8.name());
            response.setHeader("Cache-Control", "no-store");
            response.getReporter().write(PAGE.formatted(isSpanish ? "es" : Locale.ENGLISH.getLanguage(), title, todo));
            response.finishResponse();
        } catch (IOException | IllegalStateException e) {
            LOG.debug("no page could be shown", e);
        }
    }
}
