package org.covalue.doctor;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.covalue.audit.AuditAnchors;
import org.covalue.database.Database;
import org.covalue.database.Requirement;
import org.covalue.database.Scalar;
import org.covalue.database.ScratchDatabase;
import org.covalue.platform.HomeFolders;
import org.covalue.platform.Problem;
import org.covalue.run.RunLock;
import org.covalue.run.Runs;
import org.covalue.settings.Configuration;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.util.FileSystemUtils;

/** The database as it stands; where a home has none yet, a trial one in a temporary folder. */
final class DatabaseChecks {

    private static final int OLDEST_SERVER = 150_000;

    private final Path home;
    private final Optional<String> url;

    DatabaseChecks(Path home, Optional<String> url) {
        this.home = home;
        this.url = url;
    }

    Stream<Finding> all() {
        boolean isTrial = !new HomeFolders(home, url).hasDatabase();
        try {
            Path place = isTrial ? Files.createTempDirectory("covalue-doctor") : home;
            try (Database database = Database.openAsItIs(place, url)) {
                return looks(database, isTrial).stream().map(DoctorCheck::take).toList().stream();
            } finally {
                if (isTrial) {
                    FileSystemUtils.deleteRecursively(place);
                }
            }
        } catch (Problem | IOException e) {
            return Stream.of(new DoctorCheck("database", () -> {
                        throw e;
                    })
                    .take());
        }
    }

    private List<DoctorCheck> looks(Database database, boolean isTrial) {
        JdbcTemplate jdbc = new JdbcTemplate(database.dataSource());
        List<DoctorCheck> always = List.of(
                new DoctorCheck("database", () -> server(jdbc, isTrial)),
                new DoctorCheck("rights", () -> rights(jdbc)),
                new DoctorCheck("encoding", () -> encoding(jdbc)),
                new DoctorCheck("durability", () -> durability(jdbc)),
                new DoctorCheck("limits", () -> limits(jdbc)),
                new DoctorCheck("clock", () -> clock(jdbc)));
        return isTrial
                ? always
                : Stream.concat(
                                always.stream(),
                                Stream.of(
                                        new DoctorCheck("schema", () -> schema(database)),
                                        new DoctorCheck("runs", () -> runs(database, jdbc)),
                                        new DoctorCheck("audit", () -> audit(database, jdbc)),
                                        new DoctorCheck("previews", () -> previews(jdbc)),
                                        new DoctorCheck("pages", () -> new PageLogins(home, url).look(jdbc))))
                        .toList();
    }

    private static Finding server(JdbcTemplate jdbc, boolean isTrial) {
        int number = Scalar.of(jdbc, "select current_setting('server_version_num')::int", Integer.class);
        String found = "PostgreSQL " + jdbc.queryForObject("show server_version", String.class)
                + (isTrial ? "; the home has none yet, a trial server started and stopped" : "");
        return number >= OLDEST_SERVER
                ? Finding.ok("database", found)
                : Finding.fail("database", found, "take PostgreSQL 15 or newer");
    }

    private static Finding rights(JdbcTemplate jdbc) {
        Optional<Requirement.Lack> lack = Requirement.RIGHTS.lack(jdbc);
        if (lack.isPresent()) {
            return Finding.fail("rights", lack.get().found(), lack.get().remedy());
        }
        String login = jdbc.queryForObject("select current_user", String.class);
        return isFalse(jdbc, "(select rolsuper or rolcreaterole from pg_roles where rolname = current_user)")
                ? Finding.warn(
                        "rights",
                        login + " may create schemas, but not roles",
                        "layers are then built by the login itself and rights have one wall less; as an "
                                + "administrator: alter role "
                                + login + " createrole")
                : Finding.ok("rights", login + " may create schemas and roles");
    }

    private static boolean isFalse(JdbcTemplate jdbc, String condition) {
        return Boolean.FALSE.equals(jdbc.queryForObject("select " + condition, Boolean.class));
    }

    private static Finding encoding(JdbcTemplate jdbc) {
        return Requirement.ENCODING
                .lack(jdbc)
                .map(lack -> Finding.fail("encoding", lack.found(), lack.remedy()))
                .orElse(Finding.ok("encoding", "UTF8"));
    }

    private static Finding durability(JdbcTemplate jdbc) {
        List<String> off = jdbc.queryForList("""
                select name from pg_settings
                where name in ('fsync', 'full_page_writes')
                and setting = 'off' order by 1
                """, String.class);
        return off.isEmpty()
                ? Finding.ok("durability", "what is committed stays")
                : Finding.warn(
                        "durability",
                        String.join(", ", off) + " off",
                        "a power failure may destroy the database: set them on, unless it is a trial");
    }

