package org.covalue.disclosure;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.covalue.Problem;
import org.covalue.UsageProblem;
import org.springframework.jdbc.core.JdbcTemplate;

/** Opens published editions, and publishes drafts. */
public final class Editions {

    private final DataSource dataSource;
    private final JdbcTemplate jdbc;

    public Editions(DataSource dataSource) {
        this.dataSource = dataSource;
        this.jdbc = new JdbcTemplate(dataSource);
    }

    /** The edition published last, empty before the first night. */
    public Optional<Long> latest() {
        return jdbc.queryForList("select max(edition_id) from covalue.edition where published_at is not null", Long.class)
                .stream().filter(id -> id != null).findFirst();
    }

    /** The edition of a business date published last. */
    public Optional<Long> latestOf(LocalDate businessDate) {
        return jdbc.queryForList("select edition_id from covalue.edition where published_at is not null and business_date = ? "
                + "order by edition_id desc limit 1", Long.class, java.sql.Date.valueOf(businessDate)).stream().findFirst();
    }

    /** The edition that a run published. */
    public Optional<Long> ofRun(long runId) {
        return jdbc.queryForList("select edition_id from covalue.edition where published_at is not null and run_id = ?", Long.class,
                runId).stream().findFirst();
    }

    /** @throws Problem if there is no published edition of that id; lists those there are */
    public Edition open(Optional<Long> wanted) {
        long id = wanted.or(this::latest).orElseThrow(() -> new Problem(
                "Nothing is published yet. Run a night first: ./covalue nightly --landing FOLDER, or ./covalue demo"));
        List<Long> published = jdbc.queryForList(
                "select edition_id from covalue.edition where published_at is not null order by 1", Long.class);
        if (!published.contains(id)) {
            throw new UsageProblem("There is no published edition " + id + "; published are " + published);
        }
        return new Edition(dataSource, Scope.ofEdition(id));
    }

    /** A draft, for the run that makes it. */
    public Edition draft(long id) {
        return new Edition(dataSource, Scope.ofEdition(id));
    }

    /**
     * The values before disclosure, for the owner's own machine. The access is logged.
     *
     * @throws Problem if nothing has been measured
     */
    public Edition internal(String table, Path file, String login) {
        if (Boolean.FALSE.equals(jdbc.queryForObject("select to_regclass('groups.group_value') is not null", Boolean.class))) {
            throw new Problem("Nothing is measured yet. Run ./covalue measure or a night first.");
        }
        jdbc.update("insert into covalue.internal_export values (?, ?, ?, ?)", Timestamp.from(Instant.now()), table,
                file.toString(), login);
        return new Edition(dataSource, Scope.internal());
    }

    /** Freezes a draft: its files with their hashes and its mark of publication. Call inside one transaction. */
    public void publish(long id, Path folder) {
        jdbc.update("delete from covalue.edition_file where edition_id = ?", id);
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
                jdbc.update("insert into covalue.edition_file values (?, ?, ?, ?)", id,
                        folder.relativize(file).toString().replace('\\', '/'), sha256(file), Files.size(file));
            }
        } catch (IOException e) {
            throw new Problem("The files of edition " + id + " under " + folder + " cannot be read: " + e.getMessage(), e);
        }
        jdbc.update("update covalue.edition set published_at = ? where edition_id = ? and published_at is null",
                Timestamp.from(Instant.now()), id);
    }

    private static String sha256(Path file) throws IOException {
        try (InputStream in = new DigestInputStream(Files.newInputStream(file), MessageDigest.getInstance("SHA-256"))) {
            in.transferTo(OutputStream.nullOutputStream());
            return HexFormat.of().formatHex(((DigestInputStream) in).getMessageDigest().digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
