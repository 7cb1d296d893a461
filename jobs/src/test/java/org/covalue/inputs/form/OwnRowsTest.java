package org.covalue.inputs.form;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.covalue.TestDatabase;
import org.covalue.TestRun;
import org.covalue.exports.template.TemplateWorkbook;
import org.covalue.inputs.Deliveries;
import org.covalue.inputs.spec.Owner;
import org.covalue.inputs.spec.RecordSpec;
import org.covalue.inputs.spec.RecordSpecs;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Forms that are sent filled in: what stands in them, and that they come back without a change. */
class OwnRowsTest {

    private static final RecordSpecs SPECS = RecordSpecs.load();
    private static final Instant FIRST = Instant.parse("2025-03-01T20:00:00Z");

    @TempDir
    private Path folder;

    @Test
    void whatStandsIsShownAndEveryMemberHasARowOfTheYear() throws IOException {
        try (TestDatabase database = delivered()) {
            FormRows rows = form(database, "A", Optional.empty(), 2025);

            assertThat(rows.organisation()).isEqualTo("Alfa");
            assertThat(rows.year()).as("nobody has reported 2025").isEqualTo(2025);
            assertThat(ids(rows, "member", "member_id")).as("M3 is B's too").containsExactly("M1", "M4");
            assertThat(ids(rows, "membership", "member_id"))
                    .as("M2 left long ago")
                    .containsExactly("M1", "M3", "M4");
            assertThat(rows.of("revenue"))
                    .containsExactly(
                            standing(Map.of(
                                    "member_id",
                                    "M1",
                                    "year",
                                    "2024",
                                    "currency",
                                    "ARS",
                                    "revenue",
                                    "1250.5",
                                    "product_innovation",
                                    "yes")),
                            asked(Map.of("member_id", "M1", "year", "2025", "currency", "ARS")),
                            asked(Map.of("member_id", "M4", "year", "2025", "currency", "EUR")));
            assertThat(rows.of("funding"))
                    .extracting(row -> row.values().get("funding_id"))
                    .containsExactly("F2");
            assertThat(rows.of("funding").get(0).values()).containsEntry("received_on", "2024-05-01");
        }
    }

    @Test
    void aYearThatWasReportedStandsAndThoseWhoDidNotReportAreAsked() throws IOException {
        try (TestDatabase database = delivered()) {
            assertThat(form(database, "A", Optional.of(2024), 2025).of("revenue"))
                    .as("M4 was no member then")
                    .extracting(row ->
                            row.values().get("member_id") + " " + row.values().get("year"))
                    .containsExactly("M1 2023", "M1 2024");
            assertThat(form(database, "A", Optional.empty(), 2027).year())
                    .as("2026 was reported by nobody yet")
                    .isEqualTo(2026);
        }
    }

    @Test
    void aFormThatComesBackChangesOnlyWhatWasChanged() throws IOException {
        try (TestDatabase database = delivered()) {
            FormRows rows = form(database, "A", Optional.empty(), 2025);
            Path back = Files.createDirectory(folder.resolve("back")).resolve("form.xlsx");
            try (OutputStream out = Files.newOutputStream(back)) {
                TemplateWorkbook.write(specs(), "es", rows, out);
            }

            long run = TestRun.load(database, back.getParent(), FIRST.plusSeconds(86_400))
                    .runId();

            List<Deliveries.Outcome> outcomes = new Deliveries(database.dataSource(), SPECS).outcomes(run);
            assertThat(outcomes).allSatisfy(one -> {
                assertThat(one.state()).as(one.toString()).isEqualTo("complete");
                assertThat(one.rowsRejected()).as(one.toString()).isZero();
                assertThat(one.rowsLoaded()).as(one.toString()).isZero();
                assertThat(String.valueOf(one.notice()).contains("not filled in"))
                        .as(one.toString())
                        .isEqualTo(List.of("revenue", "sustainability").contains(one.record()));
            });
            assertThat(outcomes).extracting(Deliveries.Outcome::record).contains("member", "membership", "funding");
        }
    }

