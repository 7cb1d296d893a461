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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The primary rules on made-up members: threshold of five owners, p% with p = 15, owners merged. */
class DisclosureTest {

    private static final LocalDate BUSINESS_DATE = LocalDate.of(2024, 6, 30);

    @TempDir
    private Path folder;

    private final List<String> organisations =
            new ArrayList<>(List.of("organisation_id,organisation_name,country,founded_on"));
    private final List<String> members =
            new ArrayList<>(List.of("member_id,member_name,member_type,ultimate_owner_id"));
    private final List<String> memberships = new ArrayList<>(List.of("organisation_id,member_id,joined_on"));
    private final List<String> revenues = new ArrayList<>(List.of("member_id,year,currency,revenue"));

    @Test
    void theRulesHoldForEveryOrganisation() throws IOException {
        organisation("dominated", "", 50_000, 49_000, 400, 300, 300);
        organisation("equality_is_safe", "", 50_000, 49_000, 2_500, 2_500, 2_500);
        organisation("four_members", "", 10, 10, 10, 10);
        organisation("five_members", "", 10, 10, 10, 10, 10);
        organisation("four_owners", "holding", 10, 10, 10, 10, 10);
        organisation("five_owners", "holding_two", 10, 10, 10, 10, 10, 10);
        Map<String, String> states = published("real_revenue");
        assertThat(states)
                .containsEntry("dominated", "suppressed")
                .containsEntry("equality_is_safe", "ok")
                .containsEntry("four_members", "suppressed")
                .containsEntry("five_members", "ok")
                .containsEntry("four_owners", "suppressed")
                .containsEntry("five_owners", "ok");
    }

    @Test
    void aConcentrationWeighsItsOwnersAsTheRevenueBehindItDoes() throws IOException {
        organisation("two_owners", "holding", 10, 10, 10);
        organisation("dominated", "", 50_000, 49_000, 400, 300, 300);
        organisation("five_members", "", 10, 10, 10, 10, 10);
        assertThat(published("revenue_concentration"))
                .containsEntry("two_owners", "suppressed")
                .containsEntry("dominated", "suppressed")
                .containsEntry("five_members", "ok");
    }

    /** Who knows the mean of the year, which is released, would know that of the first year by the growth. */
    @Test
    void growthSinceAFirstYearThatIsHiddenIsHiddenToo() throws IOException {
        organisation("hidden_before", "", 10, 10, 10, 10, 10);
        organisation("open_before", "", 10, 10, 10, 10, 10);
        for (int i = 0; i < 5; i++) {
            revenues.add("open_before_" + i + ",2022,USD,9");
            if (i < 4) {
                revenues.add("hidden_before_" + i + ",2022,USD,9");
            }
        }
        assertThat(published("real_revenue_per_member_cagr", "2023"))
                .containsEntry("hidden_before", "suppressed")
                .containsEntry("open_before", "ok");
        assertThat(published("real_revenue_per_member", "2023"))
                .as("the year itself")
                .containsEntry("hidden_before", "ok");
    }

    @Test
    void anOwnerInSeveralOrganisationsOfAGroupIsOneContributor() throws IOException {
        for (String name : List.of("north", "south", "west")) {
            organisation(name, "", 100_000, 9, 9, 9, 9, 9);
            members.set(members.size() - 6, members.get(members.size() - 6) + "one_owner_of_all_three");
        }
        try (TestDatabase database = TestDatabase.create()) {
            Path tables = night(database);
            assertThat(Csv.byName(Csv.read(tables.resolve("groups.csv"))))
                    .filteredOn(row -> row.get("indicator").equals("real_revenue")
                            && row.get("year").equals("2023")
                            && row.get("age_band").equals("all")
                            && row.get("funding_class").equals("all"))
                    .hasSize(7)
                    .allSatisfy(row -> {
                        assertThat(row.get("state")).isEqualTo("suppressed");
                        assertThat(row.get("value")).isEmpty();
                    });
        }
    }

    @Test
    void statisticsOverOrganisationsNeedThreeAndExtremesTen() throws IOException {
        for (int i = 1; i <= 4; i++) {
            organisation("organisation_" + i, "", 10 + i, 11 + i, 12 + i, 13 + i, 14 + i);
        }
        try (TestDatabase database = TestDatabase.create()) {
            List<Map<String, String>> groups =
                    Csv.byName(Csv.read(night(database).resolve("groups.csv")));
            assertThat(groups)
                    .filteredOn(row -> row.get("indicator").equals("real_revenue")
                            && row.get("age_band").equals("all")
                            && row.get("funding_class").equals("all"))
                    .allSatisfy(row -> assertThat(row.get("state"))
                            .isEqualTo(
                                    row.get("statistic").equals("min")
                                                    || row.get("statistic").equals("max")
                                            ? "suppressed"
                                            : "ok"));
            assertThat(groups)
                    .filteredOn(row -> row.get("indicator").equals("revenue_reporting_coverage")
                            && row.get("statistic").equals("min"))
                    .as("not protected")
                    .isNotEmpty()
                    .allSatisfy(row -> assertThat(row.get("state")).isEqualTo("ok"));
        }
    }

