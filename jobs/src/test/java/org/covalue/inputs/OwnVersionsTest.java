package org.covalue.inputs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.covalue.TestDatabase;
import org.covalue.TestRun;
import org.covalue.inputs.form.OwnRows;
import org.covalue.inputs.history.HistoryText;
import org.covalue.inputs.history.RecordHistory;
import org.covalue.inputs.history.RecordKey;
import org.covalue.inputs.history.RecordVersion;
import org.covalue.inputs.landing.SentFolder;
import org.covalue.inputs.spec.RecordSpecs;
import org.covalue.layers.Layers;
import org.covalue.plausibility.Confirmations;
import org.covalue.plausibility.StandingWarnings;
import org.covalue.plausibility.Warning;
import org.covalue.plausibility.Warnings;
import org.covalue.request.RunParameters;
import org.covalue.run.JobRunner;
import org.covalue.run.Progress;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Of members that are another's too, each organisation's own delivery counts for itself where its rule says so. */
class OwnVersionsTest {

    private static final Instant MONDAY = Instant.parse("2025-06-23T20:00:00Z");
    private static final Instant TUESDAY = Instant.parse("2025-06-24T20:00:00Z");
    private static final Instant WEDNESDAY = Instant.parse("2025-06-25T20:00:00Z");
    private static final Instant THURSDAY = Instant.parse("2025-06-26T20:00:00Z");
    private static final String REVENUE = "member_id,year,currency,revenue,employees_fte\n";
    private static final String PEOPLE = "member_id,year,headcount,women_headcount\n";

    @TempDir
    private Path landing;

    private TestDatabase database;

    /** B is a member of all three, N of north alone; of 2023 the operator has delivered B's figures. */
    @BeforeEach
    void whatTheOperatorHasDelivered() throws IOException {
        database = TestDatabase.create();
        deliver(
                "organisation.csv",
                "organisation_id,organisation_name,country,founded_on\nnorth,North,ES,2010-01-01\n"
                        + "south,South,ES,2011-01-01\neast,East,ES,2011-01-01\n");
        deliver("member.csv", "member_id,member_name,member_type,country\nN,Of north,firm,ES\nB,Of all,firm,ES\n");
        deliver(
                "membership.csv",
                "organisation_id,member_id,joined_on\nnorth,N,2015-01-01\nnorth,B,2015-01-01\nsouth,B,2016-01-01\n"
                        + "east,B,2016-01-01\n");
        deliver("revenue.csv", REVENUE + "B,2022,USD,1000,25\nB,2023,USD,1100,30\n");
        deliver("sustainability.csv", PEOPLE + "B,2023,40,10\n");
        deliver("price.csv", "country,year,index_kind,price_index\nES,2022,cpi,100\nES,2023,cpi,100\n");
        SharingRule.OWN.set(database.dataSource(), "north", MONDAY);
        SharingRule.OWN.set(database.dataSource(), "south", MONDAY);
        load(MONDAY);
    }

    @AfterEach
    void drop() {
        database.close();
    }

    private void sendBothVersions() throws IOException {
        send("north", "revenue-001.csv", REVENUE + "B,2023,USD,1200,31\nN,2023,USD,10,1\n");
        send("south", "revenue-001.csv", REVENUE + "B,2023,USD,1300,32\n");
        send("south", "sustainability-001.csv", PEOPLE + "B,2023,50,25\n");
        load(TUESDAY);
    }

    @Test
    void eachOrganisationCountsItsOwnVersionAndAllOthersTheCommonOne() throws IOException {
        sendBothVersions();

        assertThat(rejected()).isEmpty();
        assertThat(values(TUESDAY, "employment"))
                .containsExactly(
                        "east 2022 25",
                        "east 2023 30",
                        "north 2022 25",
                        "north 2023 32",
                        "south 2022 25",
                        "south 2023 32");
        assertThat(values(TUESDAY, "women_employment_share"))
                .as("north has sent none of these figures")
                .containsExactly("east 2023 25", "north 2023 25", "south 2023 50");
        assertThat(values(TUESDAY, "net_employment_growth"))
                .as("from the common figure of the year before to the own one")
                .containsExactly("east 2023 18.2", "north 2023 21.4", "south 2023 24.6");
        assertThat(pooled("employment")).isEqualTo(30 + 32 + 32);
        assertThat(database.jdbc().queryForMap("""
                select owners, numerator_total, numerator_largest from indicators.contribution
                where indicator = 'employment' and year = 2023 and age_band = 'all' and funding_class = 'all'"""))
                .as("to protect it, B is one owner with all that it contributes to the group")
                .containsEntry("numerator_total", 94.0)
                .containsEntry("numerator_largest", 30.0 + 31 + 32)
                .hasEntrySatisfying(
                        "owners",
                        owners -> assertThat(((Number) owners).intValue()).isEqualTo(2));
    }

