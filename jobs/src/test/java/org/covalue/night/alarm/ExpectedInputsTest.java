package org.covalue.night.alarm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.Stream;
import org.covalue.TestDatabase;
import org.covalue.TestRun;
import org.covalue.platform.UsageProblem;
import org.covalue.settings.Configured;
import org.covalue.settings.ExpectedInput;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Inputs that should have come. */
class ExpectedInputsTest {

    private static final Instant DELIVERED = Instant.parse("2025-06-01T10:00:00Z");

    @Test
    void anInputIsMissingAfterItsDaysByRecordTypeAndByOrganisation(@TempDir Path landing) throws Exception {
        Files.writeString(
                landing.resolve("organisation.csv"),
                "organisation_id,organisation_name,country,founded_on\no1,One,ES,2010-01-01\no2,Two,ES,2010-01-01\n");
        Files.writeString(
                landing.resolve("member.csv"), "member_id,member_name,member_type\nM1,One,firm\nM2,Two,firm\n");
        Files.writeString(
                landing.resolve("membership.csv"),
                "organisation_id,member_id,joined_on\no1,M1,2015-01-01\no2,M2,2015-01-01\n");
        Files.writeString(landing.resolve("revenue.csv"), "member_id,year,currency,revenue\nM1,2023,EUR,100\n");
        try (TestDatabase database = TestDatabase.create()) {
            ExpectedInputs expected = new ExpectedInputs(
                    database.dataSource(),
                    List.of(
                            ExpectedInput.every(30, "revenue", ""),
                            ExpectedInput.every(30, "revenue", "o1"),
                            ExpectedInput.every(30, "revenue", "o2"),
                            ExpectedInput.every(10, "membership", "o2"),
                            ExpectedInput.every(400, "survey_answer", "o1")),
                    ZoneOffset.UTC);
            assertThat(expected.overdue(DELIVERED).faults())
                    .as("before the first load everything is")
                    .hasSize(5);

            assertThat(TestRun.load(database, landing, DELIVERED).message()).isEmpty();
            assertThat(missing(expected, "2025-06-08T00:00:00Z"))
                    .containsExactly("input/revenue/o2", "input/survey_answer/o1");
            assertThat(missing(expected, "2025-06-12T00:00:00Z"))
                    .containsExactly("input/revenue/o2", "input/membership/o2", "input/survey_answer/o1");
            assertThat(TestRun.load(database, landing, Instant.parse("2025-06-30T00:00:00Z"))
                            .message())
                    .isEmpty();
            assertThat(missing(expected, "2025-07-02T00:00:00Z"))
                    .as("files that only lie where they lay are no delivery")
                    .contains("input/revenue", "input/revenue/o1");
            assertThat(expected.overdue(Instant.parse("2025-07-02T00:00:00Z"))
                            .faults()
                            .get(0))
                    .satisfies(fault -> {
                        assertThat(fault.happened())
                                .contains("revenue. The last delivery was at 2025-06-01T10:00:00Z")
                                .contains("30 days");
                        assertThat(fault.means())
                                .contains("export_intensity")
                                .contains("and others")
                                .contains("funder_report");
                    });
        }
    }

    @Test
    void aFileThatComesWithTheSameRowsHasComeForEveryOrganisationInIt(@TempDir Path landing) throws Exception {
        Files.writeString(
                landing.resolve("organisation.csv"),
                "organisation_id,organisation_name,country,founded_on\no1,One,ES,2010-01-01\no2,Two,ES,2010-01-01\n");
        Files.writeString(
                landing.resolve("member.csv"), "member_id,member_name,member_type\nM1,One,firm\nM2,Two,firm\n");
        Files.writeString(
                landing.resolve("membership.csv"),
                "organisation_id,member_id,joined_on\no1,M1,2015-01-01\no2,M2,2015-01-01\n");
        Files.writeString(
                landing.resolve("revenue.csv"), "member_id,year,currency,revenue\nM1,2023,EUR,100\nM2,2023,EUR,100\n");
        Files.writeString(
                landing.resolve("project.csv"),
                "project_id,organisation_id,title,objective,status\np1,o1,One,export_promotion,active\n");
        Files.writeString(landing.resolve("project_share.csv"), "project_id,funder_id,share\np1,f1,100\n");
        try (TestDatabase database = TestDatabase.create()) {
            ExpectedInputs expected = new ExpectedInputs(
                    database.dataSource(),
                    Stream.of("o1", "o2")
                            .flatMap(organisation -> Stream.of("membership", "revenue", "project_share")
                                    .map(record -> ExpectedInput.every(10, record, organisation)))
                            .toList(),
                    ZoneOffset.UTC);
            assertThat(TestRun.load(database, landing, DELIVERED).message()).isEmpty();
            assertThat(missing(expected, "2025-06-20T00:00:00Z")).hasSize(6);

            Files.writeString(
                    landing.resolve("membership.csv"), "member_id,organisation_id,joined_on\nM1,o1,2015-01-01\n");
            Files.writeString(
                    landing.resolve("revenue.csv"),
                    "year,member_id,currency,revenue\n2023,M1,EUR,100\n2023,M2,EUR,200\n");
            Files.writeString(landing.resolve("project_share.csv"), "funder_id,project_id,share\nf1,p1,100\n");
            assertThat(TestRun.load(database, landing, Instant.parse("2025-06-19T00:00:00Z"))
                            .message())
                    .isEmpty();
            assertThat(database.jdbc().queryForObject("select sum(rows_unchanged) from covalue.delivery", Long.class))
                    .isEqualTo(3);
            assertThat(missing(expected, "2025-06-20T00:00:00Z"))
                    .containsExactly("input/membership/o2", "input/project_share/o2");
            assertThat(missing(expected, "2025-06-30T00:00:00Z"))
                    .as("and grows old")
                    .hasSize(6);
        }
    }

