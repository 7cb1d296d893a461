package org.covalue.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.covalue.TestDatabase;
import org.covalue.audit.AuditAnchor;
import org.covalue.doctor.Finding.Verdict;
import org.covalue.platform.HomeFolders;
import org.covalue.run.RunLock;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the doctor finds on this machine, and where something is wrong on purpose. */
class DoctorTest {

    @TempDir
    private Path home;

    @Test
    void aMachineThatCanBuildThisPassesAndEverythingIsLookedAt() {
        try (TestDatabase database = TestDatabase.create()) {
            List<Finding> findings = examine(database, 0);
            assertThat(findings)
                    .extracting(Finding::what)
                    .containsExactly(
                            "Java",
                            "memory",
                            "machine",
                            "home",
                            "privacy",
                            "disk",
                            "temporary files",
                            "configuration",
                            "fonts",
                            "locale",
                            "time zone",
                            "port",
                            "database",
                            "rights",
                            "encoding",
                            "durability",
                            "limits",
                            "clock",
                            "schema",
                            "runs",
                            "audit",
                            "previews",
                            "pages");
            assertThat(findings).noneMatch(one -> one.verdict() == Verdict.FAIL);
            assertThat(findings)
                    .allSatisfy(one -> assertThat(one.advice().isEmpty()).isEqualTo(one.verdict() == Verdict.OK));
            assertThat(of(findings, "fonts").verdict()).isEqualTo(Verdict.OK);
            assertThat(of(findings, "runs").found()).contains("none");
        }
        assertThat(home).as("the doctor leaves nothing").isEmptyDirectory();
    }

    @Test
    void anchorsAreLookedForWhereTheNightsOfANamedDatabaseLeaveThem() throws IOException {
        try (TestDatabase database = TestDatabase.create()) {
            Path edition = new HomeFolders(home, Optional.of(database.url()))
                    .editions()
                    .resolve("1");
            Files.createDirectories(edition);
            Files.writeString(edition.resolve("manifest.json"), new AuditAnchor(1000, "a".repeat(64)).text());

            Finding audit = of(examine(database, 0), "audit");

            assertThat(audit.verdict()).isEqualTo(Verdict.FAIL);
            assertThat(audit.found()).contains("tells of 1000 entries");
        }
    }

    @Test
    void aLoginWithoutRightsIsToldWhatToAskFor() {
        try (TestDatabase database = TestDatabase.create()) {
            String name = database.jdbc().queryForObject("select current_database()", String.class);
            String login = "doctor_of_" + name;
            database.jdbc().execute("create role " + login + " login password 'x'");
            try {
                String url = database.url().replaceAll("\\?.*", "?user=" + login + "&password=x");
                Finding rights = of(new Doctor(home, Optional.of(url), 0).examine(finding -> {}), "rights");
                assertThat(rights.verdict()).isEqualTo(Verdict.FAIL);
                assertThat(rights.advice()).contains("grant create, temporary on database " + name + " to " + login);

                database.jdbc().execute("grant create on database " + name + " to " + login);
                assertThat(of(new Doctor(home, Optional.of(url), 0).examine(finding -> {}), "rights")
                                .verdict())
                        .isEqualTo(Verdict.WARN);
            } finally {
                database.jdbc().execute("drop owned by " + login);
                database.jdbc().execute("drop role " + login);
            }
        }
    }