    @Test
    void aCorrectionReplacesTheOwnVersionAndTheOperatorsTheCommonOne() throws IOException {
        sendBothVersions();
        send("north", "revenue-002.csv", REVENUE + "B,2023,USD,1250,41\n");
        deliver("corrected/revenue.csv", REVENUE + "B,2023,USD,1100,35\n");
        send("south", "revenue-002.csv", REVENUE + "B,2023,USD,1300,32\n");
        load(WEDNESDAY);

        assertThat(values(WEDNESDAY, "employment")).contains("east 2023 35", "north 2023 42", "south 2023 32");
        assertThat(database.jdbc()
                        .queryForObject(
                                "select rows_unchanged from covalue.delivery where file like '%south/revenue-002.csv'",
                                Integer.class))
                .as("it is equal to south's own version, and no version of its own")
                .isEqualTo(1);
        assertThat(values(TUESDAY, "employment"))
                .as("as it was known the day before")
                .contains("east 2023 30", "north 2023 32", "south 2023 32");

        send("north", "revenue-003.csv", "member_id,year,currency,revenue,withdraw\nB,2023,,,yes\n");
        load(THURSDAY);
        assertThat(values(THURSDAY, "employment"))
                .as("who withdraws its own counts the common one")
                .contains("east 2023 35", "north 2023 36", "south 2023 32");
    }

    @Test
    void ownVersionsCountWhileTheRuleStandsAndPastNightsUnderTheRuleOfThen() throws IOException {
        sendBothVersions();
        SharingRule.REFUSED.set(database.dataSource(), "north", WEDNESDAY);
        send("north", "revenue-002.csv", REVENUE + "B,2023,USD,1250,41\n");
        load(WEDNESDAY);

        assertThat(rejected()).containsExactly("north/revenue-002.csv 2 B");
        assertThat(values(WEDNESDAY, "employment")).contains("north 2023 31", "south 2023 32");
        assertThat(values(TUESDAY, "employment")).contains("north 2023 32", "south 2023 32");

        SharingRule.OWN.set(database.dataSource(), "north", THURSDAY);
        assertThat(values(THURSDAY, "employment"))
                .as("what was kept as its own version counts again")
                .contains("north 2023 32");
    }

    @Test
    void whatAMemberIsStaysOneForAllAndForOthersAnOwnVersionIsNeitherTakenNorFirst() throws IOException {
        SharingRule.FIRST_COME.set(database.dataSource(), "east", MONDAY);
        send(
                "north",
                "member-001.csv",
                "member_id,member_name,member_type,country,ultimate_owner_id\nB,Renamed,firm,ES,H\n");
        send("north", "revenue-001.csv", REVENUE + "B,2021,USD,900,20\n");
        send("east", "revenue-001.csv", REVENUE + "B,2021,USD,800,18\nB,2023,USD,1,1\n");
        load(TUESDAY);

        assertThat(rejected())
                .as("of 2021 nobody has delivered the common figure")
                .containsExactly("east/revenue-001.csv 3 B", "north/member-001.csv 2 B");
        assertThat(values(TUESDAY, "employment"))
                .contains("east 2021 18", "north 2021 20", "south 2021 18", "south 2023 30");
    }

    @Test
    void aMemberThatIsNobodyElsesAnyMoreIsStillCorrectedInTheOwnVersion() throws IOException {
        sendBothVersions();
        deliver(
                "left/membership.csv",
                "organisation_id,member_id,joined_on,withdraw\nsouth,B,2016-01-01,yes\neast,B,2016-01-01,yes\n");
        send("north", "revenue-002.csv", REVENUE + "B,2023,USD,1250,41\nB,2024,USD,1,42\n");
        load(WEDNESDAY);

        assertThat(values(WEDNESDAY, "employment")).contains("north 2023 42", "north 2024 42");
    }

    @Test
    void theHistoryShowsWhoseVersionEachIs() throws IOException {
        sendBothVersions();
        send("north", "revenue-002.csv", REVENUE + "B,2023,USD,1250,31\n");
        load(WEDNESDAY);

        RecordKey key = RecordKey.of(RecordSpecs.load().of("revenue"), List.of("B,2023"));
        RecordHistory.Matching matching = new RecordHistory(database.dataSource()).of(key);
        List<RecordVersion> versions = matching.versions();
        assertThat(versions)
                .extracting(one -> one.ownOf().orElse("all") + " " + one.change() + " "
                        + one.columns().get("revenue").now())
                .containsExactly("all first 1100", "north first 1200", "south first 1300", "north changed 1250");
        assertThat(versions.get(3).columns()).containsOnlyKeys("revenue");
        assertThat(HistoryText.lines(key, matching))
                .anyMatch(line -> line.contains("sent in by south, own version of south"))
                .contains("       revenue: 1200 -> 1250", "       revenue: 1300");
        assertThat(HistoryText.csv(matching).lines())
                .anyMatch(line -> line.endsWith(",revenue,1200,1250,north,\"B, 2023\""))
                .anyMatch(line -> line.endsWith(",revenue,,1100,,\"B, 2023\""));
    }

