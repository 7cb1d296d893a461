package org.covalue.portal.server;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.AsyncEvent;
import jakarta.servlet.AsyncListener;
import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.function.Consumer;
import org.apache.coyote.BadRequestException;
import org.covalue.portal.web.ErrorPages;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;

/**
 * Takes a body as it comes; no thread waits for it. When it is there, or is not to be waited for, the request goes on.
 */
final class ArrivingBody implements ReadListener, AsyncListener {

    private static final Logger LOG = LoggerFactory.getLogger(ArrivingBody.class);
    private static final int BLOCK = 8192;
    private static final String ERROR_PAGE = "/error";

    private final BodyLimits limits;
    private final long most;
    private final long begun = System.nanoTime();
    private final Body body = new Body();
    private final ArrivedRequest request;
    private final ServletInputStream in;
    private final AsyncContext context;
    private final Consumer<ArrivingBody> hasEnded;
    private long received;
    private boolean isOver;
    private Form form = new Form(java.util.Map.of(), java.util.List.of());

    /** @param hasEnded told when it is no longer waited for */
    ArrivingBody(
            HttpServletRequest asked, HttpServletResponse response, BodyLimits limits, Consumer<ArrivingBody> hasEnded)
            throws IOException {
        this.limits = limits;
        this.most = limits.most(asked);
        this.hasEnded = hasEnded;
        this.request = new ArrivedRequest(asked);
        this.in = asked.getInputStream();
        this.context = asked.startAsync(request, response);
        context.setTimeout(0);
        context.addListener(this);
    }

    void begin() {
        in.setReadListener(this);
    }

    @Override
    public synchronized void onDataAvailable() throws IOException {
        byte[] block = new byte[BLOCK];
        while (!isOver && in.isReady()) {
            int length = in.read(block);
            if (length < 0) {
                return;
            }
            received += length;
            if (received <= most) {
                body.add(block, length);
            } else if (received > limits.mostReadInVain(most)) {
                end(HttpStatus.CONTENT_TOO_LARGE, true);
            }
        }
    }

    @Override
    public synchronized void onAllDataRead() {
        if (isOver) {
            return;
        }
        if (received > most) {
            end(HttpStatus.CONTENT_TOO_LARGE, false);
            return;
        }
        try {
            form = Form.of(request, body, limits.mostOfFile());
            end(HttpStatus.OK, false);
        } catch (IOException | RuntimeException e) {
            LOG.debug("a body that cannot be read", e);
            end(Form.isTooLarge(e) ? HttpStatus.CONTENT_TOO_LARGE : HttpStatus.BAD_REQUEST, false);
        }
    }

    /** The sender has gone, or has sent nothing for so long that the server gives it up, or what it sent is no body. */
    @Override
    public void onError(Throwable failure) {
        end(failure instanceof BadRequestException ? HttpStatus.BAD_REQUEST : HttpStatus.REQUEST_TIMEOUT, true);
    }

    /** Called again and again, by another thread. */
    void endIfTooSlow() {
        double seconds = (System.nanoTime() - begun) / 1e9;
        if (limits.isTooSlow(seconds, received)) {
            end(HttpStatus.REQUEST_TIMEOUT, true);
        }
    }

    /** @param isUnread something of it may still come, and nobody will read it */
    synchronized void end(HttpStatus status, boolean isUnread) {
        if (isOver) {
            return;
        }
        isOver = true;
        hasEnded.accept(this);
        if (status == HttpStatus.OK) {
            request.accept(body, form);
            context.dispatch();
            return;
        }
        if (isUnread) {
            UnreadBody.leave(request);
        }
        request.refuse(status);
        request.setAttribute(ErrorPages.MAY_HOLD_FILE, most >= limits.mostWithFile());
        ((HttpServletResponse) context.getResponse()).setStatus(status.value());
        context.dispatch(ERROR_PAGE);
    }

    @Override
    public synchronized void onComplete(AsyncEvent event) throws IOException {
        isOver = true;
        hasEnded.accept(this);
        form.discard();
        body.close();
    }

    @Override
    public void onTimeout(AsyncEvent event) {
        // There is none; the watch over all of them ends what is too slow.
    }

    @Override
    public void onError(AsyncEvent event) throws IOException {
        onComplete(event);
    }

    @Override
    public void onStartAsync(AsyncEvent event) {
        event.getAsyncContext().addListener(this);
    }
}
