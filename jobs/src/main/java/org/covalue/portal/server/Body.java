package org.covalue.portal.server;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

/** What has come of a request's body: a little in memory, more in a temporary file that goes when it is closed. */
final class Body implements Closeable {

    private static final int MOST_IN_MEMORY = 64 << 10;

    private final ByteArrayOutputStream memory = new ByteArrayOutputStream(512);
    private Optional<SeekableByteChannel> file = Optional.empty();

    void add(byte[] block, int length) throws IOException {
        if (file.isEmpty() && memory.size() + length <= MOST_IN_MEMORY) {
            memory.write(block, 0, length);
            return;
        }
        if (file.isEmpty()) {
            file = Optional.of(Files.newByteChannel(
                    Files.createTempFile("covalue-", ".body"),
                    StandardOpenOption.READ,
                    StandardOpenOption.WRITE,
                    StandardOpenOption.DELETE_ON_CLOSE));
            write(memory.toByteArray(), memory.size());
        }
        write(block, length);
    }

    private void write(byte[] block, int length) throws IOException {
        ByteBuffer left = ByteBuffer.wrap(block, 0, length);
        while (left.hasRemaining()) {
            file.orElseThrow().write(left);
        }
    }

    /** From its beginning, once. */
    InputStream read() throws IOException {
        return file.isEmpty()
                ? new ByteArrayInputStream(memory.toByteArray())
                : Channels.newInputStream(file.get().position(0));
    }

    @Override
    public void close() throws IOException {
        if (file.isPresent()) {
            file.get().close();
        }
    }
}