    private static List<String> missing(ExpectedInputs expected, String now) {
        return expected.overdue(Instant.parse(now)).faults().stream()
                .map(Fault::id)
                .toList();
    }

    @Test
    void filesOfASenderAreLookedForByTheirPaths(@TempDir Path landing) throws Exception {
        Files.createDirectories(landing.resolve("ebro"));
        Files.writeString(
                landing.resolve("ebro/organisation.csv"),
                "organisation_id,organisation_name,country,founded_on\no1,One,ES,2010-01-01\n");
        try (TestDatabase database = TestDatabase.create()) {
            ExpectedInputs expected = new ExpectedInputs(
                    database.dataSource(), List.of(ofFiles("ebro/**"), ofFiles("cordoba/**")), ZoneOffset.UTC);
            assertThat(TestRun.load(database, landing, DELIVERED).message()).isEmpty();
            assertThat(missing(expected, "2025-06-02T00:00:00Z")).containsExactly("input/organisation/cordoba/**");
            assertThat(expected.arrivals(DELIVERED).get(0).last()).contains(DELIVERED);
        }
    }

    private static ExpectedInput ofFiles(String pattern) {
        return new ExpectedInput("organisation", "", 30, List.of(), pattern, 0, 14, 90);
    }

    @Test
    void aLateInputIsToldAndAMissingOneAgainAndBothAreOverWhenItComes(@TempDir Path landing) throws Exception {
        Files.writeString(
                landing.resolve("organisation.csv"),
                "organisation_id,organisation_name,country,founded_on\no1,One,ES,2010-01-01\n");
        try (TestDatabase database = TestDatabase.create()) {
            ExpectedInputs expected = new ExpectedInputs(
                    database.dataSource(),
                    List.of(new ExpectedInput("organisation", "o1", 0, List.of("06-30"), "", 10, 14, 90)),
                    ZoneOffset.UTC);
            Alarm alarm = new Alarm(database.dataSource(), Configured.with());
            assertThat(TestRun.load(database, landing, Instant.parse("2024-06-20T00:00:00Z"))
                            .message())
                    .isEmpty();
            assertThat(open(alarm, expected, "2025-06-30T20:00:00Z")).isEmpty();
            assertThat(open(alarm, expected, "2025-07-01T02:00:00Z")).containsExactly("late-input/organisation/o1");
            assertThat(alarm.faults().get(0).happened())
                    .contains("late: organisation of o1", "due on 2025-06-30", "After 10 days it is missing");
            assertThat(open(alarm, expected, "2025-07-11T02:00:00Z"))
                    .containsExactly("late-input/organisation/o1", "input/organisation/o1");
            Files.writeString(
                    landing.resolve("organisation.csv"),
                    "organisation_id,organisation_name,country,founded_on\no1,Another,ES,2010-01-01\n");
            assertThat(TestRun.load(database, landing, Instant.parse("2025-07-12T00:00:00Z"))
                            .message())
                    .isEmpty();
            assertThat(open(alarm, expected, "2025-07-12T02:00:00Z")).isEmpty();
            assertThat(open(alarm, expected, "2025-08-01T00:00:00Z"))
                    .as("what came late is not asked for again")
                    .isEmpty();
        }
    }

    private static List<String> open(Alarm alarm, ExpectedInputs expected, String now) {
        alarm.inputs(expected, Instant.parse(now));
        return alarm.faults().stream().map(Fault::id).toList();
    }

    @Test
    void whatNothingReadsConcernsNoIndicator() {
        assertThat(ExpectedInputs.use("member_standard")).isEqualTo("No indicator counts it.");
    }

    @Test
    void aRecordTypeThatDoesNotExistIsRefused() {
        try (TestDatabase database = TestDatabase.create()) {
            assertThatThrownBy(() -> new ExpectedInputs(
                            database.dataSource(), List.of(ExpectedInput.every(3, "revenues", "")), ZoneOffset.UTC))
                    .isInstanceOf(UsageProblem.class)
                    .hasMessageContaining("revenues")
                    .hasMessageContaining("revenue");
            assertThatThrownBy(() -> new ExpectedInputs(
                            database.dataSource(),
                            List.of(ExpectedInput.every(3, "price_index", "o1")),
                            ZoneOffset.UTC))
                    .isInstanceOf(UsageProblem.class)
                    .hasMessageContaining("price_index belong to no organisation, found organisation o1; leave it out");
        }
    }
}
