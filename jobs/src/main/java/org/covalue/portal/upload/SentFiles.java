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
import org.covalue.database.SqlResource;
import org.covalue.editions.ReportBatch;
import org.covalue.platform.FileFolders;
import org.covalue.platform.FileHash;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The files that an organisation has sent in and confirmed, and what nights made of them. */
@Component
public class SentFiles {

    /** In place of a record type where a file has tables of several. */
    static final String WORKBOOK = "workbook";

    private final Path root;
    private final FileFolders folders;
    private final JdbcTemplate jdbc;
    private final Map<Path, Hash> hashes = new ConcurrentHashMap<>();

    SentFiles(FileFolders folders, DataSource dataSource) {
        this.root = folders.uploads();
        this.folders = folders;
        this.jdbc = new JdbcTemplate(dataSource);
    }

    /**
     * @param file as it waits for the night
     * @param state {@code waiting}, or what a night made of the file: {@code complete}, {@code refused}
     * @param problems how many faults the night has found in it
     * @param marked a copy in which they are marked; empty where there is none
     */
    record Sent(
            String file,
            String record,
            Instant at,
            String state,
            long loaded,
            long rejected,
            long problems,
            Optional<Path> marked) {}

    private record Hash(String version, String sha256) {}

    private record Delivered(long run, String state, long loaded, long rejected, long problems) {

        static final Delivered NOT_YET = new Delivered(0, "waiting", 0, 0, 0);
    }

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
            Delivered delivered = delivered(file).orElse(Delivered.NOT_YET);
            Path copy = folders.rejected(delivered.run(), place(file));
            return new Sent(
                    file.getFileName().toString(),
                    file.getFileName().toString().replaceAll("-\\d+\\.\\w+$", ""),
                    Files.getLastModifiedTime(file).toInstant(),
                    delivered.state(),
                    delivered.loaded(),
                    delivered.rejected(),
                    delivered.problems(),
                    Optional.of(copy).filter(Files::isRegularFile));
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
        return JdbcClient.create(jdbc)
                .sql(SqlResource.text(SentFiles.class, "delivered"))
                .param("sha256", hash(file))
                .param("place", "/" + place(file))
                .query((row, i) -> new Delivered(
                        row.getLong("run_id"),
                        row.getString("state"),
                        row.getLong("loaded"),
                        row.getLong("rejected"),
                        row.getLong("problems")))
                .optional();
    }

    /** Below the folder of what is sent in, as a night calls it. */
    private String place(Path file) {
        return root.relativize(file).toString().replace('\\', '/');
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