    @Test
    void pagesThatReadAsTheOwnerOfTheTablesAreToldAndLoginsThatMayDoMoreThanSignInFail() throws IOException {
        try (TestDatabase database = TestDatabase.create()) {
            assertThat(of(examine(database, 0), "pages")).satisfies(pages -> {
                assertThat(pages.verdict()).isEqualTo(Verdict.WARN);
                assertThat(pages.advice())
                        .contains(
                                "create role covalue_viewer login",
                                "grant covalue_reader to covalue_viewer",
                                "covalue.logins");
            });
            String name = database.jdbc().queryForObject("select current_database()", String.class);
            database.jdbc()
                    .execute("create role viewer_of_" + name + " login; create role keeper_of_" + name
                            + " login createrole");
            try {
                Files.writeString(
                        home.resolve("covalue.yml"),
                        "covalue:\n  logins: {viewer: viewer_of_" + name + ", keeper: keeper_of_" + name + "}\n");
                assertThat(of(examine(database, 0), "pages")).satisfies(pages -> {
                    assertThat(pages.verdict()).isEqualTo(Verdict.FAIL);
                    assertThat(pages.found()).contains("keeper_of_" + name + " may do more than sign in");
                });
                database.jdbc().execute("alter role keeper_of_" + name + " nocreaterole");
                assertThat(of(examine(database, 0), "pages").verdict()).isEqualTo(Verdict.OK);
            } finally {
                database.jdbc().execute("drop role viewer_of_" + name + "; drop role keeper_of_" + name);
            }
        }
    }

    @Test
    void aRunThatDidNotEndIsToldFromOneAtWork() {
        try (TestDatabase database = TestDatabase.create()) {
            database.jdbc().execute("insert into batch.batch_job_instance values (7, 0, 'nightly', 'key')");
            database.jdbc()
                    .execute("insert into batch.batch_job_execution (job_execution_id, version, job_instance_id, "
                            + "create_time, status) "
                            + "values (9, 0, 7, now(), 'STARTED')");
            assertThat(of(examine(database, 0), "runs")).satisfies(runs -> {
                assertThat(runs.verdict()).isEqualTo(Verdict.WARN);
                assertThat(runs.found()).isEqualTo("run 7 did not end");
            });
            try (RunLock atWork = RunLock.acquire(database.dataSource())) {
                assertThat(of(examine(database, 0), "runs")).isEqualTo(Finding.ok("runs", "one is at work"));
            }
        }
    }

    @Test
    void anOlderSchemaIsNamedAndLeftAlone() {
        try (TestDatabase database = TestDatabase.createAt("4")) {
            assertThat(of(examine(database, 0), "schema")).satisfies(schema -> {
                assertThat(schema.verdict()).isEqualTo(Verdict.WARN);
                assertThat(schema.found()).startsWith("version 4; ").endsWith(" migrations wait");
            });
            assertThat(database.jdbc().queryForObject("select to_regclass('covalue.suspects') is null", Boolean.class))
                    .isTrue();
        }
    }

    @Test
    void aTakenPortABrokenConfigurationAndAnUnreachableDatabaseAreFound() throws IOException {
        Files.writeString(home.resolve("covalue.yml"), "covalue:\n  parallel: 2\n parallel: [\n");
        try (ServerSocket taken = new ServerSocket(0)) {
            List<Finding> findings = new Doctor(
                            home, Optional.of("jdbc:postgresql://127.0.0.1:1/none"), taken.getLocalPort())
                    .examine(finding -> {});
            assertThat(of(findings, "port").verdict()).isEqualTo(Verdict.WARN);
            assertThat(of(findings, "configuration")).satisfies(file -> {
                assertThat(file.verdict()).isEqualTo(Verdict.FAIL);
                assertThat(file.found()).contains("covalue.yml").contains("line 3");
            });
            assertThat(of(findings, "database")).satisfies(database -> {
                assertThat(database.verdict()).isEqualTo(Verdict.FAIL);
                assertThat(database.advice()).contains("Check host, port, user and password");
            });
        }
    }

    @Test
    void aHomeThatCannotBeMadeFails() throws IOException {
        Path file = Files.createFile(home.resolve("file"));
        Finding found = of(
                new Doctor(file.resolve("home"), Optional.of("jdbc:postgresql://127.0.0.1:1/none"), 0)
                        .examine(finding -> {}),
                "home");
        assertThat(found.verdict()).isEqualTo(Verdict.FAIL);
        assertThat(found.advice()).contains("--home");
    }

    private List<Finding> examine(TestDatabase database, int port) {
        return new Doctor(home, Optional.of(database.url()), port).examine(finding -> {});
    }

    private static Finding of(List<Finding> findings, String what) {
        return findings.stream()
                .filter(one -> one.what().equals(what))
                .findFirst()
                .orElseThrow();
    }
}
