package org.covalue.portal.web;

import jakarta.servlet.http.HttpServletRequest;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.zip.GZIPOutputStream;
import org.covalue.platform.Durable;
import org.springframework.http.HttpHeaders;

/**
 * Tables in gzip, for readers that say they understand it. Pages are never compressed: they hold a secret of the
 * session beside what the reader has typed, and by the length of what is compressed one tells the other (BREACH).
 * Tables hold neither.
 */
public final class Zipped {

    /** Whoever asks for one of them waits; who asks for another does not. */
    private static final Map<Path, Object> BEING_MADE = new ConcurrentHashMap<>();

    private Zipped() {}

    /** Whether the reader asks for it; a refusal by {@code q=0} is one. */
    public static boolean isWanted(HttpServletRequest request) {
        String accepted = request.getHeader(HttpHeaders.ACCEPT_ENCODING);
        return accepted != null
                && Arrays.stream(accepted.toLowerCase(java.util.Locale.ROOT).split(","))
                        .map(one -> one.replace(" ", ""))
                        .anyMatch(one ->
                                one.equals("gzip") || one.startsWith("gzip;") && !one.matches("gzip;q=0(\\.0*)?"));
    }

    /** What is written in gzip is another thing to resume than what is not. */
    public static String tag(String tag) {
        return tag.replaceFirst("\"$", "-gzip\"");
    }

    public static byte[] of(byte[] plain) {
        ByteArrayOutputStream zipped = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(zipped)) {
            out.write(plain);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return zipped.toByteArray();
    }

    public static Spool.Content of(Spool.Content plain) {
        return file -> {
            GZIPOutputStream out = new GZIPOutputStream(file, 1 << 16);
            plain.writeTo(out);
            out.finish();
        };
    }

    /** The file in gzip beside others that are made when asked for; made by the first who asks. */
    public static Path of(Path plain, Path folder) throws IOException {
        Path zipped = folder.resolve(plain.getFileName() + "." + Files.size(plain) + ".gz");
        try {
            synchronized (BEING_MADE.computeIfAbsent(zipped.toAbsolutePath(), key -> new Object())) {
                if (!Files.exists(zipped)) {
                    make(plain, zipped);
                }
            }
        } finally {
            BEING_MADE.remove(zipped.toAbsolutePath());
        }
        return zipped;
    }

    private static void make(Path plain, Path zipped) throws IOException {
        Files.createDirectories(zipped.getParent());
        Path begun = zipped.resolveSibling("." + UUID.randomUUID() + ".part");
        try {
            try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(begun), 1 << 16)) {
                Files.copy(plain, out);
            }
            Durable.move(begun, zipped);
        } finally {
            Files.deleteIfExists(begun);
        }
    }
}
