package org.covalue.portal.upload;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.covalue.editions.ReportBatch;
import org.covalue.platform.FileFolders;
import org.covalue.platform.FileHash;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** The files that an organisation has sent in and confirmed, and what nights made of them. */
@Component
public class SentFiles {

    /** In place of a record type where a file has tables of several. */
    static final String WORKBOOK = "workbook";

    private final Path root;
    private final JdbcTemplate jdbc;
    private final Map<Path, Hash> hashes = new ConcurrentHashMap<>();

    SentFiles(FileFolders folders, DataSource dataSource) {
        this.root = folders.uploads();
        this.jdbc = new JdbcTemplate(dataSource);
    }

    /** @param state {@code waiting}, or what a night made of the file: {@code complete}, {@code refused} */
    record Sent(String record, Instant at, String state, long loaded, long rejected) {}

    private record Hash(String version, String sha256) {}

    private record Delivered(String state, long loaded, long rejected) {}

    /** What the organisation has sent, the last first. */
    public List<Sent> of(String organisation) {
        try {
            return files(folder(root, organisation), "").stream()
                    .map(this::sent)
                    .sorted(Comparator.comparing(Sent::at).reversed())
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Sent sent(Path file) {
        try {
            Delivered delivered = delivered(file).orElse(new Delivered("waiting", 0, 0));
            return new Sent(
                    file.getFileName().toString().replaceAll("-\\d+\\.\\w+$", ""),
                    Files.getLastModifiedTime(file).toInstant(),
                    delivered.state(),
                    delivered.loaded(),
                    delivered.rejected());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Whether no night has taken the file as it is now. */
    boolean isWaiting(Path file) throws IOException {
        return delivered(file).isEmpty();
    }

    /** What a night made of the file as it is now, wherever its landing folder begins. */
    private Optional<Delivered> delivered(Path file) throws IOException {
        String place = "/" + root.relativize(file).toString().replace('\\', '/');
        return jdbc
                .query(
                        """
                select min(state), sum(rows_loaded + rows_unchanged), sum(rows_rejected) from covalue.delivery
                where sha256 = ? and right(replace(path, '\\', '/'), length(?)) = ? and state in ('complete', 'refused')
                group by run_id order by run_id desc limit 1
                """,
                        (row, i) -> new Delivered(row.getString(1), row.getLong(2), row.getLong(3)),
                        hash(file),
                        place,
                        place)
                .stream()
                .findFirst();
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
    static List<Path> files(Path folder, String prefix) throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.getFileName()
                            .toString()
                            .matches(Pattern.quote(prefix) + "(?:[a-z_]+-)?\\d{3}\\.(csv|xlsx|ods|json|xml)"))
                    .sorted()
                    .toList();
        }
    }

    static Path folder(Path root, String organisation) {
        return root.resolve(ReportBatch.fileName(organisation));
    }
}
