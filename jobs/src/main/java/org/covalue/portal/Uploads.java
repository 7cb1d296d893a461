package org.covalue.portal;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.covalue.FileHash;
import org.covalue.ReportBatch;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/**
 * The folder where sent files wait for the next night, one folder per organisation. All names are ours. A file is held aside under
 * a name that no night reads until its sender has seen what is wrong with it and confirms; then it becomes {@code RECORD-001.csv}.
 * A number is used again once a night has taken its file, so that a corrected file follows the one it corrects; files that
 * still wait stay.
 */
@Component
class Uploads {

    private static final Duration HELD = Duration.ofHours(24);
    private static final int MOST_HELD = 20;
    private static final int MOST_WAITING = 99;
    private static final String HELD_ENDING = ".held";
    private static final Pattern HELD_ID = Pattern.compile("[0-9a-f-]{36}");

    private final Path root;
    private final JdbcTemplate jdbc;
    private final Map<Path, Hash> hashes = new ConcurrentHashMap<>();

    Uploads(Home home, DataSource dataSource) {
        this.root = home.uploads();
        this.jdbc = new JdbcTemplate(dataSource);
    }

    /** A file that was sent and not confirmed yet. */
    record Held(String id, Path path) {
    }

    /** @param state {@code waiting}, or what a night made of the file: {@code complete}, {@code refused} */
    record Sent(String record, Instant at, String state, long loaded, long rejected) {
    }

    private record Hash(String version, String sha256) {
    }

    private record Delivered(String state, long loaded, long rejected) {
    }

    Held hold(String organisation, InputStream content) throws IOException {
        Path folder = folder(organisation);
        Files.createDirectories(folder);
        sweep(folder);
        String id = UUID.randomUUID().toString();
        Path path = folder.resolve("." + id + HELD_ENDING);
        Files.copy(content, path);
        return new Held(id, path);
    }

    void discard(Held held) throws IOException {
        Files.deleteIfExists(held.path());
    }

    /**
     * Lets a held file wait for the night.
     *
     * @return its place under the folder of uploads, empty where it is no longer held or is not what was checked
     */
    synchronized Optional<String> confirm(String organisation, String id, String record, String sha256) throws IOException {
        Path folder = folder(organisation);
        Path held = folder.resolve("." + id + HELD_ENDING);
        if (!HELD_ID.matcher(id).matches() || !Files.isRegularFile(held) || !FileHash.sha256(held).equals(sha256)) {
            return Optional.empty();
        }
        Path target = folder.resolve(next(folder, record));
        Files.move(held, target, StandardCopyOption.ATOMIC_MOVE);
        return Optional.of(root.relativize(target).toString().replace('\\', '/'));
    }

    private String next(Path folder, String record) throws IOException {
        int last = 0;
        for (Path file : files(folder, record + "-")) {
            if (delivered(file).isEmpty()) {
                last = Integer.parseInt(file.getFileName().toString().replaceAll("\\D", ""));
            }
        }
        if (last >= MOST_WAITING) {
            throw new PageProblem(HttpStatus.CONFLICT, "upload.tooMany");
        }
        return "%s-%03d.csv".formatted(record, last + 1);
    }

    /** What the organisation has sent, the last first. */
    List<Sent> sent(String organisation) {
        try {
            return files(folder(organisation), "").stream().map(this::sent).sorted(Comparator.comparing(Sent::at).reversed()).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Sent sent(Path file) {
        try {
            Delivered delivered = delivered(file).orElse(new Delivered("waiting", 0, 0));
            return new Sent(file.getFileName().toString().replaceAll("-\\d+\\.csv$", ""), Files.getLastModifiedTime(file).toInstant(),
                    delivered.state(), delivered.loaded(), delivered.rejected());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What a night made of the file as it is now, wherever its landing folder begins. */
    private Optional<Delivered> delivered(Path file) throws IOException {
        String place = "/" + root.relativize(file).toString().replace('\\', '/');
        return jdbc.query("""
                select state, rows_loaded + rows_unchanged, rows_rejected from covalue.delivery
                where sha256 = ? and right(replace(path, '\\', '/'), length(?)) = ? and state in ('complete', 'refused')
                order by delivery_id desc limit 1
                """, (row, i) -> new Delivered(row.getString(1), row.getLong(2), row.getLong(3)), hash(file), place, place)
                .stream().findFirst();
    }

    /** Files are only ever replaced whole, so one of the same time and size is the same. */
    private String hash(Path file) throws IOException {
        String version = Files.getLastModifiedTime(file).toMillis() + " " + Files.size(file);
        Hash known = hashes.get(file);
        if (known == null || !known.version().equals(version)) {
            known = new Hash(version, FileHash.sha256(file));
            hashes.put(file, known);
        }
        return known.sha256();
    }

    /** Confirmed files in the order of their names. */
    private static List<Path> files(Path folder, String prefix) throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.getFileName().toString().matches(Pattern.quote(prefix) + "(?:[a-z_]+-)?\\d{3}\\.csv")).sorted().toList();
        }
    }

    /** Files whose senders did not come back. */
    private static void sweep(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            List<Path> held = files.filter(file -> file.getFileName().toString().endsWith(HELD_ENDING))
                    .sorted(Comparator.comparing((Path file) -> file.toFile().lastModified()).reversed()).toList();
            for (int i = 0; i < held.size(); i++) {
                boolean isOld = held.get(i).toFile().lastModified() < Instant.now().minus(HELD).toEpochMilli();
                if (isOld || i >= MOST_HELD - 1) {
                    Files.deleteIfExists(held.get(i));
                }
            }
        }
    }

    private Path folder(String organisation) {
        return root.resolve(ReportBatch.fileName(organisation));
    }
}
