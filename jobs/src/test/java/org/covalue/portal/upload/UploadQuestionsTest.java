package org.covalue.portal.upload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.covalue.portal.upload.SentPages.bytes;
import static org.covalue.portal.upload.SentPages.held;
import static org.covalue.portal.upload.SentPages.row;
import static org.covalue.portal.upload.SentPages.values;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.covalue.inputs.SenderChoices;
import org.covalue.platform.FileFolders;
import org.covalue.platform.FileHash;
import org.covalue.portal.TestPortal;
import org.junit.jupiter.api.Test;

/** What a sender is asked where a file can be read two ways, and what is remembered of the answers. */
class UploadQuestionsTest {

    private final TestPortal portal = TestPortal.get();

    private static final String DOUBTFUL = "organisation_id,held_on,seats_entitled,seats_attended\nID,03/04/2024,9,7\n";

    @Test
    void aDateThatReadsTwoWaysIsAskedAboutAndTheAnswerCountsForTheFileAndForTheNextWhereItIsToBeRemembered()
            throws IOException {
        TestPortal.Visitor visitor = portal.manager("upload_locale");
        visitor.get("/organisation/upload_locale/upload?lang=es");
        Map<String, byte[]> files = new LinkedHashMap<>();
        files.put("a.csv", bytes(DOUBTFUL.replace("ID", "upload_locale")));
        files.put("b.csv", bytes(DOUBTFUL.replace("ID", "upload_locale").replace("03/04", "05/06")));
        String asked =
                visitor.sendAll("/organisation/upload_locale/upload", files).body();
        assertThat(asked)
                .contains("03/04/2024 en la fila 2 es 2024-04-03 con el día primero y 2024-03-04 con el mes primero")
                .contains("¿Cómo escribe los números y las fechas?")
                .doesNotContain("name=\"held\"", "--locale");

        List<String> shown = values("shown", asked).stream().distinct().toList();
        assertThat(shown).hasSize(2);
        String page = answer(visitor, "upload_locale", shown, shown.get(0), "en-US", false);
        assertThat(values("held", page)).as("the other is still in doubt").containsExactly(shown.get(0));
        page = answer(visitor, "upload_locale", shown, shown.get(1), "es", true);
        assertThat(values("held", page)).containsExactlyElementsOf(shown);
        visitor.post("/organisation/upload_locale/upload/confirm", "held", shown.get(0), "held", shown.get(1));

        SenderChoices choices = portal.part(SenderChoices.class);
        Path folder = portal.part(FileFolders.class).uploads().resolve("upload_locale");
        assertThat(locale(choices, folder, "board_meeting-001.csv")).isEqualTo("en-US");
        assertThat(locale(choices, folder, "board_meeting-002.csv")).isEqualTo("es");
        String next = visitor.send("/organisation/upload_locale/upload", "c.csv", files.get("a.csv"))
                .body();
        assertThat(next).contains("name=\"held\"", "Lo que se recuerda de sus archivos", "configuración regional es");

        visitor.post("/organisation/upload_locale/upload/forget", "what", "locale");
        assertThat(visitor.send("/organisation/upload_locale/upload", "c.csv", files.get("a.csv"))
                        .body())
                .contains("¿Cómo escribe los números y las fechas?")
                .doesNotContain("Lo que se recuerda");
    }

    private static String answer(
            TestPortal.Visitor visitor, String id, List<String> shown, String file, String locale, boolean remember) {
        return visitor.post(
                        "/organisation/" + id + "/upload/locale",
                        "shown",
                        shown.get(0),
                        "shown",
                        shown.get(shown.size() - 1),
                        "file",
                        file,
                        "locale",
                        locale,
                        "remember",
                        Boolean.toString(remember))
                .body();
    }

    private static String locale(SenderChoices choices, Path folder, String name) throws IOException {
        return choices.ofFile("upload_locale", FileHash.sha256(folder.resolve(name)))
                .orElseThrow()
                .locale()
                .orElseThrow()
                .tag();
    }

    @Test
    void columnsThatNobodyReadsAreAskedAboutByNearnessAndTheAnswerIsKeptShownAndRemovable() throws IOException {
        TestPortal.Visitor visitor = portal.manager("upload_columns");
        visitor.get("/organisation/upload_columns/upload");
        byte[] file = bytes("organisation_id,held_on,Sillas,seats_atended,nota\nupload_columns,2024-03-01,9,7,x\n");
        String asked = visitor.send("/organisation/upload_columns/upload", "a.csv", file)
                .body();
        assertThat(asked)
                .contains("say what they mean", "<code>Sillas</code>", "<code>nota</code>")
                .containsPattern("seats_atended</code>[\\s\\S]{0,600}value=\"seats_attended\" selected=\"selected\"")
                .doesNotContain("name=\"held\"");

        String shown = values("shown", asked).get(0);
        String[] answer = {
            "record",
            "board_meeting",
            "shown",
            shown,
            "from",
            "Sillas",
            "column",
            "seats_entitled",
            "from",
            "nota",
            "column",
            "",
            "from",
            "seats_atended",
            "column",
            "seats_attended"
        };
        String page = visitor.post("/organisation/upload_columns/upload/columns", answer)
                .body();
        assertThat(page).contains("1 rows, 1 good, 0 rejected", "Sillas = seats_entitled");
        visitor.post("/organisation/upload_columns/upload/confirm", "held", held(page));
        Path sent = portal.part(FileFolders.class).uploads().resolve("upload_columns/board_meeting-001.csv");
        assertThat(portal.part(SenderChoices.class)
                        .ofFile("upload_columns", FileHash.sha256(sent))
                        .orElseThrow()
                        .mapping()
                        .orElseThrow()
                        .text())
                .contains("seats_entitled: Sillas");
        assertThat(visitor.send("/organisation/upload_columns/upload", "b.csv", file)
                        .body())
                .as("the next delivery")
                .contains("name=\"held\"");

        visitor.post("/organisation/upload_columns/upload/forget", "what", "columns");
        assertThat(visitor.send("/organisation/upload_columns/upload", "b.csv", file)
                        .body())
                .doesNotContain("name=\"held\"");
    }

