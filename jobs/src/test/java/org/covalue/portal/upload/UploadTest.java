package org.covalue.portal.upload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.covalue.portal.upload.SentPages.bytes;
import static org.covalue.portal.upload.SentPages.held;
import static org.covalue.portal.upload.SentPages.row;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.covalue.SampleNight;
import org.covalue.inputs.landing.SentFolder;
import org.covalue.platform.FileFolders;
import org.covalue.portal.TestPortal;
import org.covalue.portal.access.Audit;
import org.covalue.portal.access.Role;
import org.covalue.portal.access.Users;
import org.junit.jupiter.api.Test;

class UploadTest {

    private static final String CORDOBA = "cordoba_technology_cluster";

    private final TestPortal portal = TestPortal.get();

    @Test
    void aFileIsCheckedAtOnceAndWaitsForTheNightOnlyWhenItsSenderConfirms() throws IOException {
        TestPortal.Visitor visitor = portal.manager("upload_one");
        visitor.get("/organisation/upload_one/upload");
        String csv = "organisation_id,held_on,seats_entitled,seats_attended\nupload_one,2024-03-01,9,7\nupload_one,"
                + "2024-03-01,9,8\nupload_one,1 June,9,7\n";
        String page = visitor.send("/organisation/upload_one/upload", "../../etc/evil name.csv", bytes(csv))
                .body();
        assertThat(page)
                .contains(
                        "board meeting: 3 rows, 1 good, 2 rejected",
                        "the key stands already in row 2",
                        "Write the date as YYYY-MM-DD",
                        "1 June");
        assertThat(waiting("upload_one")).isEmpty();

        HttpResponse<String> confirmed = visitor.post("/organisation/upload_one/upload/confirm", "held", held(page));
        assertThat(confirmed.headers().firstValue("Location").orElse("")).endsWith("/organisation/upload_one");
        assertThat(waiting("upload_one")).containsExactly("001-board_meeting.csv");
        assertThat(Files.readString(
                        portal.part(FileFolders.class).uploads().resolve("upload_one/001-board_meeting.csv")))
                .isEqualTo(csv);
        assertThat(visitor.get("/organisation/upload_one").body()).contains("waits for the next night");
        assertThat(portal.part(Audit.class).latest(1).get(0).subject())
                .isEqualTo("uploads/upload_one/001-board_meeting.csv");

        String second = visitor.send("/organisation/upload_one/upload", "a.csv", bytes(csv.replace("03-01", "05-01")))
                .body();
        visitor.post("/organisation/upload_one/upload/confirm", "held", held(second));
        assertThat(waiting("upload_one"))
                .as("the first still waits")
                .containsExactly("001-board_meeting.csv", "002-board_meeting.csv");
        visitor.post("/organisation/upload_one/upload/confirm", "held", held(second));
        assertThat(visitor.get("/organisation/upload_one/upload").body())
                .as("confirmed twice")
                .contains("Send it once more");
    }

    @Test
    void severalFilesAreCheckedEachOnItsOwnAndOneButtonDeliversTheGoodOnes() throws IOException {
        TestPortal.Visitor visitor = portal.manager("upload_many");
        visitor.get("/organisation/upload_many/upload");
        String meetings = "organisation_id,held_on,seats_entitled,seats_attended\nupload_many,2024-03-01,9,7\n";
        Map<String, byte[]> files = new LinkedHashMap<>();
        files.put("C:\\\\Actas\\\\marzo.csv", bytes(meetings));
        files.put("<b>abril.csv", bytes(meetings.replace("03-01", "soon")));
        files.put("notas.csv", bytes("a,b\n1,2\n"));
        files.put("mayo.csv", bytes(meetings.replace("03-01", "05-02")));
        files.put("nada.csv", bytes(""));
        String page = visitor.sendAll("/organisation/upload_many/upload", files).body();

        assertThat(page)
                .contains("2 files of 5 can be delivered", ">marzo.csv<", "&lt;b&gt;abril.csv", "no record type")
                .doesNotContain("Actas", "<b>abril");
        List<String> held =
                SentPages.HELD.matcher(page).results().map(one -> one.group(1)).toList();
        assertThat(held).hasSize(2);
        visitor.post("/organisation/upload_many/upload/confirm", "held", held.get(0), "held", held.get(1));
        assertThat(waiting("upload_many")).containsExactly("001-board_meeting.csv", "002-board_meeting.csv");

        IntStream.range(0, 11).forEach(i -> files.put("more" + i + ".csv", bytes(meetings)));
        assertThat(visitor.sendAll("/organisation/upload_many/upload", files).body())
                .contains("Too many files at once");
    }

