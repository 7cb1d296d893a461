package org.covalue.disclosure;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.covalue.Csv;
import org.covalue.TestDatabase;
import org.covalue.TestRun;
import org.covalue.run.JobRunner;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the change of a total is made of, on made-up members of 2022 and 2023; five owners make a cell, p = 15. */
class GrowthPartsTest {

    private static final List<String> ORGANISATIONS =
            new ArrayList<>(List.of("organisation_id,organisation_name,country,founded_on"));
    private static final List<String> MEMBERS =
            new ArrayList<>(List.of("member_id,member_name,member_type,closed_on,close_reason"));
    private static final List<String> MEMBERSHIPS =
            new ArrayList<>(List.of("organisation_id,member_id,joined_on,left_on"));
    private static final List<String> REVENUES = new ArrayList<>(List.of("member_id,year,currency,revenue"));

    @TempDir
    private static Path folder;

    private static List<Map<String, String>> released = List.of();
    private static List<Map<String, Object>> internal = List.of();

    @BeforeAll
    static void night() throws IOException {
        organisation("all_parts");
        continuing("all_parts", 6, 10, 12);
        joining("all_parts", 6, 7);
        leaving("all_parts", 6, 5);
        beganReporting("all_parts", 6, 3);
        stoppedReporting("all_parts", 6, 2);
        organisation("one_joins");
        continuing("one_joins", 8, 10, 11);
        joining("one_joins", 1, 20);
        organisation("one_joins_others_begin");
        continuing("one_joins_others_begin", 8, 10, 11);
        joining("one_joins_others_begin", 1, 20);
        beganReporting("one_joins_others_begin", 6, 3);
        organisation("large_leaver");
        continuing("large_leaver", 9, 1_000, 1_100);
        leaving("large_leaver", 1, 900);
        leaving("large_leaver", 6, 1);
        organisation("two_parts_of_few");
        continuing("two_parts_of_few", 0, 0, 0);
        joining("two_parts_of_few", 2, 20);
        leaving("two_parts_of_few", 1, 20);
        organisation("hidden_before");
        continuing("hidden_before", 4, 10, 12);
        joining("hidden_before", 7, 10);
        organisation("nobody_before");
        joining("nobody_before", 6, 10);
        organisation("without_firms");
        MEMBERS.add("university,University,university,,");
        MEMBERSHIPS.add("without_firms,university,2015-01-01,");
        try (TestDatabase database = TestDatabase.create()) {
            released = Csv.byName(Csv.read(published(database).resolve("growth_parts.csv")));
            internal = database.jdbc().queryForList("select * from indicators.growth_part");
        }
    }

    @Test
    void continuingJoiningAndLeavingMembersAreToldApartAndAddUp() {
        assertThat(shown("all_parts"))
                .containsExactlyInAnyOrderEntriesOf(Map.of(
                        "continuing", "12.0 of 6",
                        "joining", "42.0 of 6",
                        "leaving", "-30.0 of 6",
                        "began_reporting", "18.0 of 6",
                        "stopped_reporting", "-12.0 of 6",
                        "total", "30.0 of 30"));
    }

    @Test
    void aPartOfFewOwnersIsHiddenWithWhatItWouldFollowFrom() {
        assertThat(shown("one_joins"))
                .containsEntry("joining", "suppressed")
                .containsEntry("continuing", "suppressed")
                .containsEntry("leaving", "0.0 of 0")
                .containsEntry("total", "28.0 of 9");
        assertThat(shown("one_joins_others_begin"))
                .as("first the other part of what came in")
                .containsEntry("joining", "suppressed")
                .containsEntry("began_reporting", "suppressed")
                .containsEntry("continuing", "8.0 of 8");
    }

    @Test
    void aPartWithOneLargeOwnerIsHiddenToo() {
        assertThat(shown("large_leaver"))
                .containsEntry("leaving", "suppressed")
                .containsEntry("continuing", "suppressed")
                .containsEntry("total", "-6.0 of 16");
    }

    @Test
    void whereTheHiddenPartsAreOfTooFewOwnersTogetherAllIsHidden() {
        assertThat(shown("two_parts_of_few"))
                .containsEntry("joining", "suppressed")
                .containsEntry("leaving", "suppressed")
                .containsEntry("total", "suppressed");
    }

