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
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Business and social results of made-up members: which quadrant, which group, and which counts go out. */
class PairReleaseTest {

    private final TestDatabase database = TestDatabase.create();

    @TempDir
    private Path folder;

    private final List<String> organisations =
            new ArrayList<>(List.of("organisation_id,organisation_name,country,founded_on"));
    private final List<String> members = new ArrayList<>(List.of("member_id,member_name,member_type"));
    private final List<String> memberships = new ArrayList<>(List.of("organisation_id,member_id,joined_on"));
    private final List<String> revenues = new ArrayList<>(List.of("member_id,year,currency,revenue"));
    private final List<String> plans = new ArrayList<>(List.of("organisation_id,member_id,metric,better,chosen_on"));
    private final List<String> socials = new ArrayList<>(List.of("member_id,year,injuries"));
    private final List<String> projects = new ArrayList<>(List.of("project_id,organisation_id,title,objective,status,"
            + "shared_value_level,sdg_targets,started_on,planned_end_on"));
    private final List<String> participations = new ArrayList<>(List.of("project_id,member_id"));

    @BeforeEach
    void twoProjects() {
        projects.add("P1,cordoba,One,value_chain,active,value_chain,8.2;12.5,2023-01-01,2023-12-31");
        projects.add("P2,cordoba,Two,value_chain,active,none,8.2,2023-01-01,2023-12-31");
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void membersStandInTheQuadrantOfBothChangesAndInTheGroupsOfTheirProjects() throws IOException {
        organisation("cordoba");
        // Fewer injuries are better: revenue, injuries of 2022 and 2023.
        pairs("cordoba", 4, 100, 110, 9, 5);
        pairs("cordoba", 3, 100, 110, 5, 9);
        pairs("cordoba", 2, 110, 100, 9, 5);
        pairs("cordoba", 2, 110, 100, 5, 9);
        pairs("cordoba", 1, 100, 110, 5, 5);
        pairs("cordoba", 1, 100, 100, 5, 4);
        pairs("cordoba", 5, 0, 0, 5, 4);
        for (int i : List.of(0, 1, 2, 4, 7, 9)) {
            participations.add("P1,cordoba_" + i);
        }
        participations.add("P2,cordoba_0");
        Map<String, String> counts = released();
        assertThat(counts)
                .containsEntry("cordoba all all both_up", "4 of 13")
                .containsEntry("cordoba all all business_up_social_down", "3 of 13")
                .containsEntry("cordoba all all social_up_business_down", "2 of 13")
                .containsEntry("cordoba all all both_down", "2 of 13")
                .containsEntry("cordoba all all one_unchanged", "2 of 13")
                .containsEntry("cordoba shared_value_level value_chain both_up", "3 of 6")
                .containsEntry("cordoba shared_value_level none both_up", "1 of 7")
                .containsEntry("cordoba sdg_target 12.5 both_up", "3 of 6")
                .containsEntry("cordoba sdg_target 8.2 both_up", "3 of 6")
                .containsEntry("cordoba project P1 both_down", "1 of 6")
                .containsEntry("cordoba project P2 both_up", "suppressed")
                .containsEntry("all all all both_up", "4 of 13")
                .containsEntry("all sdg_target 8.2 both_up", "3 of 6")
                .doesNotContainKey("all project P1 both_up");
    }

    @Test
    void aGroupWhoseRestIsFewIsNotTold() throws IOException {
        organisation("cordoba");
        pairs("cordoba", 5, 100, 110, 9, 5);
        pairs("cordoba", 5, 110, 100, 5, 9);
        for (int i = 0; i < 7; i++) {
            participations.add("P1,cordoba_" + i);
        }
        assertThat(released())
                .containsEntry("cordoba all all both_up", "5 of 10")
                .containsEntry("cordoba shared_value_level value_chain both_up", "suppressed")
                .containsEntry("cordoba shared_value_level none both_up", "suppressed");
    }

    @Test
    void allOrganisationsTogetherDoNotTellOfTheOneThatIsHidden() throws IOException {
        organisation("cordoba");
        organisation("rosario");
        pairs("cordoba", 3, 100, 110, 9, 5);
        pairs("cordoba", 3, 110, 100, 5, 9);
        pairs("rosario", 4, 100, 110, 9, 5);
        Map<String, String> counts = released();
        assertThat(counts)
                .containsEntry("cordoba all all both_up", "3 of 6")
                .containsEntry("rosario all all both_up", "suppressed")
                .containsEntry("all all all both_up", "suppressed");
        assertThat(Csv.byName(Csv.read(tables().resolve("indicators.csv"))))
                .filteredOn(row -> row.get("indicator").equals("shared_value_rate")
                        && row.get("year").equals("2023"))
                .as("the rate is released where the counts of everybody are")
                .extracting(row -> row.get("organisation_id") + " " + row.get("state"))
                .containsExactly("cordoba ok", "rosario suppressed");
    }

    private void organisation(String name) {
        organisations.add(name + "," + name + ",US,2010-01-01");
    }

    private void pairs(String organisation, int count, double before, double after, int injuriesBefore, int injuries) {
        for (int i = 0; i < count; i++) {
            String member = organisation + "_"
                    + memberships.stream()
                            .filter(row -> row.startsWith(organisation))
                            .count();
            members.add(member + "," + member + ",firm");
            memberships.add(organisation + "," + member + ",2015-01-01");
            revenues.add(member + ",2022,USD," + before);
            revenues.add(member + ",2023,USD," + after);
            plans.add(organisation + "," + member + ",injuries,lower,2020-01-01");
            socials.add(member + ",2022," + injuriesBefore);
            socials.add(member + ",2023," + injuries);
        }
    }

    private Path tables() {
        return folder.resolve("editions").resolve("1").resolve("tables");
    }

    /** Of 2023, by organisation, grouping, group and quadrant. */
    private Map<String, String> released() throws IOException {
        Path landing = Files.createDirectories(folder.resolve("landing"));
        Map.of(
                        "organisation", organisations,
                        "member", members,
                        "membership", memberships,
                        "revenue", revenues,
                        "shared_value_plan", plans,
                        "sustainability", socials,
                        "project", projects,
                        "participation", participations)
                .forEach((record, rows) -> write(landing.resolve(record + ".csv"), rows));
        write(landing.resolve("price.csv"), List.of("country,year,price_index", "US,2022,100", "US,2023,100"));
        assertThat(TestRun.night(database, landing, LocalDate.of(2024, 6, 30), "none", folder.resolve("editions"))
                        .message())
                .isEmpty();
        return Csv.byName(Csv.read(tables().resolve("shared_value_pairs.csv"))).stream()
                .filter(row -> row.get("year").equals("2023"))
                .collect(Collectors.toMap(
                        row -> String.join(
                                " ",
                                row.get("organisation_id"),
                                row.get("grouping"),
                                row.get("member_group"),
                                row.get("quadrant")),
                        row -> row.get("state").equals("ok")
                                ? row.get("members") + " of " + row.get("of_members")
                                : row.get("state") + row.get("members") + row.get("of_members")));
    }

    private static void write(Path file, List<String> rows) {
        try {
            Files.write(file, rows);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
