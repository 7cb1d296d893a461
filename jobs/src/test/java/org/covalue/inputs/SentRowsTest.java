package org.covalue.inputs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.covalue.TestDatabase;
import org.covalue.TestRun;
import org.covalue.inputs.dialect.SenderLocale;
import org.covalue.inputs.landing.SentFolder;
import org.covalue.inputs.mapping.Mapping;
import org.covalue.platform.FileHash;
import org.covalue.platform.Problem;
import org.covalue.run.JobRunner;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whose rows a load takes from files that organisations have sent in themselves. */
class SentRowsTest {

    private static final Instant MONDAY = Instant.parse("2025-06-23T20:00:00Z");
    private static final Instant TUESDAY = Instant.parse("2025-06-24T20:00:00Z");
    private static final Instant WEDNESDAY = Instant.parse("2025-06-25T20:00:00Z");
    private static final String MEMBER = "member_id,member_name,member_type\n";
    private static final String MEMBERSHIP = "organisation_id,member_id,joined_on\n";
    private static final String REVENUE = "member_id,year,currency,revenue\n";
    private static final String PROJECT = "project_id,organisation_id,title,objective,status\n";
    private static final String MEETING = "organisation_id,held_on,seats_entitled,seats_attended\n";

    @TempDir
    private Path landing;

    private TestDatabase database;

    @BeforeEach
    void whatTheOperatorHasDelivered() throws IOException {
        database = TestDatabase.create();
        deliver(
                "organisation.csv",
                "organisation_id,organisation_name,country,founded_on\nnorth,North,ES,2010-01-01\nsouth,South,ES,"
                        + "2011-01-01\n");
        deliver("member.csv", MEMBER + "N,Of north,firm\nS,Of south,firm\nB,Of both,firm\n");
        deliver(
                "membership.csv",
                MEMBERSHIP + "north,N,2015-01-01\nsouth,S,2015-01-01\nnorth,B,2015-01-01\nsouth,B,2016-01-01\n");
        deliver("revenue.csv", REVENUE + "N,2023,EUR,10\nS,2023,EUR,20\nB,2023,EUR,30\n");
        deliver(
                "project.csv",
                PROJECT + "PN,north,Of north,innovation_rd,active\nPS,south,Of south,innovation_rd,active\n");
        load(MONDAY);
    }

    @AfterEach
    void drop() {
        database.close();
    }

    @Test
    void aMemberOfAnotherOrganisationCanNeitherBeClaimedNorOverwritten() throws IOException {
        send("north", "membership-001.csv", MEMBERSHIP + "north,S,2012-01-01\n");
        send("north", "revenue-001.csv", REVENUE + "S,2023,EUR,1\nN,2023,EUR,11\n");
        send("north", "member-001.csv", MEMBER + "S,Renamed by north,firm\nN,Renamed by its own,firm\n");
        load(TUESDAY);

        String reason = ": another organisation has this member; the operator delivers rows about it";
        assertThat(refused())
                .containsExactly(
                        "north/member-001.csv 2 member_id S" + reason,
                        "north/membership-001.csv 2 member_id S" + reason,
                        "north/revenue-001.csv 2 member_id S" + reason);
        assertThat(known("membership", "organisation_id || ' ' || member_id", "member_id = 'S'"))
                .containsExactly("south S");
        assertThat(known("revenue", "member_id || ' ' || revenue", "true"))
                .containsExactly("B 30", "N 10", "N 11", "S 20");
        assertThat(counts("north/revenue-001.csv")).isEqualTo("2 read, 1 loaded, 1 rejected");
    }

    @Test
    void whatIsSentAboutAMemberOfBothGoesToTheOperatorWhoseRowCounts() throws IOException {
        send("north", "revenue-001.csv", REVENUE + "B,2023,EUR,1\n");
        send("south", "membership-001.csv", MEMBERSHIP + "south,B,2001-01-01\n");
        deliver("by_the_operator/revenue.csv", REVENUE + "B,2023,EUR,33\n");
        load(TUESDAY);

        assertThat(refused())
                .extracting(text -> text.substring(0, text.indexOf(':')))
                .containsExactly("north/revenue-001.csv 2 member_id B", "south/membership-001.csv 2 member_id B");
        assertThat(known("revenue", "member_id || ' ' || revenue", "member_id = 'B'"))
                .containsExactly("B 30", "B 33");
    }