    /** The total of the year is told; with the change, that of the year before would be. */
    @Test
    void whereATotalIsHiddenItsChangeIsToo() {
        assertThat(shown("hidden_before"))
                .containsEntry("continuing", "suppressed")
                .containsEntry("total", "suppressed")
                .containsEntry("joining", "70.0 of 7");
    }

    @Test
    void aYearInWhichNobodyReportsHasNoChange() {
        assertThat(shown("nobody_before"))
                .allSatisfy((part, shown) -> assertThat(shown).isEqualTo("not_reported"));
        assertThat(shown("without_firms"))
                .allSatisfy((part, shown) -> assertThat(shown).isEqualTo("not_applicable"));
    }

    @Test
    void thePartsAddUpToTheirTotalToTheLastDigitBeforeTheyAreHidden() {
        for (String organisation : List.of("all_parts", "one_joins", "large_leaver", "two_parts_of_few")) {
            Map<String, Double> changes = internal.stream()
                    .filter(row -> row.get("organisation_id").equals(organisation)
                            && row.get("indicator").equals("real_revenue"))
                    .collect(Collectors.toMap(row -> (String) row.get("part"), row -> (Double) row.get("change")));
            double total = changes.remove("total");
            assertThat(changes).hasSize(5);
            assertThat(changes.values().stream()
                            .mapToDouble(Double::doubleValue)
                            .sum())
                    .isEqualTo(total);
        }
    }

    private static Map<String, String> shown(String organisation) {
        return released.stream()
                .filter(row -> row.get("organisation_id").equals(organisation)
                        && row.get("indicator").equals("real_revenue"))
                .collect(Collectors.toMap(
                        row -> row.get("part"),
                        row -> row.get("state").equals("ok")
                                ? Double.parseDouble(row.get("change")) + " of " + row.get("members")
                                : row.get("state") + row.get("change") + row.get("members")));
    }

    private static void organisation(String name) {
        ORGANISATIONS.add(name + "," + name + ",US,2010-01-01");
    }

    private static void continuing(String organisation, int members, double before, double now) {
        members(organisation, members, "continuing", ",2015-01-01,", before + "", now + "");
    }

    private static void joining(String organisation, int members, double now) {
        members(organisation, members, "joining", ",2023-05-01,", "4", now + "");
    }

    private static void leaving(String organisation, int members, double before) {
        members(organisation, members, "leaving" + before, ",2015-01-01,2022-09-01", before + "", "6");
    }

    private static void beganReporting(String organisation, int members, double now) {
        members(organisation, members, "began", ",2015-01-01,", "", now + "");
    }

    private static void stoppedReporting(String organisation, int members, double before) {
        members(organisation, members, "stopped", ",2015-01-01,", before + "", "");
    }

    /** What a firm earned before it joined and after it left is reported too, and counts in neither total. */
    private static void members(
            String organisation, int members, String kind, String spell, String before, String now) {
        for (int i = 0; i < members; i++) {
            String member = organisation + "_" + kind + "_" + i;
            MEMBERS.add(member + "," + member + ",firm," + (kind.startsWith("leaving") ? "2022-12-31,merged" : ","));
            MEMBERSHIPS.add(organisation + "," + member + spell);
            REVENUES.add(member + ",2022,USD," + before);
            REVENUES.add(member + ",2023,USD," + now);
        }
    }

    private static Path published(TestDatabase database) throws IOException {
        Path landing = Files.createDirectories(folder.resolve("landing"));
        Files.write(landing.resolve("organisation.csv"), ORGANISATIONS);
        Files.write(landing.resolve("member.csv"), MEMBERS);
        Files.write(landing.resolve("membership.csv"), MEMBERSHIPS);
        Files.write(landing.resolve("revenue.csv"), REVENUES);
        Files.write(
                landing.resolve("price.csv"),
                List.of("country,year,price_index,index_kind", "US,2022,100,cpi", "US,2023,100,cpi"));
        JobRunner.Outcome outcome =
                TestRun.night(database, landing, LocalDate.of(2024, 6, 30), "none", folder.resolve("editions"));
        assertThat(outcome.message()).isEmpty();
        return folder.resolve("editions").resolve("1").resolve("tables");
    }
}