    @Test
    void ofAWorkbookEachSheetIsAskedAboutUpToTen() throws IOException {
        TestPortal.Visitor visitor = portal.manager("upload_sheets");
        visitor.get("/organisation/upload_sheets/upload");
        ByteArrayOutputStream book = new ByteArrayOutputStream();
        try (XSSFWorkbook workbook = new XSSFWorkbook()) {
            for (int i = 1; i <= 12; i++) {
                Sheet sheet = workbook.createSheet("Acta " + i);
                row(sheet, 0, "Consejo");
                row(sheet, 1, "organisation_id", "held_on", "Sillas", "seats_attended");
                row(sheet, 2, "upload_sheets", "2024-03-%02d".formatted(i), "9", "7");
            }
            workbook.write(book);
        }
        String asked = visitor.send("/organisation/upload_sheets/upload", "a.xlsx", book.toByteArray())
                .body();
        assertThat(values("from", asked)).hasSize(10).containsOnly("Sillas");

        String page = visitor.post(
                        "/organisation/upload_sheets/upload/columns",
                        "record",
                        "board_meeting",
                        "shown",
                        values("shown", asked).get(0),
                        "from",
                        "Sillas",
                        "column",
                        "seats_entitled")
                .body();
        assertThat(page).contains("Sheet Acta 12", "name=\"held\"").doesNotContain(" 1 rejected", "refused:");
    }

    @Test
    void whatOneOrganisationChoosesIsNoneOfAnothersAndNobodyAnswersForAnother() throws IOException {
        TestPortal.Visitor owner = portal.manager("upload_owner");
        owner.get("/organisation/upload_owner/upload");
        String shown = values(
                        "shown",
                        owner.send(
                                        "/organisation/upload_owner/upload",
                                        "a.csv",
                                        bytes(DOUBTFUL.replace("ID", "upload_owner")))
                                .body())
                .get(0);
        TestPortal.Visitor stranger = portal.manager("upload_stranger");
        stranger.get("/organisation/upload_stranger/upload");
        for (String[] post : List.of(
                new String[] {"locale", "file", shown, "shown", shown, "locale", "es", "remember", "true"},
                new String[] {"columns", "record", "board_meeting", "shown", shown, "from", "a", "column", "held_on"},
                new String[] {"forget", "what", "locale"})) {
            assertThat(stranger.post(
                                    "/organisation/upload_owner/upload/" + post[0],
                                    Arrays.copyOfRange(post, 1, post.length))
                            .statusCode())
                    .as(post[0])
                    .isEqualTo(404);
        }
        String page = answer(stranger, "upload_stranger", List.of(shown), shown, "es", true);
        assertThat(page).as("another's held file").doesNotContain("board meeting:");
        SenderChoices choices = portal.part(SenderChoices.class);
        assertThat(choices.remembered("upload_owner").locale()).isEmpty();
        assertThat(choices.remembered("upload_stranger").locale()).isPresent();
        for (String wrong : List.of("xx", "es; drop", "../es", "de")) {
            assertThat(owner.post(
                                    "/organisation/upload_owner/upload/locale",
                                    "file",
                                    shown,
                                    "shown",
                                    shown,
                                    "locale",
                                    wrong)
                            .statusCode())
                    .isEqualTo(400);
        }
        for (List<String> wrong : List.of(
                List.of("price_index", "a", "country"),
                List.of("board_meeting", "a", "no_such_column"),
                List.of("board_meeting", "a".repeat(101), "held_on"),
                List.of("board_meeting", " ", "held_on"))) {
            assertThat(owner.post(
                                    "/organisation/upload_owner/upload/columns",
                                    "record",
                                    wrong.get(0),
                                    "from",
                                    wrong.get(1),
                                    "column",
                                    wrong.get(2))
                            .statusCode())
                    .isEqualTo(400);
        }
        assertThat(owner.post(
                                "/organisation/upload_owner/upload/columns",
                                "record",
                                "board_meeting",
                                "from",
                                "a: {b}, \"c\" # d",
                                "column",
                                "held_on")
                        .statusCode())
                .isEqualTo(200);
        assertThat(choices.remembered("upload_owner")
                        .mapping()
                        .orElseThrow()
                        .tables()
                        .get(0)
                        .froms())
                .containsExactly("a: {b}, \"c\" # d");
    }
}