    @Test
    void filesCountInTheOrderInWhichTheyWereSentWhateverTheirKind() throws IOException {
        TestPortal.Visitor visitor = portal.manager("upload_order");
        Path folder = portal.part(FileFolders.class).uploads().resolve("upload_order");
        SentFolder.prepare(folder, "upload_order");
        Path before = Files.writeString(folder.resolve("workbook-001.csv"), "from before the number came first");
        Files.setLastModifiedTime(before, FileTime.from(Instant.now().minusSeconds(60)));
        visitor.get("/organisation/upload_order/upload");
        for (String csv : List.of(
                "project_id,organisation_id,project_name,objective,status\nUO1,upload_order,One,innovation_rd,active\n",
                "organisation_id,held_on,seats_entitled,seats_attended\nupload_order,2024-03-01,9,7\n")) {
            String page = visitor.send("/organisation/upload_order/upload", "a.csv", bytes(csv))
                    .body();
            visitor.post("/organisation/upload_order/upload/confirm", "held", held(page));
        }
        assertThat(waiting("upload_order"))
                .containsExactly("001-workbook.csv", "002-project.csv", "003-board_meeting.csv");
    }

    @Test
    void theHourOfTheNextNightIsSaidOnlyWhereANightIsScheduled() throws IOException {
        String csv = "organisation_id,held_on,seats_entitled,seats_attended\nupload_night,2024-03-01,9,7\n";
        TestPortal.Visitor visitor = portal.manager("upload_night");
        visitor.get("/organisation/upload_night/upload");
        assertThat(visitor.send("/organisation/upload_night/upload", "a.csv", bytes(csv))
                        .body())
                .contains("taken in with the next night", ">Deliver<")
                .doesNotContain("tonight");
        try (TestPortal nightly = TestPortal.over(
                SampleNight.get().database(),
                SampleNight.get().files().getParent(),
                Map.of(
                        "covalue.schedule.cron",
                        "15 2 * * *",
                        "covalue.schedule.zone",
                        "Europe/Madrid",
                        "covalue.schedule.start",
                        "false"))) {
            TestPortal.Visitor other = nightly.signedIn(
                    new Users.Grant(Role.MANAGER, Optional.of("upload_night"), Optional.empty(), Optional.empty()));
            other.get("/organisation/upload_night/upload");
            assertThat(other.send("/organisation/upload_night/upload", "a.csv", bytes(csv))
                            .body())
                    .contains("Deliver tonight (02:15 Europe/Madrid)");
        }
    }