    @Test
    void aSuppressedOrganisationCannotBeFoundInItsGroup() throws IOException {
        organisation("hidden", "", 1_000, 1_100, 1_200);
        for (int i = 1; i <= 4; i++) {
            organisation("organisation_" + i, "", 10 + i, 11 + i, 12 + i, 13 + i, 14 + i);
        }
        try (TestDatabase database = TestDatabase.create()) {
            List<Map<String, String>> rows = Csv.byName(Csv.read(night(database).resolve("groups.csv"))).stream()
                    .filter(row -> row.get("indicator").equals("real_revenue")
                            && row.get("age_band").equals("all")
                            && row.get("funding_class").equals("all"))
                    .toList();
            assertThat(rows)
                    .filteredOn(row -> List.of("pooled", "mean").contains(row.get("statistic")))
                    .allSatisfy(row -> assertThat(row.get("state")).isEqualTo("suppressed"));
            assertThat(rows).noneSatisfy(row -> assertThat(row.get("value")).isEqualTo("3300"));
            assertThat(rows)
                    .filteredOn(row -> row.get("statistic").equals("median"))
                    .allSatisfy(row -> assertThat(row.get("state")).isEqualTo("ok"));
        }
    }

    @Test
    void aMedianBetweenASuppressedOrganisationAndAPublishedOneIsHidden() throws IOException {
        organisation("hidden", "", 14, 15, 16);
        organisation("lower", "", 1, 1, 1, 1, 1);
        organisation("next", "", 9, 10, 11, 12, 13);
        organisation("upper", "", 100, 101, 102, 103, 104);
        try (TestDatabase database = TestDatabase.create()) {
            Map<String, String> states = Csv.byName(Csv.read(night(database).resolve("groups.csv"))).stream()
                    .filter(row -> row.get("indicator").equals("real_revenue")
                            && row.get("age_band").equals("all")
                            && row.get("funding_class").equals("all"))
                    .collect(Collectors.toMap(row -> row.get("statistic"), row -> row.get("state")));
            assertThat(states)
                    .as("values in order: 5, 45 (hidden), 55, 510; the median is halfway between the middle two")
                    .containsEntry("median", "suppressed")
                    .containsEntry("p25", "suppressed")
                    .containsEntry("p75", "ok");
        }
    }

    /** @param owner the ultimate owner of the first two members, blank for none */
    private void organisation(String name, String owner, double... memberRevenues) {
        organisations.add(name + "," + name + ",US,2010-01-01");
        for (int i = 0; i < memberRevenues.length; i++) {
            String member = name + "_" + i;
            members.add(member + "," + member + ",firm," + (i < 2 ? owner : ""));
            memberships.add(name + "," + member + ",2015-01-01");
            revenues.add(member + ",2023,USD," + memberRevenues[i]);
        }
    }

    private Map<String, String> published(String indicator) throws IOException {
        return published(indicator, "2023");
    }

    private Map<String, String> published(String indicator, String year) throws IOException {
        try (TestDatabase database = TestDatabase.create()) {
            return Csv.byName(Csv.read(night(database).resolve("indicators.csv"))).stream()
                    .filter(row -> row.get("indicator").equals(indicator)
                            && row.get("year").equals(year))
                    .collect(Collectors.toMap(row -> row.get("organisation_id"), row -> row.get("state")));
        }
    }

    /** @return the folder of the published tables */
    private Path night(TestDatabase database) throws IOException {
        Path landing = Files.createDirectories(folder.resolve("landing"));
        Files.write(landing.resolve("organisation.csv"), organisations);
        Files.write(landing.resolve("member.csv"), members);
        Files.write(landing.resolve("membership.csv"), memberships);
        Files.write(landing.resolve("revenue.csv"), revenues);
        Files.write(
                landing.resolve("price.csv"),
                List.of("country,year,price_index,index_kind", "US,2022,100,cpi", "US,2023,100,cpi"));
        JobRunner.Outcome outcome = TestRun.night(database, landing, BUSINESS_DATE, "none", folder.resolve("editions"));
        assertThat(outcome.message()).isEmpty();
        return folder.resolve("editions").resolve("1").resolve("tables");
    }
}
