package org.covalue.indicators;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.covalue.TestDatabase;
import org.covalue.layers.EngineTables;
import org.covalue.layers.LayerBuilder;
import org.covalue.layers.RunFacts;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** The step that groups holds the values of one indicator and year, not those of all. */
@Tag("slow")
class GroupsMemoryTest {

    private static final String CLASS_PATH = System.getProperty(
                    "surefire.test.class.path", System.getProperty("java.class.path"))
            .replaceAll(":+$", "");

    @TempDir
    private Path folder;

    /** 600,000 values; the step in a process with less heap than they take. */
    @Test
    void valuesOfThousandsOfOrganisationsAreGroupedInLessHeapThanTheyTake() throws IOException, InterruptedException {
        try (TestDatabase database = TestDatabase.create()) {
            database.jdbc().execute("""
                    create schema mart;
                    create table mart.funding_receipt (organisation_id text, year integer, funding_class text, own_income double precision,
                        is_in_kind boolean, is_usable boolean);
                    create table mart.organisation_year (organisation_id text, year integer, age_band text, funding_class text);
                    create table mart.member_year (organisation_id text, year integer, member_id text, owner_id text, is_firm boolean,
                        was_member_before boolean, real_revenue double precision, real_revenue_before double precision);
                    create table mart.shared_value_year (organisation_id text, year integer, member_id text, better text,
                        social_value double precision, social_value_before double precision);
                    create table mart.participation_year (organisation_id text, year integer, member_id text, project_id text,
                        shared_value_level text, sdg_targets text);
                    create schema indicators;
                    create table indicators.funding_class as select * from (values ('services'), ('other')) as c (funding_class);
                    create table indicators.group_row (indicator text, year integer, age_band text, value double precision,
                        organisations bigint, state text);
                    create table indicators.indicator_value as
                    select 'organisation_number_' || o as organisation_id, y as year, i as indicator, cast((o * 7919 + y) % 1000 as double precision) as value,
                           'ok' as state, 'percent' as unit, 1.0::float8 as numerator, 1.0::float8 as denominator, 9::bigint as contributors,
                           9::bigint as eligible, 100.0::float8 as coverage, (array['0-4', '5-9', '10+'])[1 + o % 3] as age_band,
                           (array['services', 'other'])[1 + o % 2] as funding_class
                    from generate_series(1, 3000) o cross join generate_series(2015, 2024) y
                    cross join unnest(array['one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten',
                        'eleven', 'twelve', 'thirteen', 'fourteen', 'fifteen', 'sixteen', 'seventeen', 'eighteen', 'nineteen', 'twenty']) i
                    """);
            Path said = folder.resolve("said.txt");
            int exit = new ProcessBuilder(List.of(
                            System.getProperty("java.home") + "/bin/java",
                            "-Xmx64m",
                            "-XX:+UseSerialGC",
                            "-cp",
                            CLASS_PATH,
                            GroupsMemoryTest.class.getName(),
                            database.url()))
                    .redirectErrorStream(true)
                    .redirectOutput(said.toFile())
                    .start()
                    .waitFor();
            assertThat(exit).as(Files.readString(said)).isZero();
            assertThat(database.jdbc()
                            .queryForObject("select count(*) from groups.group_test where state = 'ok'", Long.class))
                    .as("indicators x years x groupings")
                    .isEqualTo(20 * 10 * 2);
            assertThat(database.jdbc().queryForObject("select min(organisations) from groups.group_test", Long.class))
                    .isEqualTo(3000);
            assertThat(database.jdbc()
                            .queryForObject(
                                    "select count(*) from groups.group_test_pair where state = 'ok'", Long.class))
                    .as("three pairs of age bands and one of funding classes")
                    .isEqualTo(20 * 10 * 4);
            assertThat(database.jdbc().queryForObject("select count(*) from groups.group_interval", Long.class))
                    .as("bands and classes, each also all")
                    .isEqualTo(20 * 10 * 4 * 3);
        }
    }

    /** In the process with little heap. */
    public static void main(String[] arguments) {
        DriverManagerDataSource dataSource = new DriverManagerDataSource(arguments[0]);
        RunFacts facts = new RunFacts(Instant.EPOCH, LocalDate.of(2025, 6, 30), 2024, "USD", 2015, 2024, "", "");
        new Groups(new LayerBuilder(dataSource, new EngineTables(dataSource), 2), dataSource).build(facts);
        System.out.println(
                new JdbcTemplate(dataSource).queryForObject("select count(*) from groups.group_test", Long.class));
    }
}
