package org.covalue.inputs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.covalue.TestDatabase;
import org.covalue.TestRun;
import org.covalue.inputs.spec.RecordSpecs;
import org.covalue.layers.Layers;
import org.covalue.run.JobRunner;
import org.covalue.run.Progress;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What one delivery does to those before it. */
class DeliveryTest {

    private static final Instant MONDAY = Instant.parse("2025-06-23T20:00:00Z");
    private static final Instant TUESDAY = Instant.parse("2025-06-24T20:00:00Z");
    private static final Instant WEDNESDAY = Instant.parse("2025-06-25T20:00:00Z");
    private static final String MEMBERS = "member_id,member_name,member_type\nM1,Uno,firm\nM2,Dos,firm\n";
    private static final String HEADER = "member_id,year,currency,revenue,exports\n";

    @TempDir
    private Path landing;

    private TestDatabase database;

    @BeforeEach
    void create() {
        database = TestDatabase.create();
    }

    @AfterEach
    void drop() {
        database.close();
    }

    @Test
    void theSameFileTwiceChangesNothingAndSaysSo() throws IOException {
        deliver("members.csv", MEMBERS);
        deliver("revenue.csv", HEADER + "M1,2023,EUR,100,10\nM1,2023,EUR,200,20\n");
        load(MONDAY);
        String before = everything();

        load(TUESDAY);

        assertThat(everything()).isEqualTo(before);
        assertThat(outcomes())
                .containsExactly(
                        "members.csv skipped: unchanged since it was loaded",
                        "revenue.csv skipped: unchanged since it was loaded");
        assertThat(standing()).containsExactly("revenue.csv 3 key");
    }

    @Test
    void ofAChangedFileOnlyTheChangedRowsAreNewAndTheEarlierOnesStay() throws IOException {
        deliver("members.csv", MEMBERS);
        deliver("revenue.csv", HEADER + "M1,2022,EUR,100,10\nM1,2023,EUR,200,20\nM2,2023,EUR,,\n");
        load(MONDAY);
        deliver("revenue.csv", HEADER + "M2,2023,EUR,,\nM1,2023,EUR,250,20\nM1,2022,EUR,100.0,10\nM2,2022,EUR,5,\n");
        load(TUESDAY);

        assertThat(outcomes())
                .containsExactly(
                        "members.csv skipped: unchanged since it was loaded",
                        "revenue.csv complete: 4 read, 2 loaded, 0 rejected, 2 unchanged");
        assertThat(raw()).containsExactly("M1 2022 100", "M1 2023 200", "M1 2023 250", "M2 2022 5", "M2 2023 -");
    }

    @Test
    void theSameContentAtAnotherPathIsTakenRowByRowAndChangesNothing() throws IOException {
        deliver("members.csv", MEMBERS);
        deliver("revenue.csv", HEADER + "M1,2023,EUR,100,10\n");
        load(MONDAY);
        deliver("copy.csv", HEADER + "M1,2023,EUR,100,10\n");
        load(TUESDAY);

        assertThat(outcomes()).contains("copy.csv complete: 1 read, 0 loaded, 0 rejected, 1 unchanged");
        assertThat(raw()).containsExactly("M1 2023 100");
    }

    @Test
    void aRowThatGoesBackToItsFirstValueIsAChangeToo() throws IOException {
        deliver("members.csv", MEMBERS);
        deliver("revenue.csv", HEADER + "M1,2023,EUR,100,10\n");
        load(MONDAY);
        deliver("revenue.csv", HEADER + "M1,2023,EUR,120,10\n");
        load(TUESDAY);
        deliver("revenue.csv", HEADER + "M1,2023,EUR,100,10\n");
        load(WEDNESDAY);

        assertThat(outcomes()).contains("revenue.csv complete: 1 read, 1 loaded, 0 rejected, 0 unchanged");
        assertThat(stagedAsOf(WEDNESDAY)).containsExactly("M1 2023 100 10");
        assertThat(stagedAsOf(TUESDAY)).containsExactly("M1 2023 120 10");
    }

    @Test
    void aKeyTwiceInOneFileCountsOnceAndTheLaterRowIsRejected() throws IOException {
        deliver("members.csv", MEMBERS);
        deliver("revenue.csv", HEADER + "M1,2023,euro,1,\nM1,2023,EUR,100,10\nM2,2023,EUR,7,\nM1,2023,EUR,100,10\n");
        load(MONDAY);

        assertThat(raw()).containsExactly("M1 2023 100", "M2 2023 7");
        assertThat(standing()).containsExactlyInAnyOrder("revenue.csv 2 pattern", "revenue.csv 5 key");
        assertThat(outcomes()).contains("revenue.csv complete: 4 read, 2 loaded, 2 rejected, 0 unchanged");
    }