    @Test
    void aWorkbookIsCheckedSheetBySheetAndWaitsAsItCame() throws IOException {
        TestPortal.Visitor visitor = portal.manager("upload_book");
        visitor.get("/organisation/upload_book/upload");
        ByteArrayOutputStream book = new ByteArrayOutputStream();
        try (XSSFWorkbook workbook = new XSSFWorkbook()) {
            row(workbook.createSheet("Actas"), 0, "organisation_id", "held_on", "seats_entitled", "seats_attended");
            row(workbook.getSheet("Actas"), 1, "upload_book", "2024-03-01", "9", "7");
            row(workbook.getSheet("Actas"), 2, "upload_book", "soon", "9", "7");
            row(workbook.createSheet("Puestos"), 0, "Puestos del consejo");
            row(workbook.getSheet("Puestos"), 2, "organisation_id", "seat_id", "stakeholder", "seat_from", "nota");
            row(workbook.getSheet("Puestos"), 3, "upload_book", "A1", "private", "2020-01-01", "x");
            row(workbook.createSheet("Notas"), 0, "ver anexo");
            workbook.write(book);
        }
        String page = visitor.send("/organisation/upload_book/upload", "actas.xlsx", book.toByteArray())
                .body();
        assertThat(page)
                .contains("Sheet Actas", "board meeting: 2 rows, 1 good, 1 rejected", "soon")
                .contains("Sheet Puestos", "board seat: 1 rows, 1 good, 0 rejected", "columns nobody reads: nota")
                .contains("the header stands in row 3", "sheets not read: Notas (");

        visitor.post("/organisation/upload_book/upload/confirm", "held", held(page));

        assertThat(waiting("upload_book")).containsExactly("001-workbook.xlsx");
        assertThat(Files.readAllBytes(
                        portal.part(FileFolders.class).uploads().resolve("upload_book/001-workbook.xlsx")))
                .isEqualTo(book.toByteArray());
        assertThat(visitor.get("/organisation/upload_book").body()).contains("waits for the next night", "workbook");
    }

    @Test
    void theFileComesBackWithItsFaultsMarkedInTheLanguageOfItsSender() throws IOException {
        TestPortal.Visitor visitor = portal.manager("upload_marked");
        visitor.get("/organisation/upload_marked/upload?lang=es");
        String page = visitor.send(
                        "/organisation/upload_marked/upload",
                        "a.csv",
                        bytes("organisation_id,held_on,seats_entitled,seats_attended\nupload_marked,soon,9,7\n"))
                .body();
        assertThat(page).doesNotContain("name=\"held\"").contains("Ninguna fila");
        Matcher link =
                Pattern.compile("upload/annotated\\?held=([0-9a-f-]{36})").matcher(page);
        assertThat(link.find()).isTrue();

        String place = "/organisation/upload_marked/upload/annotated?held=" + link.group(1);
        try (XSSFWorkbook book = new XSSFWorkbook(
                new ByteArrayInputStream(visitor.download(place).body()))) {
            assertThat(book.getSheetName(0)).isEqualTo("Problemas");
            assertThat(book.getSheetAt(1)
                            .getRow(1)
                            .getCell(1)
                            .getCellComment()
                            .getString()
                            .getString())
                    .contains("fecha");
        }
        assertThat(portal.manager("upload_other")
                        .get(place.replace("marked", "other"))
                        .statusCode())
                .isEqualTo(404);
        HttpResponse<String> confirmed =
                visitor.post("/organisation/upload_marked/upload/confirm", "held", link.group(1));
        assertThat(confirmed.headers().firstValue("Location").orElse("")).endsWith("/upload");
        assertThat(waiting("upload_marked")).isEmpty();
    }

    @Test
    void formsStandWhereFilesAreSentAndComeBackWithoutAWord() throws IOException {
        TestPortal.Visitor visitor = portal.manager("upload_form");
        String page = visitor.get("/organisation/upload_form/upload?lang=es").body();
        assertThat(page).contains("/organisation/upload_form/form/board_meeting", "/form/all", "reunión del consejo");

        byte[] form =
                visitor.download("/organisation/upload_form/form/board_meeting").body();
        ByteArrayOutputStream filled = new ByteArrayOutputStream();
        try (XSSFWorkbook book = new XSSFWorkbook(new ByteArrayInputStream(form))) {
            Sheet sheet = book.getSheetAt(1);
            assertThat(sheet.getRow(0).getCell(0).getStringCellValue()).endsWith("*");
            row(sheet, 2, "upload_form");
            sheet.getRow(2).createCell(1).setCellValue("2024-03-01");
            sheet.getRow(2).createCell(2).setCellValue(9);
            sheet.getRow(2).createCell(3).setCellValue(7);
            book.write(filled);
        }
        assertThat(visitor.send("/organisation/upload_form/upload", "acta.xlsx", filled.toByteArray())
                        .body())
                .contains("reunión del consejo: 1 filas, 1 buenas, 0 rechazadas", "name=\"held\"");

        assertThat(visitor.get("/organisation/upload_form/form/price_index").statusCode())
                .as("the operator's")
                .isEqualTo(404);
        assertThat(visitor.get("/organisation/" + CORDOBA + "/form/all").statusCode())
                .isEqualTo(404);
    }

