package org.covalue.portal.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.covalue.SampleNight;
import org.covalue.TestDatabase;
import org.covalue.audit.AuditAnchor;
import org.covalue.audit.AuditAnchors;
import org.covalue.audit.AuditAnchors.Contradiction;
import org.covalue.doctor.Doctor;
import org.covalue.doctor.Finding;
import org.covalue.platform.HomeFolders;
import org.covalue.portal.TestPortal;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.support.JdbcTransactionManager;

/** Whoever may write to the database cannot shorten the audit unseen. */
class AuditAnchorTest {

    @TempDir
    private Path home;

    private TestDatabase database;
    private Audit audit;
    private AuditAnchors anchors;

    @BeforeEach
    void threeEntriesAndAnAnchorOfTwo() throws IOException {
        database = TestDatabase.create();
        audit = new Audit(database.dataSource(), new JdbcTransactionManager(database.dataSource()));
        anchors = new AuditAnchors(editions(), Optional.of(home.resolve("alarm")));
        audit.record("ana", "sign in", "ana", "");
        audit.record("ana", "grant", "ben", "administrator");
        Files.createDirectories(editions().resolve("7"));
        Files.createDirectories(home.resolve("alarm"));
        Files.writeString(
                editions().resolve("7/" + AuditAnchors.MANIFEST),
                "{\"audit\": \"" + AuditAnchor.of(database.dataSource()).text() + "\"}");
        audit.record("ana", "sign out", "ana", "");
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void entriesThatCameLaterAreAsTheyShouldBe() {
        AuditAnchors.Comparison found = anchors.compare(database.dataSource());
        assertThat(found.contradictions()).isEmpty();
        assertThat(found.anchors()).isEqualTo(1);
        assertThat(found.entries()).isEqualTo(3);
        assertThat(look().verdict()).isEqualTo(Finding.Verdict.OK);
    }

    @Test
    void anAuditWhoseEndWasCutOffShowsThoughItsChainIsWhole() {
        cut(1);
        assertThat(audit.firstBroken()).as("the chain itself tells nothing").isEmpty();
        assertThat(anchors.compare(database.dataSource()).contradictions())
                .hasSize(1)
                .allSatisfy(one -> {
                    assertThat(one.entries()).isEqualTo(2);
                    assertThat(one.found()).isEqualTo(OptionalLong.of(1));
                });
        assertThat(look().verdict()).isEqualTo(Finding.Verdict.FAIL);
        assertThat(look().found()).contains("tells of 2 entries, the audit has 1");
    }

    @Test
    void anEndThatWasWrittenAnewShowsByItsHash() {
        cut(1);
        audit.record("ana", "download", "something harmless", "");
        audit.record("ana", "sign out", "ana", "");
        assertThat(audit.firstBroken()).isEmpty();
        assertThat(anchors.compare(database.dataSource()).contradictions())
                .extracting(Contradiction::found)
                .containsExactly(OptionalLong.empty());
        assertThat(look().found()).contains("another hash of entry 2");
    }

    @Test
    void theFolderOfTheAlarmTellsAsWell() throws IOException {
        Files.delete(editions().resolve("7/" + AuditAnchors.MANIFEST));
        Files.writeString(
                home.resolve("alarm").resolve(AuditAnchors.LINES),
                "2026-03-01T02:00:00Z night of 2026-03-01: audit of "
                        + AuditAnchor.of(database.dataSource()).text() + "\n");
        Files.writeString(
                home.resolve("covalue.yml"), "covalue:\n  alarm: {folder: \"" + home.resolve("alarm") + "\"}\n");
        assertThat(look().verdict()).isEqualTo(Finding.Verdict.OK);
        cut(2);
        assertThat(look().found())
                .contains(AuditAnchors.LINES + ", 2026-03-01T02:00:00Z tells of 3 entries, the audit has 2");
    }

    @Test
    void thePageOfTheAuditComparesToo() {
        try (TestPortal portal = TestPortal.over(
                database,
                editions(),
                Map.of("covalue.alarm.folder", home.resolve("alarm").toString()))) {
            TestPortal.Visitor administrator = portal.signedIn(Users.Grant.of(Role.ADMINISTRATOR));
            assertThat(checked(administrator))
                    .contains("it agrees with all of them")
                    .doesNotContain("was cut");
            cut(1);
            assertThat(checked(administrator))
                    .contains("The audit was cut: ", "tells of 2 entries, there are 1")
                    .doesNotContain("it agrees", "none missing");
            assertThat(audit.latest(1).get(0).detail()).isEqualTo("unbroken; 1 anchors contradict it");
            assertThat(administrator.get("/admin/audit?lang=es").statusCode()).isEqualTo(200);
        }
    }

    @Test
    void aPublishedEditionHoldsAnAnchor() throws IOException {
        Path manifest = SampleNight.get().files().resolve(AuditAnchors.MANIFEST);
        assertThat(Files.readString(manifest))
                .contains(
                        "\"audit\" : \"0 entries, the last with hash 000",
                        "\"file\" : \"tables/indicators.csv\"",
                        "\"sha256\"");
        assertThat(SampleNight.get()
                        .database()
                        .jdbc()
                        .queryForObject(
                                "select count(*) from covalue.edition_file where file = 'manifest.json'",
                                Integer.class))
                .isEqualTo(1);
    }

    private static String checked(TestPortal.Visitor administrator) {
        administrator.get("/admin/audit");
        administrator.post("/admin/audit/check");
        return administrator.get("/admin/audit").body();
    }

    private Path editions() {
        return new HomeFolders(home, Optional.of(database.url())).editions();
    }

    private Finding look() {
        List<Finding> findings = new Doctor(home, Optional.of(database.url()), 0).examine(finding -> {});
        return findings.stream()
                .filter(one -> one.what().equals("audit"))
                .findFirst()
                .orElseThrow();
    }

    /** As the owner of the database can, and nobody should. */
    private void cut(long last) {
        JdbcTemplate owner = database.jdbc();
        owner.execute("alter table covalue.audit disable trigger audit_is_append_only");
        owner.update("delete from covalue.audit where entry > ?", last);
        owner.execute("alter table covalue.audit enable trigger audit_is_append_only");
    }
}