    @Test
    void aFormThatComesBackLateErasesNothing() throws IOException {
        try (TestDatabase database = delivered()) {
            FormRows rows = form(database, "A", Optional.empty(), 2025);
            Path late = Files.createDirectory(folder.resolve("late"));
            write(late.resolve("revenue.csv"), "member_id,year,currency,revenue,exports\nM1,2025,EUR,98765432,1000\n");
            TestRun.load(database, late, FIRST.plusSeconds(3_600));
            Path back = Files.createDirectory(folder.resolve("back")).resolve("form.xlsx");
            try (OutputStream out = Files.newOutputStream(back)) {
                TemplateWorkbook.write(specs(), "en", rows, out);
            }
            TestRun.load(database, back.getParent(), FIRST.plusSeconds(86_400));
            assertThat(database.jdbc()
                            .queryForList(
                                    "select concat_ws(' ', member_id, year, currency, revenue, exports) from "
                                            + "raw.revenue where year = 2025",
                                    String.class))
                    .containsExactly("M1 2025 EUR 98765432 1000");
        }
    }

    @Test
    void whatWasWithdrawnOrBelongsToOthersDoesNotStand() throws IOException {
        try (TestDatabase database = delivered()) {
            Path later = Files.createDirectory(folder.resolve("later"));
            Files.writeString(
                    later.resolve("funding.csv"),
                    "funding_id,organisation_id,received_on,source,amount,currency,withdraw\n"
                            + "F2,A,2024-05-01,membership_fees,20,EUR,yes\n");
            TestRun.load(database, later, FIRST.plusSeconds(86_400));

            assertThat(form(database, "A", Optional.empty(), 2025).of("funding"))
                    .isEmpty();
            assertThat(ids(form(database, "B", Optional.empty(), 2025), "membership", "member_id"))
                    .containsExactly("M3");
            assertThat(OwnRows.ofAny(database.dataSource()).of("C", specs(), Optional.empty(), 2025))
                    .isEmpty();
        }
    }

    private TestDatabase delivered() throws IOException {
        TestDatabase database = TestDatabase.create();
        Path landing = Files.createDirectory(folder.resolve("landing"));
        Map.of(
                        "organisation",
                        """
                        organisation_id,organisation_name,country,founded_on,currency
                        A,Alfa,AR,2010-01-01,EUR
                        B,Beta,AR,2010-01-01,ARS
                        """,
                        "member",
                        "member_id,member_name,member_type,country\nM1,One,firm,AR\nM2,Two,firm,AR\nM3,Three,firm,AR\n"
                                + "M4,Four,firm,AR\n",
                        "membership",
                        "organisation_id,member_id,joined_on,left_on\nA,M1,2011-01-01,\nA,M2,2011-01-01,2020-01-01\n"
                                + "A,M3,2011-01-01,\nB,M3,2011-01-01,\nA,M4,2025-02-01,\n",
                        "revenue",
                        "member_id,year,currency,revenue,product_innovation\nM1,2023,ARS,1000,no\n"
                                + "M1,2024,ARS,1250.5,yes\nM2,2019,ARS,7,\nM3,2024,ARS,9,\n",
                        "funding",
                        "funding_id,organisation_id,received_on,source,amount,currency\n"
                                + "F1,A,2020-05-01,membership_fees,10,EUR\nF2,A,2024-05-01,membership_fees,20,EUR\n"
                                + "F3,B,2024-05-01,membership_fees,30,EUR\n")
                .forEach((record, text) -> write(landing.resolve(record + ".csv"), text));
        TestRun.load(database, landing, FIRST);
        return database;
    }

    private static void write(Path file, String text) {
        try {
            Files.writeString(file, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<RecordSpec> specs() {
        return SPECS.inReferenceOrder().stream()
                .filter(spec -> Owner.of(spec).isPresent())
                .toList();
    }

    private static FormRows form(TestDatabase database, String organisation, Optional<Integer> year, int thisYear) {
        return OwnRows.ofAny(database.dataSource())
                .of(organisation, specs(), year, thisYear)
                .orElseThrow();
    }

    private static Stream<String> ids(FormRows rows, String record, String column) {
        return rows.of(record).stream().map(row -> row.values().get(column));
    }

    private static FormRows.FormRow standing(Map<String, String> values) {
        return new FormRows.FormRow(values, false);
    }

    private static FormRows.FormRow asked(Map<String, String> values) {
        return new FormRows.FormRow(values, true);
    }
}