    @Test
    void whatChangedWhileAFileWaitedCountsWhenItIsLoaded() throws IOException {
        send("north", "membership-001.csv", MEMBERSHIP + "north,V,2020-01-01\nnorth,W,2020-01-01\n");
        send("north", "member-001.csv", MEMBER + "V,Known to north,firm\nW,New to all,firm\n");
        send("north", "revenue-001.csv", REVENUE + "V,2023,EUR,1\nW,2023,EUR,5\n");
        deliver("tonight/membership.csv", MEMBERSHIP + "south,V,2018-01-01\n");
        deliver("tonight/member.csv", MEMBER + "V,As the operator says,firm\n");
        load(TUESDAY);

        assertThat(refused())
                .hasSize(3)
                .allSatisfy(text -> assertThat(text).contains("2 member_id V: another organisation has this member"));
        assertThat(known("member", "member_name", "member_id = 'V'")).containsExactly("As the operator says");
        assertThat(known("membership", "organisation_id || ' ' || member_id", "member_id in ('V', 'W')"))
                .containsExactly("north W", "south V");
        assertThat(known("revenue", "member_id || ' ' || revenue", "member_id in ('V', 'W')"))
                .containsExactly("W 5");
    }

    @Test
    void ofTwoThatSendTheSameKeyInOneNightTheFirstHasItAndTheOtherCannotBlockIt() throws IOException {
        send(
                "north",
                "project-001.csv",
                PROJECT + "PX,north,Of north,innovation_rd,active\nPS,north,Taken,innovation_rd,active\n");
        send("south", "project-001.csv", PROJECT + "PX,south,Taken,innovation_rd,active\n");
        send("north", "participation-001.csv", "project_id,member_id\nPX,N\n");
        send("south", "participation-001.csv", "project_id,member_id\nPX,S\nPS,S\n");
        send("south", "membership-001.csv", MEMBERSHIP + "south,N,2012-01-01\n");
        send("north", "revenue-001.csv", REVENUE + "N,2023,EUR,12\n");
        load(TUESDAY);

        assertThat(refused())
                .containsExactly(
                        "north/project-001.csv 3 project_id PS: another organisation has a row of this key",
                        "south/membership-001.csv 2 member_id N: another organisation has this member; the operator "
                                + "delivers rows about it",
                        "south/participation-001.csv 2 project_id PX: the project is another organisation's",
                        "south/project-001.csv 2 project_id PX: another organisation has a row of this key");
        assertThat(known("project", "project_id || ' ' || organisation_id", "true"))
                .containsExactly("PN north", "PS south", "PX north");
        assertThat(known("participation", "project_id || ' ' || member_id", "true"))
                .containsExactly("PS S", "PX N");
        assertThat(known("revenue", "member_id || ' ' || revenue", "member_id = 'N'"))
                .containsExactly("N 10", "N 12");
    }

    @Test
    void aRowThatNamesAnotherOrganisationIsRefusedAndItsSenderIsToldNotTheOther() throws IOException {
        send("north", "board_meeting-001.csv", MEETING + "south,2024-03-01,9,1\nnorth,2024-03-01,9,8\n");
        load(TUESDAY);

        assertThat(refused())
                .containsExactly(
                        "north/board_meeting-001.csv 2 organisation_id south: the row names another organisation");
        assertThat(database.jdbc()
                        .queryForList("select distinct organisation_id from covalue.rejected_row", String.class))
                .containsExactly("north");
        assertThat(known("board_meeting", "organisation_id || ' ' || seats_attended", "true"))
                .containsExactly("north 8");
    }

    @Test
    void whatAnOperatorHasMovedToAnOrganisationIsItsOwnFromThenOn() throws IOException {
        deliver("moved/project.csv", PROJECT + "PS,north,Moved to north,innovation_rd,active\n");
        load(TUESDAY);
        send("north", "project-001.csv", PROJECT + "PS,north,Renamed by north,innovation_rd,completed\n");
        send("south", "project-001.csv", PROJECT + "PS,south,Back again,innovation_rd,active\n");
        load(WEDNESDAY);

        assertThat(refused())
                .containsExactly("south/project-001.csv 2 project_id PS: another organisation has a row of this key");
    }

