package org.covalue.portal.web;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ResponseStatusException;

/**
 * Answers that are read from the database: each is written to a temporary file first, a few at a time, and sent from
 * there, so that a slow reader holds neither a connection nor a turn of others. The files have no name once they are
 * open, where the system allows it, and are gone when they are sent, when sending fails, and when the process ends.
 */
@Component
public class Spool {

    public static final int WRITTEN_AT_ONCE = 4;
    private static final long MOST_BYTES = 8L << 30;
    private static final int BLOCK = 8192;
    private static final double SLOWEST_BYTES_PER_SECOND = 8192;
    private static final double PATIENCE_SECONDS = 60;

    private final Semaphore turns = new Semaphore(WRITTEN_AT_ONCE, true);
    private final AtomicInteger files = new AtomicInteger();
    private final AtomicLong bytes = new AtomicLong();
    private final long mostBytes;

    @Autowired
    public Spool() {
        this(MOST_BYTES);
    }

    /** @param mostBytes of all files together */
    public Spool(long mostBytes) {
        this.mostBytes = mostBytes;
    }

    /** What is to be sent. */
    @FunctionalInterface
    public interface Content {
        void writeTo(OutputStream out) throws IOException;
    }

    /** How many files there are now. */
    public int files() {
        return files.get();
    }

    /** What all files hold now. */
    public long bytes() {
        return bytes.get();
    }

    /**
     * Writes the content when it is its turn, and sends it as fast as the reader takes it.
     *
     * @throws ResponseStatusException if there is no room; nothing has been sent then
     * @throws IOException if the reader has gone, or takes fewer than 8 KiB a second beyond the first minute
     */
    public void send(Content content, OutputStream out) throws IOException {
        send(content, whole -> new ByteRange(0, whole, whole), out);
    }

    /** What part is sent of how many bytes there are; asked when all is written and nothing sent. */
    @FunctionalInterface
    public interface Part {
        ByteRange of(long whole);
    }

    /** As above, a part of it. */
    public void send(Content content, Part part, OutputStream out) throws IOException {
        Counted counted = new Counted();
        files.incrementAndGet();
        try (SeekableByteChannel file = Files.newByteChannel(
                Files.createTempFile("covalue-", ".part"),
                StandardOpenOption.READ,
                StandardOpenOption.WRITE,
                StandardOpenOption.DELETE_ON_CLOSE)) {
            write(content, counted.onto(file));
            copy(file, part.of(file.size()), out);
        } finally {
            bytes.addAndGet(-counted.written);
            files.decrementAndGet();
        }
    }

    private void write(Content content, OutputStream file) throws IOException {
        try {
            turns.acquire();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("the portal is stopping");
        }
        try {
            content.writeTo(file);
            file.flush();
        } finally {
            turns.release();
        }
    }

    private static void copy(SeekableByteChannel file, ByteRange part, OutputStream out) throws IOException {
        file.position(part.from());
        long left = Math.max(0, part.to() - part.from());
        long start = System.nanoTime();
        ByteBuffer block = ByteBuffer.allocate(BLOCK);
        long sent = 0;
        while (sent < left && file.read(block) >= 0) {
            int length = (int) Math.min(block.position(), left - sent);
            out.write(block.array(), 0, length);
            sent += length;
            block.clear();
            if ((System.nanoTime() - start) / 1e9 > PATIENCE_SECONDS + sent / SLOWEST_BYTES_PER_SECOND) {
                throw new IOException("broken off after " + sent + " bytes: the reader is too slow");
            }
        }
        out.flush();
    }

    /** Bytes of one file, counted among those of all. */
    private final class Counted {

        private long written;

        private OutputStream onto(SeekableByteChannel file) {
            OutputStream plain = Channels.newOutputStream(file);
            return new BufferedOutputStream(
                    new OutputStream() {
                        @Override
                        public void write(int one) throws IOException {
                            write(new byte[] {(byte) one}, 0, 1);
                        }

                        @Override
                        public void write(byte[] block, int from, int length) throws IOException {
                            reserve(length);
                            plain.write(block, from, length);
                        }
                    },
                    8 * BLOCK);
        }

        private void reserve(int length) {
            written += length;
            if (bytes.addAndGet(length) > mostBytes) {
                throw new ResponseStatusException(
                        HttpStatus.SERVICE_UNAVAILABLE,
                        "Too much is being downloaded at once; ask again later, for fewer rows or as CSV.");
            }
        }
    }
}