    @Test
    void thisYearsFormHoldsWhatTheOwnOrganisationHasDeliveredAndNothingOfOthers() throws IOException {
        TestPortal.Visitor visitor = portal.manager(CORDOBA);
        String page = visitor.get("/organisation/" + CORDOBA + "/upload").body();
        assertThat(page).contains("/organisation/" + CORDOBA + "/form/all/filled");

        byte[] form = visitor.download("/organisation/" + CORDOBA + "/form/all/filled")
                .body();
        try (XSSFWorkbook book = new XSSFWorkbook(new ByteArrayInputStream(form))) {
            assertThat(cells(book.getSheet("Memberships"), 0))
                    .hasSizeGreaterThan(20)
                    .containsOnly(CORDOBA);
            assertThat(cells(book.getSheet("Cluster organisations"), 0)).containsExactly(CORDOBA);
            assertThat(cells(book.getSheet("Revenue of members"), 0))
                    .isSubsetOf(cells(book.getSheet("Memberships"), 1))
                    .hasSizeGreaterThan(20);
        }
        assertThat(visitor.send("/organisation/" + CORDOBA + "/upload", "form.xlsx", form)
                        .body())
                .contains("name=\"held\"", " 0 rejected")
                .doesNotContain("are about another organisation");
        assertThat(portal.part(Audit.class).latest(1).get(0).subject()).isEqualTo("form of " + CORDOBA);
        assertThat(visitor.get("/organisation/upload_form/form/all/filled").statusCode())
                .isEqualTo(404);
        assertThat(portal.manager("upload_new")
                        .download("/organisation/upload_new/form/all/filled")
                        .statusCode())
                .as("nothing was loaded of it yet")
                .isEqualTo(200);
    }

    private static List<String> cells(Sheet sheet, int column) {
        return IntStream.rangeClosed(1, sheet.getLastRowNum())
                .mapToObj(i -> sheet.getRow(i).getCell(column).getStringCellValue())
                .toList();
    }

    @Test
    void aRowAboutAnotherOrganisationIsRejectedWithAReasonAndTheOthersGoIn() throws IOException {
        TestPortal.Visitor visitor = portal.manager("upload_two");
        visitor.get("/organisation/upload_two/upload");
        String others = visitor.send(
                        "/organisation/upload_two/upload",
                        "a.csv",
                        bytes("organisation_id,held_on,seats_entitled,seats_attended\nupload_two,2024-03-01,9,7\n"
                                + CORDOBA + ",2024-03-01,9,8\n"))
                .body();
        assertThat(others)
                .contains("1 row is about another organisation", "the row names another organisation")
                .contains("board meeting: 2 rows, 1 good, 1 rejected", "name=\"held\"");

        String onlyOthers = visitor.send(
                        "/organisation/upload_two/upload",
                        "a.csv",
                        bytes("organisation_id,held_on,seats_entitled,seats_attended\n" + CORDOBA
                                + ",2024-03-01,9,8\n"))
                .body();
        assertThat(onlyOthers).contains("No row of the file would be loaded").doesNotContain("name=\"held\"");

        String prices = visitor.send(
                        "/organisation/upload_two/upload", "a.csv", bytes("country,year,price_index\nAR,2024,1\n"))
                .body();
        assertThat(prices).contains("Only the operator delivers them").doesNotContain("name=\"held\"");
        assertThat(waiting("upload_two")).isEmpty();
    }