    /** North sends figures of a member of both, of one of its own, and of one that is south's alone. */
    private void sendSharedFigures() throws IOException {
        send("north", "revenue-001.csv", REVENUE + "B,2023,EUR,1\nB,2024,EUR,2\nN,2024,EUR,3\nS,2024,EUR,4\n");
    }

    @Test
    void ofASharedMemberTheFirstToDeliverAFigureHasItWhereTheRuleSaysSo() throws IOException {
        SharingRule.FIRST_COME.set(database.dataSource(), "north", MONDAY);
        SharingRule.FIRST_COME.set(database.dataSource(), "south", MONDAY);
        sendSharedFigures();
        send("south", "revenue-001.csv", REVENUE + "B,2024,EUR,9\nB,2025,EUR,8\n");
        send("south", "membership-001.csv", MEMBERSHIP + "south,B,2001-01-01\nsouth,N,2001-01-01\n");
        load(TUESDAY);

        String first = ": the member is another organisation's too, and a row of this key was delivered before by "
                + "somebody else";
        String another = ": another organisation has this member; the operator delivers rows about it";
        assertThat(refused())
                .containsExactly(
                        "north/revenue-001.csv 2 member_id B" + first,
                        "north/revenue-001.csv 5 member_id S" + another,
                        "south/membership-001.csv 2 member_id B" + another,
                        "south/membership-001.csv 3 member_id N" + another,
                        "south/revenue-001.csv 2 member_id B" + first);
        assertThat(known("revenue", "member_id || ' ' || year || ' ' || revenue", "member_id = 'B'"))
                .containsExactly("B 2023 30", "B 2024 2", "B 2025 8");

        send("north", "revenue-002.csv", REVENUE + "B,2024,EUR,5\n");
        load(WEDNESDAY);
        assertThat(known("revenue", "revenue", "member_id = 'B' and year = 2024"))
                .as("it corrects its own")
                .containsExactly("2", "5");
    }

    @Test
    void ofASharedMemberTheOrganisationThatItJoinedFirstDeliversWhereTheRuleSaysSo() throws IOException {
        SharingRule.JOINED_FIRST.set(database.dataSource(), "north", MONDAY);
        SharingRule.JOINED_FIRST.set(database.dataSource(), "south", MONDAY);
        sendSharedFigures();
        send("south", "revenue-001.csv", REVENUE + "B,2024,EUR,9\nB,2025,EUR,8\n");
        load(TUESDAY);

        String later =
                ": the member joined another organisation before this one, or on the same day; rows about it are "
                        + "that one's or the operator's to deliver";
        assertThat(refused())
                .containsExactly(
                        "north/revenue-001.csv 5 member_id S: another organisation has this member; the operator "
                                + "delivers rows about it",
                        "south/revenue-001.csv 2 member_id B" + later,
                        "south/revenue-001.csv 3 member_id B" + later);
        assertThat(known("revenue", "member_id || ' ' || year || ' ' || revenue", "member_id = 'B'"))
                .containsExactly("B 2023 1", "B 2023 30", "B 2024 2");
    }

    @Test
    void aRuleIsForItsOrganisationAloneAndCanBeTakenBack() throws IOException {
        SharingRule.FIRST_COME.set(database.dataSource(), "south", MONDAY);
        SharingRule.FIRST_COME.set(database.dataSource(), "north", MONDAY);
        SharingRule.REFUSED.set(database.dataSource(), "north", TUESDAY);
        sendSharedFigures();
        load(TUESDAY);

        assertThat(refused())
                .extracting(text -> text.substring(0, text.indexOf(':')))
                .containsExactly(
                        "north/revenue-001.csv 2 member_id B",
                        "north/revenue-001.csv 3 member_id B",
                        "north/revenue-001.csv 5 member_id S");
    }

