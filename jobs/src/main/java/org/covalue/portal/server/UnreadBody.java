package org.covalue.portal.server;

import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import java.io.IOException;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ValveBase;
import org.apache.coyote.ActionCode;

/**
 * Lets a request be answered whose body nobody reads any more: the server would read the rest of it, and hold a thread
 * for that.
 */
final class UnreadBody extends ValveBase {

    private static final String LEAVE = UnreadBody.class.getName();

    UnreadBody() {
        super(true);
    }

    @Override
    public void invoke(Request request, Response response) throws IOException, ServletException {
        Runnable leave = () -> request.getCoyoteRequest().action(ActionCode.DISABLE_SWALLOW_INPUT, null);
        request.setAttribute(LEAVE, leave);
        getNext().invoke(request, response);
    }

    /** The connection is closed behind the answer. */
    static void leave(ServletRequest request) {
        if (request.getAttribute(LEAVE) instanceof Runnable leave) {
            leave.run();
        }
    }
}
