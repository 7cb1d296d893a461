package org.covalue.portal.upload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.covalue.portal.upload.SentPages.bytes;
import static org.covalue.portal.upload.SentPages.held;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.covalue.SampleNight;
import org.covalue.TestDatabase;
import org.covalue.TestRun;
import org.covalue.inputs.SenderChoices;
import org.covalue.inputs.mapping.Mapping;
import org.covalue.night.rejected.RejectedCopies;
import org.covalue.platform.FileFolders;
import org.covalue.portal.TestPortal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The copies that a night has marked, where the organisation that sent the files finds them. */
class MarkedCopiesTest {

    @TempDir
    private Path editions;

    @Test
    void ofAFileOfWhichANightRefusedSomethingTheSenderHasTheMarkedCopyAndNobodyElseHas() throws IOException {
        try (TestDatabase database = SampleNight.get().copy();
                TestPortal portal = TestPortal.over(database, editions, Map.of())) {
            TestPortal.Visitor visitor = portal.manager("cordoba_technology_cluster");
            send(visitor, """
                    organisation_id,held_on,seats_entitled,seats_attended
                    cordoba_technology_cluster,2024-03-01,9,7
                    cordoba_technology_cluster,1 June,9,7
                    cordoba_technology_cluster,2024-05-01,9,x
                    """);
            assertThat(visitor.get("/organisation/cordoba_technology_cluster").body())
                    .contains("waits for the next night")
                    .doesNotContain("/marked\"");
            assertThat(visitor.get("/organisation/cordoba_technology_cluster/sent/board_meeting-001.csv/marked")
                            .statusCode())
                    .as("before the night")
                    .isEqualTo(404);

            night(database, portal);

            assertThat(visitor.get("/organisation/cordoba_technology_cluster").body())
                    .contains(
                            "/organisation/cordoba_technology_cluster/sent/board_meeting-001.csv/marked",
                            "Your file with 2 problems marked (.xlsx)");
            assertThat(visitor.get("/organisation/cordoba_technology_cluster?lang=es")
                            .body())
                    .contains("Su archivo con 2 problemas marcados (.xlsx)");
            byte[] copy = visitor.download("/organisation/cordoba_technology_cluster/sent/board_meeting-001.csv/marked")
                    .body();
            try (XSSFWorkbook book = new XSSFWorkbook(new ByteArrayInputStream(copy))) {
                assertThat(book.getSheetAt(0).getSheetName()).isEqualTo("Problems");
                assertThat(book.getSheetAt(1).getCellComments()).hasSize(2);
            }
            TestPortal.Visitor stranger = portal.manager("marked_two");
            for (String path : new String[] {
                "/organisation/cordoba_technology_cluster/sent/board_meeting-001.csv/marked",
                "/organisation/marked_two/sent/board_meeting-001.csv/marked",
                "/organisation/marked_two/sent/..%2Fcordoba_technology_cluster%2Fboard_meeting-001.csv/marked"
            }) {
                assertThat(stranger.get(path).statusCode()).as(path).isIn(400, 404);
            }
        }
    }

    @Test
    void theCopyIsMarkedAsTheFileWasReadWithTheColumnsThatItsSenderHasChosen() throws IOException {
        try (TestDatabase database = SampleNight.get().copy();
                TestPortal portal = TestPortal.over(database, editions, Map.of())) {
            Mapping sillas = Mapping.read(
                    SenderChoices.MAPPING, "tables:\n- {record: board_meeting, columns: {seats_entitled: Sillas}}\n");
            portal.part(SenderChoices.class)
                    .remember(
                            "cordoba_technology_cluster",
                            new SenderChoices.Choice(Optional.empty(), Optional.of(sillas)));
            TestPortal.Visitor visitor = portal.manager("cordoba_technology_cluster");
            send(visitor, """
                    organisation_id,held_on,Sillas,seats_attended
                    cordoba_technology_cluster,2024-03-01,9,7
                    cordoba_technology_cluster,2024-05-01,many,7
                    """);

            night(database, portal);

            byte[] copy = visitor.download("/organisation/cordoba_technology_cluster/sent/board_meeting-001.csv/marked")
                    .body();
            try (XSSFWorkbook book = new XSSFWorkbook(new ByteArrayInputStream(copy))) {
                assertThat(book.getSheetAt(1).getCellComments().keySet())
                        .singleElement()
                        .hasToString("C3");
            }
        }
    }

    private static void send(TestPortal.Visitor visitor, String csv) {
        visitor.get("/organisation/cordoba_technology_cluster/upload");
        String page = visitor.send("/organisation/cordoba_technology_cluster/upload", "a.csv", bytes(csv))
                .body();
        visitor.post("/organisation/cordoba_technology_cluster/upload/confirm", "held", held(page));
    }

    private static void night(TestDatabase database, TestPortal portal) throws IOException {
        Path uploads = portal.part(FileFolders.class).uploads();
        assertThat(Files.isDirectory(uploads)).isTrue();
        long run = TestRun.load(database, uploads, Instant.now()).runId();
        new RejectedCopies(database.dataSource(), portal.part(FileFolders.class)).write(run);
    }
}
