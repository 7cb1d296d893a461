package org.covalue.portal.server;

import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import java.io.IOException;
import java.io.InputStream;

/** A body that has come already. */
final class BodyStream extends ServletInputStream {

    private final InputStream content;
    private boolean isFinished;

    BodyStream(InputStream content) {
        this.content = content;
    }

    @Override
    public int read() throws IOException {
        int next = content.read();
        isFinished |= next < 0;
        return next;
    }

    @Override
    public int read(byte[] block, int from, int length) throws IOException {
        int count = content.read(block, from, length);
        isFinished |= count < 0;
        return count;
    }

    @Override
    public boolean isFinished() {
        return isFinished;
    }

    @Override
    public boolean isReady() {
        return true;
    }

    @Override
    public void setReadListener(ReadListener listener) {
        throw new IllegalStateException("the body is there; read it");
    }
}