    /** Whoever sends ids must not learn by the answer which of them others have. */
    @Test
    void theAnswerIsTheSameForAnIdThatAnotherOrganisationHasAndForOneThatNobodyHas() throws IOException {
        TestPortal.Visitor visitor = portal.manager("upload_two");
        visitor.get("/organisation/upload_two/upload");
        String member = sampleCell("jobs/samples/ar/ingresos.csv", 1, 0);
        String project = sampleCell("jobs/samples/projects/project.csv", 1, 0);
        for (String file : List.of(
                "member_id,year,currency,revenue\nID,2024,ARS,1\n",
                "organisation_id,member_id,joined_on\nupload_two,ID,2012-01-01\n",
                "member_id,member_name,member_type\nID,Mine now,firm\n",
                "project_id,member_id\nproject_of_nobody,ID\n",
                "organisation_id,wave,member_id,responded\nupload_two,2024,ID,yes\n")) {
            assertThat(answer(visitor, file, member))
                    .as(file)
                    .isEqualTo(answer(visitor, file, "member_of_nobody"))
                    .contains("not known as yours", "member_id ID", "name=\"held\"");
        }
        String newProject =
                "project_id,organisation_id,title,objective,status\nID,upload_two,Mine now,innovation_rd,active\n";
        assertThat(answer(visitor, newProject, project)).isEqualTo(answer(visitor, newProject, "project_of_nobody"));
        assertThat(answer(visitor, "project_id,member_id\nID,member_of_nobody\n", project))
                .isEqualTo(answer(visitor, "project_id,member_id\nID,member_of_nobody\n", "project_of_nobody"))
                .contains("project_id ID");
    }

    /** What the check of a file says, with the id and what is drawn at random taken out. */
    private static String answer(TestPortal.Visitor visitor, String file, String id) {
        return visitor.send("/organisation/upload_two/upload", "a.csv", bytes(file.replace("ID", id)))
                .body()
                .replace(id, "ID")
                .replaceAll("name=\"(_csrf|held)\" value=\"[^\"]+\"", "name=\"$1\"");
    }

    @Test
    void whatIsKnownAsOnesOwnNeedsNoNotice() throws IOException {
        TestPortal.Visitor visitor = portal.manager(CORDOBA);
        visitor.get("/organisation/" + CORDOBA + "/upload");
        String own = SampleNight.get()
                .database()
                .jdbc()
                .queryForObject(
                        "select min(member_id) from staging.membership where organisation_id = ?",
                        String.class,
                        CORDOBA);
        assertThat(visitor.send(
                                "/organisation/" + CORDOBA + "/upload",
                                "a.csv",
                                bytes("member_id,year,currency,revenue\n" + own + ",2024,ARS,1\n"))
                        .body())
                .contains("name=\"held\"")
                .doesNotContain("not known as yours");
    }

    @Test
    void aRowOfANewMemberIsTakenWithANoticeThatItIsNotKnownYet() {
        TestPortal.Visitor visitor = portal.manager("upload_three");
        visitor.get("/organisation/upload_three/upload");
        String page = visitor.send(
                        "/organisation/upload_three/upload",
                        "a.csv",
                        bytes("member_id,year,currency,revenue\nnewcomer_of_three,2024,ARS,5\n"))
                .body();
        assertThat(page).contains("not known as yours", "member_id newcomer_of_three", "name=\"held\"");
    }