    private static Finding limits(JdbcTemplate jdbc) {
        int connections = Integer.parseInt(jdbc.queryForObject("show max_connections", String.class));
        String timeout = Scalar.of(jdbc, "show statement_timeout", String.class);
        if (!timeout.equals("0")) {
            return Finding.warn(
                    "limits",
                    "statements are ended after " + timeout,
                    "long nights would fail: alter role ... set statement_timeout = 0");
        }
        return Finding.atLeast(
                "limits",
                connections,
                12,
                25,
                connections + " connections",
                "a night takes up to 10, the portal as many: raise max_connections");
    }

    private static Finding clock(JdbcTemplate jdbc) {
        Instant before = Instant.now();
        Instant there = Scalar.of(jdbc, "select clock_timestamp()", OffsetDateTime.class)
                .toInstant();
        Instant here = before.plus(Duration.between(before, Instant.now()).dividedBy(2));
        double seconds = Math.abs(Duration.between(there, here).toMillis()) / 1000.0;
        String found = "%.1f s from the database's".formatted(seconds);
        return seconds < 5
                ? Finding.ok("clock", found)
                : new Finding(
                        seconds < 300 ? Finding.Verdict.WARN : Finding.Verdict.FAIL,
                        "clock",
                        found,
                        "set both machines by NTP: what was known when is told by this clock");
    }

    private static Finding schema(Database database) {
        Optional<String> version = database.schemaVersion();
        if (version.isPresent() && !database.knowsVersion(version.get())) {
            return Finding.fail(
                    "schema",
                    "version " + version.get() + " is newer than this software",
                    "install the version that made it, or a newer one");
        }
        List<String> pending = database.pendingVersions();
        return pending.isEmpty()
                ? Finding.ok("schema", "version " + version.orElse("none"))
                : Finding.warn(
                        "schema",
                        version.map(one -> "version " + one).orElse("empty") + "; " + pending.size()
                                + " migrations wait",
                        "the next command that writes applies them; ./covalue archive first, if the data matter");
    }

    private static Finding runs(Database database, JdbcTemplate jdbc) {
        if (isFalse(jdbc, "to_regclass('batch.batch_job_execution') is not null")) {
            return Finding.ok("runs", "none yet");
        }
        List<String> open = new Runs(database.dataSource())
                .underWay().stream().map(String::valueOf).toList();
        try (RunLock free = RunLock.acquire(database.dataSource())) {
            return open.isEmpty()
                    ? Finding.ok("runs", "none is at work, none is left over")
                    : Finding.warn(
                            "runs",
                            "run " + String.join(", ", open) + " did not end",
                            "give its command again; it goes on from the failed step");
        } catch (Problem busy) {
            return Finding.ok("runs", "one is at work");
        }
    }

    /** Previews and dry runs take place in a database that is thrown away. */
    private static Finding previews(JdbcTemplate jdbc) {
        if (!ScratchDatabase.mayCreate(jdbc)) {
            String login = jdbc.queryForObject("select quote_ident(current_user)", String.class);
            return Finding.warn(
                    "previews",
                    login + " may not create databases",
                    "load --preview and nightly --dry-run need it; as an administrator: alter role " + login
                            + " createdb");
        }
        List<String> left = ScratchDatabase.left(jdbc);
        return left.isEmpty()
                ? Finding.ok("previews", "the login may create databases, none is left over")
                : Finding.warn(
                        "previews",
                        "left by processes that died: " + String.join(", ", left),
                        "the next command that writes drops them");
    }

    /** Whether the audit still reaches as far as nights have kept outside the database. */
    private Finding audit(Database database, JdbcTemplate jdbc) throws IOException {
        if (isFalse(jdbc, "to_regclass('covalue.audit') is not null")) {
            return Finding.ok("audit", "none yet");
        }
        HomeFolders layout = new HomeFolders(home, url);
        Optional<Path> alarmFolder = Optional.of(Configuration.of(layout.configuration(), new StandardEnvironment())
                        .alarm()
                        .folder())
                .filter(folder -> !folder.isBlank())
                .map(Path::of);
        AuditAnchors.Comparison found = new AuditAnchors(layout.editions(), alarmFolder).compare(database.dataSource());
        return found.contradictions().isEmpty()
                ? Finding.ok(
                        "audit",
                        found.entries() + " entries; " + found.anchors() + " anchors outside the database, all agree")
                : Finding.fail(
                        "audit",
                        "cut or replaced: "
                                + found.contradictions().stream()
                                        .map(AuditAnchors.Contradiction::text)
                                        .collect(Collectors.joining("; ")),
                        "find out who may write to the database; after a restore from an older archive, move "
                                + "aside the anchors that are newer");
    }
}