    @Test
    void aSentFileIsReadAsItsSenderSawItCheckedWhateverIsChosenMeanwhile() throws IOException {
        SenderChoices choices = new SenderChoices(database.dataSource());
        String doubtful = REVENUE + "N,2024,EUR,12.500\nN,2025,EUR,\"13,500\"\n";
        String own = "member_id,year,currency,Ventas de la casa\nN,2022,EUR,7\n";
        send("north", "revenue-001.csv", doubtful);
        send("south", "revenue-001.csv", doubtful.replace("N,", "S,"));
        send("north", "revenue-002.csv", own);
        choices.keep("north", hash("north", "revenue-001.csv"), choice("es", ""));
        choices.keep("south", hash("north", "revenue-001.csv"), choice("es", ""));
        choices.keep("north", hash("north", "revenue-002.csv"), choice("", "Ventas de la casa"));
        choices.remember("south", choice("es", "Ventas de la casa"));
        load(TUESDAY);

        assertThat(database.jdbc()
                        .queryForList(
                                "select replace(file, 'uploads/', '') || ' ' || state from covalue.delivery "
                                        + "where sent_by is not null order by 1",
                                String.class))
                .as("what is remembered is no answer about a file that nobody saw checked, nor is another's")
                .containsExactly(
                        "north/revenue-001.csv complete",
                        "north/revenue-002.csv complete",
                        "south/revenue-001.csv refused");
        assertThat(known("revenue", "year || ' ' || revenue", "member_id = 'N' and year <> 2023"))
                .containsExactly("2022 7", "2024 12500", "2025 13.5");

        choices.remember("north", choice("en-US", ""));
        load(WEDNESDAY);
        assertThat(known("revenue", "year || ' ' || revenue", "member_id = 'N' and year <> 2023"))
                .as("a later choice changes nothing that came before it")
                .containsExactly("2022 7", "2024 12500", "2025 13.5");
    }

    private static SenderChoices.Choice choice(String locale, String heading) {
        return new SenderChoices.Choice(
                Optional.of(locale).filter(tag -> !tag.isEmpty()).map(tag -> SenderLocale.of(tag, "locale")),
                Optional.of(heading)
                        .filter(from -> !from.isEmpty())
                        .map(from -> Mapping.read(
                                SenderChoices.MAPPING,
                                "tables:\n- record: revenue\n  columns: {revenue: " + from + "}\n")));
    }

    private String hash(String organisation, String name) throws IOException {
        return FileHash.sha256(landing.resolve("uploads").resolve(organisation).resolve(name));
    }

    @Test
    void aFolderIsOfOneOrganisationOnly() throws IOException {
        SentFolder.prepare(landing.resolve("sent/north"), "north/1");
        SentFolder.prepare(landing.resolve("sent/north"), "north/1");
        assertThatThrownBy(() -> SentFolder.prepare(landing.resolve("sent/north"), "north/2"))
                .isInstanceOf(Problem.class)
                .hasMessageContaining("holds files of the organisation north/1; expected those of north/2");
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
        JobRunner.Outcome outcome = TestRun.load(database, landing, moment);
        assertThat(outcome.message()).isEmpty();
        assertThat(outcome.isComplete()).isTrue();
    }

    private List<String> refused() {
        return database.jdbc().queryForList("""
                select replace(d.file, 'uploads/', '') || ' ' || r.row_number || ' ' || r.column_name || ' ' || r.found || ': ' || r.message
                from covalue.rejected_row r inner join covalue.delivery d on d.delivery_id = r.delivery_id
                where r.rule = 'another organisation' order by d.file, r.row_number
                """, String.class);
    }

    /** Every version that counts, of every record. */
    private List<String> known(String record, String columns, String condition) {
        return database.jdbc()
                .queryForList(
                        "select " + columns + " from raw." + record + " r inner join covalue.delivery d "
                                + "on d.delivery_id = r.delivery_id and d.state = 'complete' where " + condition
                                + " order by 1",
                        String.class);
    }

    private String counts(String file) {
        return database.jdbc()
                .queryForObject(
                        "select rows_read || ' read, ' || rows_loaded || ' loaded, ' || rows_rejected || ' rejected' "
                                + "from covalue.delivery where file = 'uploads/' || ?",
                        String.class,
                        file);
    }
}
