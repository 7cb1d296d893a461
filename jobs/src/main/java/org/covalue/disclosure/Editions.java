package org.covalue.disclosure;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.covalue.platform.FileHash;
import org.covalue.platform.Problem;
import org.covalue.platform.UsageProblem;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Opens published editions, and publishes drafts. */
public final class Editions {

    private final DataSource dataSource;
    private final JdbcTemplate jdbc;

    public Editions(DataSource dataSource) {
        this.dataSource = dataSource;
        this.jdbc = new JdbcTemplate(dataSource);
    }

    /** All that are published and that the login may see, the last first. */
    public List<PublishedEdition> published() {
        return jdbc.query(
                """
                select edition_id, business_date, as_of, base_year, reporting_currency, year_from, year_to,
                published_at, software_version from covalue.edition
                where published_at is not null order by edition_id desc
                """,
                (row, i) -> new PublishedEdition(
                        row.getLong(1),
                        row.getDate(2).toLocalDate(),
                        row.getTimestamp(3).toInstant(),
                        row.getInt(4),
                        row.getString(5),
                        row.getInt(6),
                        row.getInt(7),
                        row.getTimestamp(8).toInstant(),
                        row.getString(9)));
    }

    /** The one published last, empty before the first night. */
    public Optional<PublishedEdition> last() {
        return published().stream().findFirst();
    }

    /** The id of the one published last. */
    public Optional<Long> latest() {
        return last().map(PublishedEdition::id);
    }

    /** The edition of a business date published last. */
    public Optional<Long> latestOf(LocalDate businessDate) {
        return published().stream()
                .filter(one -> one.businessDate().equals(businessDate))
                .map(PublishedEdition::id)
                .findFirst();
    }

    /** The edition that a run published. */
    public Optional<Long> ofRun(long runId) {
        return jdbc
                .queryForList(
                        "select edition_id from covalue.edition where published_at is not null and run_id = ?",
                        Long.class,
                        runId)
                .stream()
                .findFirst();
    }

    /** The edition that a run has made, published or still a draft. */
    public Optional<Long> madeBy(long runId) {
        return jdbc.queryForList("select edition_id from covalue.edition where run_id = ?", Long.class, runId).stream()
                .findFirst();
    }

    /** @throws Problem if there is no published edition of that id; lists those there are */
    public Edition open(Optional<Long> wanted) {
        long id = wanted.or(this::latest)
                .orElseThrow(() -> new Problem(
                        "Nothing is published yet. Run a night first: ./covalue nightly --landing FOLDER, or "
                                + "./covalue demo"));
        List<Long> published =
                published().stream().map(PublishedEdition::id).sorted().toList();
        if (!published.contains(id)) {
            throw new UsageProblem("There is no published edition " + id + "; published are " + published);
        }
        return new Edition(dataSource, Scope.ofEdition(id));
    }

    /** Removes a published edition and its cells for good, where a policy no longer keeps it; never the last one. */
    public void remove(long id) {
        if (latest().filter(last -> last != id).isEmpty()) {
            throw new Problem("Edition " + id + " is the one readers see and is not removed.");
        }
        new TransactionTemplate(new JdbcTransactionManager(dataSource))
                .executeWithoutResult(status -> new ReleasedTables(dataSource).forget(id));
    }

    /** A draft, for the run that makes it. */
    public Edition draft(long id) {
        return new Edition(dataSource, Scope.ofEdition(id));
    }

    /**
     * The values before disclosure, for the owner's own machine. The access is logged.
     *
     * @throws Problem if nothing has been measured, or the last measure did not come to its groups
     */
    public Edition internal(String table, Path file, String login) {
        return internal(table, false, file, login);
    }

    /** @param withMembers whether the figures of members are read, not only what is computed from them */
    public Edition internal(String table, boolean withMembers, Path file, String login) {
        if (Boolean.FALSE.equals(
                jdbc.queryForObject("select to_regclass('groups.group_value') is not null", Boolean.class))) {
            throw new Problem("Nothing is measured yet. Run ./covalue measure or a night first.");
        }
        requireOneRun(
                withMembers
                        ? List.of("groups", "indicators", "mart", "staging", "studies")
                        : List.of("groups", "indicators", "studies"));
        logInternal(table, file, login);
        return new Edition(dataSource, Scope.internal());
    }

    /** Notes that unprotected values leave for a file or folder of the owner's machine. */
    public void logInternal(String what, Path file, String login) {
        jdbc.update(
                "insert into covalue.internal_export values (?, ?, ?, ?)",
                Timestamp.from(Instant.now()),
                what,
                file.toString(),
                login);
    }

    /** Indicators, groups and studies are swapped in one after the other, each signed by its run. */
    private void requireOneRun(List<String> schemas) {
        List<StandingSchema> standing = jdbc.query(
                """
                select nspname, obj_description(oid, 'pg_namespace')
                from pg_namespace where nspname = any (?) order by nspname
                """, (row, i) -> new StandingSchema(row.getString(1), Optional.ofNullable(row.getString(2))), (Object)
                        schemas.toArray(String[]::new));
        if (standing.size() < schemas.size()
                || standing.stream().map(StandingSchema::run).distinct().count() > 1) {
            String runs = standing.stream().map(StandingSchema::words).collect(Collectors.joining(", "));
            throw new Problem("What stands is not of one run (" + runs + "): the last measure did not come to its end."
                    + "\nGive its command again (./covalue runs shows it), or ./covalue measure.");
        }
    }

    /** @param run that has made it, empty where one broke off */
    private record StandingSchema(String name, Optional<String> run) {

        private String words() {
            return name + " of run " + run.orElse("one that broke off");
        }
    }

    /**
     * A report among the files of an edition.
     *
     * @param file path in the edition's folder, written with {@code /}
     * @param organisation whom it is about, empty where it is the portfolio
     * @param funder to whom it is addressed, empty where to all
     */
    public record Report(
            String file,
            String report,
            int year,
            Optional<String> organisation,
            Optional<String> funder,
            String language,
            String format) {}

    /**
     * Says what each report of a draft is about, in place of what an earlier try said; it decides who may have the
     * file.
     */
    public void nameReports(long id, List<Report> reports) {
        jdbc.update("delete from covalue.edition_report where edition_id = ?", id);
        jdbc.batchUpdate(
                "insert into covalue.edition_report values (?, ?, ?, ?, ?, ?, ?, ?)",
                reports,
                500,
                (insert, report) -> {
                    insert.setLong(1, id);
                    insert.setString(2, report.file());
                    insert.setString(3, report.report());
                    insert.setInt(4, report.year());
                    insert.setString(5, report.organisation().orElse(null));
                    insert.setString(6, report.funder().orElse(null));
                    insert.setString(7, report.language());
                    insert.setString(8, report.format());
                });
    }

    /** Freezes a draft: its files with their hashes and its mark of publication. Call inside one transaction. */
    public void publish(long id, Path folder) {
        jdbc.update("delete from covalue.edition_file where edition_id = ?", id);
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
                jdbc.update(
                        "insert into covalue.edition_file values (?, ?, ?, ?)",
                        id,
                        folder.relativize(file).toString().replace('\\', '/'),
                        FileHash.sha256(file),
                        Files.size(file));
            }
        } catch (IOException e) {
            throw new Problem(
                    "The files of edition " + id + " under " + folder + " cannot be read: " + e.getMessage(), e);
        }
        jdbc.update(
                "update covalue.edition set published_at = ? where edition_id = ? and published_at is null",
                Timestamp.from(Instant.now()),
                id);
    }
}