    @Test
    void anOwnVersionIsAskedAboutAmongTheFiguresAsItsOrganisationCountsThem() throws IOException {
        deliver("years/revenue.csv", REVENUE + "B,2020,USD,1000,20\nB,2021,USD,1000,20\n");
        send("north", "revenue-001.csv", REVENUE + "B,2023,USD,1100000,31\n");
        List<Warning> warnings = ask(TUESDAY);

        assertThat(warnings).extracting(Warning::subject).containsExactly("revenue B,2023,north revenue");
        Warning asked = warnings.get(0);
        assertThat(asked.rule()).isEqualTo("unit_slip");
        assertThat(asked.file()).endsWith("north/revenue-001.csv");
        assertThat(asked.sender()).contains("north");
        assertThat(database.jdbc()
                        .queryForObject("select organisation_id from covalue.plausibility_warning", String.class))
                .as("nobody else is shown it")
                .isEqualTo("north");
        assertThat(new Confirmations(database.jdbc()).confirm(asked, "a merger", "ana"))
                .isTrue();
        assertThat(ask(WEDNESDAY)).allMatch(one -> one.confirmed().isPresent());

        send("north", "revenue-002.csv", REVENUE + "B,2023,USD,1100,31\n");
        deliver("slip/revenue.csv", REVENUE + "B,2023,USD,1100000,31\n");
        assertThat(ask(THURSDAY)).extracting(Warning::subject).containsExactly("revenue B,2023 revenue");
    }

    @Test
    void aFormShowsAnOrganisationItsOwnVersionAndNobodyElses() throws IOException {
        sendBothVersions();
        assertThat(form("north")).contains("B 2023 1200").doesNotContain("B 2023 1100", "B 2023 1300");
        assertThat(form("east")).noneMatch(row -> row.startsWith("B 2023 1"));
        SharingRule.REFUSED.set(database.dataSource(), "north", WEDNESDAY);
        assertThat(form("north")).noneMatch(row -> row.startsWith("B 2023 1"));
    }

    private List<String> form(String organisation) {
        return OwnRows.ofAny(database.dataSource())
                .of(organisation, List.of(RecordSpecs.load().of("revenue")), Optional.of(2024), 2024)
                .orElseThrow()
                .of("revenue")
                .stream()
                .map(row -> row.values())
                .map(row -> row.get("member_id") + " " + row.get("year") + " " + row.get("revenue"))
                .toList();
    }

    private List<Warning> ask(Instant moment) {
        RunParameters run = parameters(moment);
        try (JobRunner runner = new JobRunner(database.dataSource(), new Progress(Optional.empty()))) {
            JobRunner.Outcome outcome = runner.run("loadOnly", run);
            assertThat(outcome.message()).isEmpty();
            runner.part(Layers.class).doubt(run, outcome.runId());
            runner.part(Warnings.class).renew(outcome.runId());
        }
        return new StandingWarnings(database.jdbc()).all();
    }

    private RunParameters parameters(Instant moment) {
        return TestRun.parameters("load", landing, moment, moment.toEpochMilli(), "none", landing);
    }

    /** Of every organisation and year in which it has one, as known at a moment. */
    private List<String> values(Instant moment, String indicator) {
        RunParameters run = TestRun.parameters("measure", landing, moment, System.nanoTime(), "none", landing);
        assertThat(TestRun.run(database, "measureOnly", run).message()).isEmpty();
        return database.jdbc().queryForList("""
                select organisation_id || ' ' || year || ' ' || cast(round(cast(value as numeric), 1) as double precision)
                from indicators.indicator_value where indicator = ? and state = 'ok' order by 1""", String.class, indicator);
    }

    private double pooled(String indicator) {
        List<Map<String, Object>> rows = database.jdbc().queryForList("""
                select value from groups.group_value where indicator = ? and year = 2023 and statistic = 'pooled'
                and age_band = 'all' and funding_class = 'all'""", indicator);
        return ((Number) rows.get(0).get("value")).doubleValue();
    }

    private void deliver(String name, String text) throws IOException {
        Path file = landing.resolve("operator").resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    private void send(String organisation, String name, String text) throws IOException {
        Path folder = landing.resolve("uploads").resolve(organisation);
        SentFolder.prepare(folder, organisation);
        Files.writeString(folder.resolve(name), text);
    }

    private void load(Instant moment) {
        assertThat(TestRun.load(database, landing, moment).message()).isEmpty();
    }

    private List<String> rejected() {
        return database.jdbc().queryForList("""
                select replace(d.file, 'uploads/', '') || ' ' || r.row_number || ' ' || r.found
                from covalue.rejected_row r inner join covalue.delivery d on d.delivery_id = r.delivery_id
                order by d.file, r.row_number
                """, String.class);
    }
}
