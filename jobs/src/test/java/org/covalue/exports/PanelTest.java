package org.covalue.exports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.covalue.Csv;
import org.covalue.SampleNight;
import org.covalue.TestDatabase;
import org.covalue.TestRun;
import org.covalue.disclosure.Edition;
import org.covalue.disclosure.Editions;
import org.covalue.night.SmallLanding;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.JdbcTemplate;

/** The panel of members: who joined what and when, never and not yet, figures nominal and real. */
class PanelTest {

    @TempDir
    private Path folder;

    @Test
    void aMemberOfTwoOrganisationsAndOneOfNoneAreInIt() throws Exception {
        Path landing = SmallLanding.write(folder.resolve("landing"), 4);
        SmallLanding.members(landing, 4, 8);
        Files.writeString(landing.resolve("panel_members.csv"), """
                member_id,member_name,member_type,country,sector,size_class,member_founded_on,closed_on,close_reason
                PA,Alfa,firm,AR,6201,small,2010-05-01,,
                PB,Beta,firm,AR,6201,small,2012-05-01,2024-06-30,merged
                """);
        Files.writeString(landing.resolve("panel_memberships.csv"), """
                organisation_id,member_id,joined_on,left_on
                o1,PA,2020-01-01,2021-01-01
                o1,PA,2023-03-01,
                o2,PA,2022-01-01,
                """);
        Files.writeString(landing.resolve("panel_revenue.csv"), """
                member_id,year,currency,revenue,exports,employees_fte
                PA,2022,USD,300,0,5
                PB,2022,USD,400,,6
                """);
        try (TestDatabase database = TestDatabase.create()) {
            assertThat(TestRun.night(database, landing, TestRun.BUSINESS_DATE, "none", folder.resolve("e"))
                            .isComplete())
                    .isTrue();
            Path file = folder.resolve("panel.csv");
            EvaluatorTable panel = EvaluatorTable.of("panel");
            Edition internal = new Editions(database.dataSource()).internal("panel", true, file, "test");
            TableFormat.CSV.write(panel, internal, "en", file);
            assertThat(Csv.byName(Csv.read(file)).stream()
                            .filter(row -> row.get("member_id").startsWith("P"))
                            .map(row -> String.join(
                                    " ",
                                    row.get("member_id"),
                                    "at " + row.get("organisation_id"),
                                    row.get("year"),
                                    "first " + row.get("is_first_organisation"),
                                    "member " + row.get("is_member"),
                                    row.get("spells") + " from " + row.get("joined_on") + " to " + row.get("left_on"),
                                    "never " + row.get("is_never_member"),
                                    row.get("revenue") + row.get("currency"),
                                    row.get("exit_reason"))))
                    .containsExactly(
                            "PA at o1 2021 first true member false 1 from 2020-01-01 to 2021-01-01 never false  ",
                            "PA at o1 2022 first true member false 1 from 2020-01-01 to 2021-01-01 never false 300USD ",
                            "PA at o1 2023 first true member true 2 from 2023-03-01 to  never false  ",
                            "PA at o2 2021 first false member false 0 from  to  never false  ",
                            "PA at o2 2022 first false member true 1 from 2022-01-01 to  never false 300USD ",
                            "PA at o2 2023 first false member true 1 from 2022-01-01 to  never false  ",
                            "PB at  2021 first true member false 0 from  to  never true  merged",
                            "PB at  2022 first true member false 0 from  to  never true 400USD merged",
                            "PB at  2023 first true member false 0 from  to  never true  merged");
        }
    }

    /** The studies' mart counts the same in another way. */
    @Test
    void firstYearsAndRealFiguresAreThoseOfTheStudies() {
        Path file = folder.resolve("panel.csv");
        EvaluatorTable panel = EvaluatorTable.of("panel");
        TableFormat.CSV.write(panel, SampleNight.get().editions().internal("panel", true, file, "test"), "en", file);
        Map<String, Map<String, String>> rows = Csv.byName(Csv.read(file)).stream()
                .filter(row -> row.get("is_first_organisation").equals("true"))
                .collect(Collectors.toMap(row -> row.get("member_id") + " " + row.get("year"), row -> row));
        List<Map<String, Object>> studied = new JdbcTemplate(
                        SampleNight.get().database().dataSource())
                .queryForList("select * from mart.firm_year where country is not null");
        assertThat(studied).hasSizeGreaterThan(100);
        for (Map<String, Object> firm : studied) {
            Map<String, String> row = rows.get(firm.get("member_id") + " " + firm.get("year"));
            assertThat(row.get("first_membership_year")).isEqualTo(text(firm.get("joined_from")));
            assertThat(row.get("first_project_year")).isEqualTo(text(firm.get("project_from")));
            assertThat(row.get("is_not_yet_member"))
                    .isEqualTo(Boolean.toString(
                            firm.get("joined_from") instanceof Integer from && from > (Integer) firm.get("year")));
            if (row.get("country").equals(firm.get("country")) && firm.get("real_revenue") instanceof Double real) {
                assertThat(Double.parseDouble(row.get("real_revenue"))).isCloseTo(real, within(1e-12 * Math.abs(real)));
            }
        }
    }

    private static String text(Object value) {
        return value == null ? "" : value.toString();
    }
}