    @Test
    void aKeyWhosePartIsLeftBlankForItsDefaultIsTheSameKey() throws IOException {
        deliver("prices.csv", "country,year,index_kind,price_index\nAR,2023,,100\nAR,2023,cpi,200\n");
        load(MONDAY);

        assertThat(standing()).containsExactly("prices.csv 3 key");
    }

    @Test
    void aLaterDeliveryReplacesTheWholeRowBlanksIncluded() throws IOException {
        deliver("members.csv", MEMBERS);
        deliver("revenue.csv", HEADER + "M1,2023,EUR,100,10\nM2,2023,EUR,50,5\n");
        load(MONDAY);
        deliver("correction.csv", "year,member_id,currency,revenue\n2023,M1,USD,\n");
        load(TUESDAY);

        assertThat(stagedAsOf(TUESDAY)).containsExactly("M1 2023 - -", "M2 2023 50 5");
    }

    @Test
    void anEarlierMomentShowsWhatWasKnownThen() throws IOException {
        deliver("members.csv", MEMBERS);
        deliver("revenue.csv", HEADER + "M1,2023,EUR,100,10\n");
        load(MONDAY);
        deliver("revenue.csv", HEADER + "M1,2023,EUR,300,30\nM2,2023,EUR,5,\n");
        load(TUESDAY);

        assertThat(stagedAsOf(TUESDAY)).containsExactly("M1 2023 300 30", "M2 2023 5 -");
        assertThat(stagedAsOf(TUESDAY.minusSeconds(1))).containsExactly("M1 2023 100 10");
        assertThat(stagedAsOf(MONDAY)).containsExactly("M1 2023 100 10");
    }

    @Test
    void filesOfOneRunCountInTheOrderOfTheirCodePoints() throws IOException {
        List<String> inOrder = List.of(
                "A.csv",
                "Z/a.csv",
                "a b.csv",
                "a.csv",
                "a/z.csv",
                "b10.csv",
                "b9.csv",
                "é.csv",
                "\uFF21.csv",
                "😀.csv");
        deliver("Members.csv", MEMBERS);
        for (String name : inOrder) {
            deliver(name, HEADER + "M1,2023,EUR," + (inOrder.indexOf(name) + 1) + ",\n");
        }
        load(MONDAY);

        assertThat(database.jdbc()
                        .queryForList(
                                "select cast(revenue as integer) from raw.revenue order by delivery_id", Integer.class))
                .containsExactly(1, 2, 3, 4, 5, 6, 7, 8, 9, 10);
        assertThat(stagedAsOf(MONDAY)).containsExactly("M1 2023 10 -");
    }

    @Test
    void theOrderOfFilesIsFree() throws IOException {
        deliver("a_revenue.csv", HEADER + "M1,2023,EUR,100,10\n");
        deliver("z_members.csv", MEMBERS);
        load(MONDAY);

        assertThat(standing()).isEmpty();
        assertThat(stagedAsOf(MONDAY)).hasSize(1);
    }

    @Test
    void aRowOfAnUnknownMemberWaitsUntilTheMemberArrives() throws IOException {
        deliver("members.csv", MEMBERS);
        deliver("revenue.csv", HEADER + "M1,2023,EUR,100,10\nM9,2023,EUR,900,90\n");
        load(MONDAY);
        assertThat(standing()).containsExactly("revenue.csv 3 reference");
        assertThat(outcomes()).contains("revenue.csv complete: 2 read, 1 loaded, 1 rejected, 0 unchanged");
        assertThat(stagedAsOf(MONDAY)).containsExactly("M1 2023 100 10");

        deliver("members.csv", MEMBERS + "M9,Nueve,firm\n");
        load(TUESDAY);

        assertThat(standing()).isEmpty();
        assertThat(stagedAsOf(TUESDAY)).containsExactly("M1 2023 100 10", "M9 2023 900 90");
        assertThat(stagedAsOf(MONDAY)).as("on Monday the member was not known").containsExactly("M1 2023 100 10");
    }

    @Test
    void aRowThatWaitsIsNotRejectedTwiceWhenItComesAgain() throws IOException {
        deliver("members.csv", MEMBERS);
        deliver("revenue.csv", HEADER + "M9,2023,EUR,900,90\n");
        load(MONDAY);
        deliver("revenue.csv", HEADER + "M9,2023,EUR,900,90\nM1,2023,EUR,1,\n");
        load(TUESDAY);
        assertThat(database.jdbc().queryForObject("select count(*) from covalue.standing_rejection", Integer.class))
                .isEqualTo(1);

        deliver("members.csv", MEMBERS + "M9,Nueve,firm\n");
        load(WEDNESDAY);

        assertThat(standing()).isEmpty();
        assertThat(stagedAsOf(WEDNESDAY)).containsExactly("M1 2023 1 -", "M9 2023 900 90");
    }

