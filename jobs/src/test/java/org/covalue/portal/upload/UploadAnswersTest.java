package org.covalue.portal.upload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.covalue.portal.upload.SentPages.bytes;
import static org.covalue.portal.upload.SentPages.held;
import static org.covalue.portal.upload.SentPages.row;
import static org.covalue.portal.upload.SentPages.values;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.covalue.inputs.SenderChoices;
import org.covalue.portal.TestPortal;
import org.junit.jupiter.api.Test;

/** What a sender answers beyond which column is which: codes, units, what every row has, what a sheet is. */
class UploadAnswersTest {

    private final TestPortal portal = TestPortal.get();

    @Test
    void unknownCodesAreOfferedByNearnessAndTheirMeaningIsRememberedForTheNextFile() {
        TestPortal.Visitor visitor = portal.manager("answers_codes");
        visitor.get("/organisation/answers_codes/upload");
        byte[] file = bytes("""
                funding_id,organisation_id,received_on,source,currency,amount
                f1,answers_codes,2024-03-01,servces,Euro,10
                f2,answers_codes,2024-03-01,Cuotas,EUR,20
                """);
        String asked = visitor.send("/organisation/answers_codes/upload", "a.csv", file)
                .body();
        assertThat(asked)
                .containsPattern("<code>servces</code>[\\s\\S]{0,2000}value=\"services\" selected=\"selected\"")
                .containsPattern("<code>Euro</code>[\\s\\S]{0,20000}value=\"EUR\" selected=\"selected\"")
                .contains("<code>Cuotas</code>");

        String page = visitor.post(
                        "/organisation/answers_codes/upload/columns",
                        "record",
                        "funding",
                        "shown",
                        values("shown", asked).get(0),
                        "of",
                        "source",
                        "in",
                        "source",
                        "typed",
                        "servces",
                        "code",
                        "services",
                        "of",
                        "source",
                        "in",
                        "source",
                        "typed",
                        "Cuotas",
                        "code",
                        "membership_fees",
                        "of",
                        "currency",
                        "in",
                        "currency",
                        "typed",
                        "Euro",
                        "code",
                        "EUR")
                .body();
        assertThat(page).contains("2 rows, 2 good, 0 rejected", "Cuotas = membership_fees", "Euro = EUR");

        String next = visitor.send("/organisation/answers_codes/upload", "b.csv", bytes("""
                        funding_id,organisation_id,received_on,source,currency,amount
                        f3,answers_codes,2025-03-01,Cuotas,Euro,10
                        f4,answers_codes,2025-03-01,Otras,EUR,20
                        """))
                .body();
        assertThat(next).contains("2 rows, 1 good, 1 rejected", "<code>Otras</code>");
        visitor.post(
                "/organisation/answers_codes/upload/columns",
                "record",
                "funding",
                "shown",
                values("shown", next).get(0),
                "of",
                "source",
                "in",
                "source",
                "typed",
                "Otras",
                "code",
                "other");
        assertThat(mapping("answers_codes"))
                .as("what was said before stands")
                .contains("Cuotas: membership_fees", "Otras: other", "Euro: EUR");
    }

    @Test
    void aUnitInAHeadingIsAskedForAndFiguresAreReadInIt() {
        TestPortal.Visitor visitor = portal.manager("answers_units");
        visitor.get("/organisation/answers_units/upload");
        byte[] file = bytes("""
                funding_id,organisation_id,received_on,source,currency,Amount (thousand EUR)
                f1,answers_units,2024-03-01,services,EUR,10
                """);
        String asked = visitor.send("/organisation/answers_units/upload", "a.csv", file)
                .body();
        assertThat(asked)
                .contains("Amount (thousand EUR)", "value=\"thousands\" selected=\"selected\"")
                .doesNotContain("name=\"held\"");

        String page = visitor.post(
                        "/organisation/answers_units/upload/columns",
                        "record",
                        "funding",
                        "shown",
                        values("shown", asked).get(0),
                        "from",
                        "Amount (thousand EUR)",
                        "column",
                        "amount",
                        "unit",
                        "thousands")
                .body();
        assertThat(page).contains("1 rows, 1 good, 0 rejected", "1,000");
        assertThat(mapping("answers_units")).contains("unit: thousands");
    }

    @Test
    void whatEveryRowHasIsSaidOnceAndADayIsNotRemembered() {
        TestPortal.Visitor visitor = portal.manager("answers_fixed");
        visitor.get("/organisation/answers_fixed/upload");
        byte[] file = bytes("funding_id,organisation_id,source,amount\nf1,answers_fixed,services,10\n");
        String asked = visitor.send("/organisation/answers_fixed/upload", "a.csv", file)
                .body();
        assertThat(values("lacking", asked)).contains("received_on", "currency");
        String shown = values("shown", asked).get(0);
        String[] wrong = {
            "record",
            "funding",
            "shown",
            shown,
            "lacking",
            "received_on",
            "fixed",
            "last",
            "lacking",
            "currency",
            "fixed",
            "EUR"
        };
        assertThat(visitor.post("/organisation/answers_fixed/upload/columns", wrong)
                        .body())
                .contains("One of the answers cannot stand in its column");
        assertThat(portal.part(SenderChoices.class).remembered("answers_fixed").mapping())
                .isEmpty();

        String[] right = wrong.clone();
        right[7] = "2024-03-01";
        String page = visitor.post("/organisation/answers_fixed/upload/columns", right)
                .body();
        assertThat(page)
                .contains("1 rows, 1 good, 0 rejected", "received_on = 2024-03-01 in every row", "name=\"held\"");
        assertThat(mapping("answers_fixed")).contains("EUR").doesNotContain("2024");
        visitor.post("/organisation/answers_fixed/upload/confirm", "held", held(page));

        String next = visitor.send("/organisation/answers_fixed/upload", "b.csv", file)
                .body();
        assertThat(values("lacking", next)).as("asked anew").contains("received_on");
        assertThat(next).doesNotContain("name=\"held\"");
    }