    @Test
    void aWorkbookIsRefusedWithWhatTheLoaderSaysInTheReadersLanguage() throws IOException {
        TestPortal.Visitor visitor = portal.manager("upload_four");
        visitor.get("/organisation/upload_four/upload?lang=es");
        ByteArrayOutputStream workbook = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(workbook)) {
            zip.putNextEntry(new ZipEntry("xl/workbook.xml"));
        }
        assertThat(visitor.send("/organisation/upload_four/upload", "a.xlsx", workbook.toByteArray())
                        .body())
                .contains("la parte xl/workbook.xml del libro está dañada; ábralo en una hoja de cálculo");
        assertThat(visitor.send("/organisation/upload_four/upload", "a.csv", bytes("a,b\n1,2\n"))
                        .body())
                .contains("ningún tipo de registro");
        assertThat(visitor.send("/organisation/upload_four/upload", "a.csv", bytes(""))
                        .body())
                .contains("está vacío");
    }

    @Test
    void aFileThatIsTooLargeIsRefusedWithAPageThatSaysSo() {
        TestPortal.Visitor visitor = portal.manager("upload_five");
        visitor.get("/organisation/upload_five/upload");
        HttpResponse<String> response = visitor.send("/organisation/upload_five/upload", "a.csv", new byte[21 << 20]);
        assertThat(response.statusCode()).isEqualTo(413);
        assertThat(response.body()).contains("The file is too large", "20 MB");
    }

    @Test
    void nobodySendsOrConfirmsForAnotherOrganisation() throws IOException {
        TestPortal.Visitor owner = portal.manager("upload_six");
        owner.get("/organisation/upload_six/upload");
        String csv = "organisation_id,held_on,seats_entitled,seats_attended\nupload_six,2024-03-01,9,7\n";
        String held = held(owner.send("/organisation/upload_six/upload", "a.csv", bytes(csv))
                .body());
        TestPortal.Visitor stranger = portal.manager("upload_seven");
        stranger.get("/organisation/upload_seven/upload");
        assertThat(stranger.send("/organisation/upload_six/upload", "a.csv", bytes(csv))
                        .statusCode())
                .isEqualTo(404);
        assertThat(stranger.post("/organisation/upload_six/upload/confirm", "held", held)
                        .statusCode())
                .isEqualTo(404);
        stranger.post("/organisation/upload_seven/upload/confirm", "held", held);
        stranger.post("/organisation/upload_seven/upload/confirm", "held", "../upload_six/." + held);
        assertThat(waiting("upload_six")).isEmpty();
        assertThat(waiting("upload_seven")).isEmpty();
    }

    /** An id is what the operator delivers, and may hold what an address cannot. */
    @Test
    void anOrganisationWhoseIdHoldsASlashHasItsPagesToo() throws IOException {
        for (String id : List.of("north/one", "a?b#c d%2e;e", "Añil & Cía")) {
            TestPortal.Visitor visitor = portal.manager(id);
            String page = java.net
                    .URI
                    .create(visitor.get("/organisation")
                            .headers()
                            .firstValue("Location")
                            .orElse(""))
                    .getRawPath();
            assertThat(visitor.get(page).body())
                    .as(id)
                    .contains(org.springframework.web.util.HtmlUtils.htmlEscape(id, "UTF-8"));
            String csv = "organisation_id,held_on,seats_entitled,seats_attended\n" + id + ",2024-03-01,9,7\n";
            String checked = visitor.send(page + "/upload", "a.csv", bytes(csv)).body();
            assertThat(visitor.post(page + "/upload/confirm", "held", held(checked))
                            .headers()
                            .firstValue("Location")
                            .orElse(""))
                    .endsWith(page);
            assertThat(visitor.get(page).body()).as(id).contains("waits for the next night");
        }
        assertThat(portal.manager("north").get("/organisation/north/one").statusCode())
                .isEqualTo(404);
    }

    @Test
    void aManagedIdIsAFolderOfItsOwnAndNeverAPath() throws IOException {
        Uploads uploads = portal.part(Uploads.class);
        Uploads.Held held = uploads.hold("..", new java.io.ByteArrayInputStream(bytes("x")));
        assertThat(held.path().toAbsolutePath().normalize().getParent().getParent())
                .isEqualTo(portal.part(FileFolders.class).uploads());
        uploads.discard(held);
    }

    private List<String> waiting(String organisation) throws IOException {
        Path folder = portal.part(FileFolders.class).uploads().resolve(organisation);
        if (!Files.exists(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> !name.startsWith("."))
                    .sorted()
                    .toList();
        }
    }

    private static String sampleCell(String file, int row, int column) throws IOException {
        return Files.readAllLines(Path.of(file)).get(row).split("[,;\t]")[column];
    }
}
