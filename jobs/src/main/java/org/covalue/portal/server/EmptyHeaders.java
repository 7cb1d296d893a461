package org.covalue.portal.server;

import jakarta.servlet.ServletException;
import java.io.IOException;
import java.util.stream.IntStream;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ValveBase;
import org.apache.tomcat.util.buf.MessageBytes;
import org.apache.tomcat.util.http.MimeHeaders;

/** A header without a value is none. The server lists it as null, which not everybody who reads headers expects. */
final class EmptyHeaders extends ValveBase {

    EmptyHeaders() {
        super(true);
    }

    @Override
    public void invoke(Request request, Response response) throws IOException, ServletException {
        MimeHeaders headers = request.getCoyoteRequest().getMimeHeaders();
        IntStream.range(0, headers.size())
                .filter(i -> isEmpty(headers.getValue(i)))
                .mapToObj(i -> headers.getName(i).toString())
                .distinct()
                .toList()
                .forEach(headers::removeHeader);
        getNext().invoke(request, response);
    }

    private static boolean isEmpty(MessageBytes value) {
        return value.toString() == null || value.toString().isBlank();
    }
}