    @Test
    void whatIsSaidOfOneRecordTypeTakesNoTableThatIsAnotherByItsOwnWords() {
        TestPortal.Visitor visitor = portal.manager("answers_other");
        visitor.get("/organisation/answers_other/upload");
        String asked = visitor.send(
                        "/organisation/answers_other/upload", "a.csv", bytes("member_id,year,revenue\nM1,2024,10\n"))
                .body();
        visitor.post(
                "/organisation/answers_other/upload/columns",
                "record",
                "revenue",
                "shown",
                values("shown", asked).get(0),
                "lacking",
                "currency",
                "fixed",
                "EUR");
        assertThat(mapping("answers_other")).contains("record: revenue");

        assertThat(visitor.send(
                                "/organisation/answers_other/upload",
                                "b.csv",
                                bytes("member_id,year,energy_mwh,waste_t\nM1,2024,10,3\n"))
                        .body())
                .contains("Record type sustainability: 1 rows");
    }

    @Test
    void ofASheetThatNoRecordTypeKnowsThePageAsksWhatItIsAndItMayBeLeftOut() throws IOException {
        TestPortal.Visitor visitor = portal.manager("answers_sheets");
        visitor.get("/organisation/answers_sheets/upload");
        ByteArrayOutputStream book = new ByteArrayOutputStream();
        try (XSSFWorkbook workbook = new XSSFWorkbook()) {
            Sheet board = workbook.createSheet("Board");
            row(board, 0, "organisation_id", "held_on", "seats_entitled", "seats_attended");
            row(board, 1, "answers_sheets", "2024-03-01", "9", "7");
            Sheet other = workbook.createSheet("Reuniones");
            row(other, 0, "Quien", "Cuando", "Cuantas", "Vinieron");
            row(other, 1, "answers_sheets", "2024-04-01", "9", "6");
            row(workbook.createSheet("Notas"), 0, "Ojo", "Llamar a Pepe");
            workbook.write(book);
        }
        String asked = visitor.send("/organisation/answers_sheets/upload", "a.xlsx", book.toByteArray())
                .body();
        assertThat(asked)
                .contains("What is the sheet “Reuniones”?", "What is the sheet “Notas”?")
                .doesNotContain("What is the sheet “Board”?");
        String shown = values("shown", asked).get(0);

        String[] leave = {"file", shown, "shown", shown, "sheet", "Notas", "record", "-"};
        assertThat(visitor.post("/organisation/answers_sheets/upload/sheet", leave)
                        .body())
                .doesNotContain("What is the sheet “Notas”?")
                .contains("left out, as the mapping portal says");
        String[] named = {"file", shown, "shown", shown, "sheet", "Reuniones", "record", "board_meeting"};
        String columns =
                visitor.post("/organisation/answers_sheets/upload/sheet", named).body();
        assertThat(columns).contains("<code>Quien</code>", "<code>Vinieron</code>");
        String page = visitor.post(
                        "/organisation/answers_sheets/upload/columns",
                        "record",
                        "board_meeting",
                        "shown",
                        shown,
                        "from",
                        "Quien",
                        "column",
                        "organisation_id",
                        "from",
                        "Cuando",
                        "column",
                        "held_on",
                        "from",
                        "Cuantas",
                        "column",
                        "seats_entitled",
                        "from",
                        "Vinieron",
                        "column",
                        "seats_attended")
                .body();
        assertThat(page).contains("Sheet Board", "Sheet Reuniones").doesNotContain("What is the sheet");
        assertThat(page.split("1 rows, 1 good, 0 rejected", -1)).hasSize(3);

        assertThat(visitor.send("/organisation/answers_sheets/upload", "b.xlsx", book.toByteArray())
                        .body())
                .as("the next delivery")
                .doesNotContain("What is the sheet")
                .contains("Sheet Reuniones");
        assertThat(visitor.post(
                                "/organisation/answers_sheets/upload/sheet",
                                "file",
                                shown,
                                "shown",
                                shown,
                                "sheet",
                                "Notas",
                                "record",
                                "price_index")
                        .statusCode())
                .as("what only the operator delivers")
                .isEqualTo(400);
    }

    private String mapping(String organisation) {
        return portal.part(SenderChoices.class)
                .remembered(organisation)
                .mapping()
                .orElseThrow()
                .text();
    }
}
