package org.covalue.platform;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Writes a file whole or not at all: into a temporary file of the same folder first, then renamed in one step, and on
 * the disk once this returns. After a failure neither a half file nor a temporary one is left, and an older file of the
 * name stays as it was.
 */
public final class AtomicFile {

    private static final Pattern TEMPORARY = Pattern.compile("\\..*\\.(\\d{1,18})\\.\\d+\\.part");

    /** What goes into the file. */
    @FunctionalInterface
    public interface Content {
        void writeTo(OutputStream out) throws Exception;
    }

    /** What goes into the file, for writers that need the file itself. */
    @FunctionalInterface
    public interface FileContent {
        void writeTo(Path file) throws Exception;
    }

    private AtomicFile() {}

    /** @throws Problem if the file cannot be written, naming the file and the reason */
    public static void write(Path file, Content content) {
        replace(file, streamed(content));
    }

    /** A writer to a stream as one to a file. */
    public static FileContent streamed(Content content) {
        return temporary -> {
            try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(temporary))) {
                content.writeTo(out);
            }
        };
    }

    /** @throws Problem if the file cannot be written, naming the file and the reason */
    public static void replace(Path file, FileContent content) {
        replace(file, content, Durable::move);
    }

    /** One of many, which {@link Durable#forceAll} takes to the disk together when they are complete. */
    public static void draft(Path file, FileContent content) {
        replace(file, content, Durable::rename);
    }

    @FunctionalInterface
    private interface Naming {
        void move(Path temporary, Path target) throws IOException;
    }

    private static void replace(Path file, FileContent content, Naming naming) {
        Path target = file.toAbsolutePath();
        Path temporary = null;
        try {
            if (Files.exists(target) && !Files.isRegularFile(target)) {
                throw new Problem("cannot write " + file + ": it is there and is no file; name a file");
            }
            Durable.createFolders(Durable.folderOf(target));
            temporary = target.resolveSibling(
                    "." + target.getFileName() + "." + ProcessHandle.current().pid() + "."
                            + Thread.currentThread().getId() + ".part");
            content.writeTo(temporary);
            naming.move(temporary, target);
        } catch (Problem | Error e) {
            remove(temporary, e);
            throw e;
        } catch (Exception e) {
            remove(temporary, e);
            throw failure(file, e);
        }
    }

    /**
     * Removes the temporary files that killed processes left in a folder and, down to a depth, below it. Files of a
     * process that lives stay.
     */
    public static void removeLeftovers(Path folder, int depth) throws IOException {
        if (!Files.isDirectory(folder)) {
            return;
        }
        try (Stream<Path> files = Files.walk(folder, depth)) {
            for (Path file : files.filter(AtomicFile::isLeftover).toList()) {
                Files.deleteIfExists(file);
            }
        }
    }

    private static boolean isLeftover(Path file) {
        Matcher name = TEMPORARY.matcher(file.getFileName().toString());
        if (!name.matches()) {
            return false;
        }
        long pid = Long.parseLong(name.group(1));
        return pid == ProcessHandle.current().pid()
                || ProcessHandle.of(pid).filter(ProcessHandle::isAlive).isEmpty();
    }

    /** Libraries wrap what the disk says; the person who reads it needs the reason and not the wrapping. */
    private static RuntimeException failure(Path file, Exception e) {
        Throwable cause = e;
        while (!(cause instanceof IOException) && cause.getCause() != null) {
            cause = cause.getCause();
        }
        if (e instanceof RuntimeException unexpected
                && !(cause instanceof IOException)
                && !String.valueOf(e.getMessage()).contains("No space left")) {
            return unexpected;
        }
        return new Problem("cannot write " + file + ": " + reason(cause), e);
    }

    private static void remove(@Nullable Path temporary, Throwable cause) {
        try {
            if (temporary != null) {
                Files.deleteIfExists(temporary);
            }
        } catch (IOException e) {
            cause.addSuppressed(e);
        }
    }

    private static String reason(Throwable e) {
        return e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
    }
}