    @Test
    void aRowOfARejectedRowIsRejectedTooAndBothComeInTogether() throws IOException {
        deliver("members.csv", MEMBERS);
        deliver("revenue.csv", HEADER + "M1,2023,EUR,100,10\n");
        deliver("a_participation.csv", "project_id,member_id,contribution_cash,currency\nP1,M1,5,EUR\n");
        deliver(
                "projects.csv",
                "project_id,organisation_id,title,objective,status\nP1,nobody,Title,innovation_rd,active\n");
        load(MONDAY);
        assertThat(standing()).containsExactlyInAnyOrder("projects.csv 2 reference", "a_participation.csv 2 reference");
        assertThat(knownRows("participation")).isZero();

        deliver(
                "organisations.csv",
                "organisation_id,organisation_name,country,founded_on\nnobody,Now known,AR,2001-01-01\n");
        load(TUESDAY);

        assertThat(standing()).isEmpty();
        assertThat(knownRows("participation")).isEqualTo(1);
        assertThat(knownRows("project")).isEqualTo(1);
    }

    @Test
    void aRefusedFileIsTakenOnceItIsMended() throws IOException {
        deliver("members.csv", MEMBERS);
        deliver("revenue.csv", "member,sales\nM1,100\n");
        load(MONDAY);
        load(TUESDAY);
        assertThat(outcomes()).contains("revenue.csv skipped: unchanged since it was refused");
        assertThat(standing()).containsExactly("revenue.csv 1 header");

        deliver("revenue.csv", HEADER + "M1,2023,EUR,100,10\n");
        load(WEDNESDAY);

        assertThat(standing()).isEmpty();
        assertThat(raw()).containsExactly("M1 2023 100");
    }

    @Test
    void aCorrectedRowNoLongerStandsRejected() throws IOException {
        deliver("members.csv", MEMBERS);
        deliver("revenue.csv", HEADER + "M1,2023,EUR,100,1000\n");
        load(MONDAY);
        assertThat(standing()).containsExactly("revenue.csv 2 exports <= revenue");

        deliver("revenue.csv", HEADER + "M1,2023,EUR,100,10\n");
        load(TUESDAY);

        assertThat(standing()).isEmpty();
        assertThat(raw()).containsExactly("M1 2023 100");
    }

    private void deliver(String name, String text) throws IOException {
        Path file = landing.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    private JobRunner.Outcome last;

    private void load(Instant moment) {
        last = TestRun.load(database, landing, moment);
        assertThat(last.message()).isEmpty();
        assertThat(last.isComplete()).isTrue();
    }

    /** The revenue of the staging layer, rebuilt as known at the moment. */
    private List<String> stagedAsOf(Instant moment) {
        try (JobRunner runner = JobRunner.forItsParts(database.dataSource(), new Progress(Optional.empty()))) {
            runner.part(Layers.class).stage(TestRun.parameters("measure", landing, moment, 1, "none", landing), 1);
        }
        return database.jdbc().queryForList("""
                select member_id || ' ' || year || ' ' || coalesce(revenue::text, '-') || ' ' || coalesce(exports::text, '-')
                from staging.revenue order by member_id, year""", String.class);
    }

    private List<String> raw() {
        return database.jdbc().queryForList("""
                select member_id || ' ' || year || ' ' || coalesce(revenue::text, '-') from raw.revenue
                order by member_id, year, delivery_id""", String.class);
    }

    private int knownRows(String record) {
        return database.jdbc().queryForObject("select count(*) from known." + record, Integer.class);
    }

    private List<String> standing() {
        return database.jdbc()
                .queryForList(
                        "select file || ' ' || row_number || ' ' || rule from covalue.standing_rejection order by 1",
                        String.class);
    }

    private List<String> outcomes() {
        return new Deliveries(database.dataSource(), RecordSpecs.load())
                .outcomes(last.runId()).stream()
                        .map(file -> file.file() + " " + file.state() + ": "
                                + (file.message() != null
                                        ? file.message()
                                        : "%d read, %d loaded, %d rejected, %d unchanged"
                                                .formatted(
                                                        file.rowsRead(),
                                                        file.rowsLoaded(),
                                                        file.rowsRejected(),
                                                        file.rowsUnchanged())))
                        .toList();
    }

    private String everything() {
        return database.jdbc().queryForObject("""
                select (select string_agg(r::text, ' ' order by r::text) from raw.revenue r)
                    || (select string_agg(m::text, ' ' order by m::text) from raw.member m)
                    || (select string_agg(x::text, ' ' order by x::text) from covalue.rejected_row x)""", String.class);
    }
}
