package org.covalue.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.commons.math3.stat.descriptive.rank.Percentile;
import org.covalue.Csv;
import org.covalue.SampleNight;
import org.covalue.TestDatabase;
import org.covalue.TestRun;
import org.covalue.layers.Layer;
import org.covalue.layers.SqlDefinition;
import org.covalue.platform.Problem;
import org.covalue.request.RunParameters;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The whole night on the samples: what was published is what was counted. */
class PipelineTest {

    private static SampleNight night;

    @BeforeAll
    static void runOnce() {
        night = SampleNight.get();
        assertThat(night.database().jdbc().queryForList("select status from batch.batch_job_execution", String.class))
                .containsOnly("COMPLETED");
    }

    @Test
    void everyOrganisationYearAndIndicatorHasOneRowInOneOfTheFiveStates() {
        List<Map<String, String>> rows = Csv.byName(night.exported("indicators"));
        assertThat(rows)
                .hasSize(distinct(rows, "organisation_id") * distinct(rows, "year") * distinct(rows, "indicator"));
        assertThat(distinct(rows, "indicator"))
                .isEqualTo(SqlDefinition.in(Layer.INDICATORS.folder()).size());
        assertThat(rows.stream().map(row -> row.get("state")).collect(Collectors.toSet()))
                .isSubsetOf("ok", "not_reported", "not_applicable", "suppressed", "not_estimable")
                .contains("ok", "not_reported", "suppressed");
        assertThat(rows).allSatisfy(row -> {
            if (!row.get("state").equals("ok")) {
                assertThat(row.get("value") + row.get("numerator") + row.get("denominator"))
                        .isEmpty();
            } else {
                assertThat(row.get("value")).isNotEmpty();
            }
        });
    }

    @Test
    void aSuppressedCellTellsNothingOfItsContributors() {
        assertThat(Csv.byName(night.exported("indicators")))
                .filteredOn(row -> row.get("state").equals("suppressed"))
                .isNotEmpty()
                .allSatisfy(row -> assertThat(row.get("contributors") + row.get("coverage"))
                        .isEmpty());
    }

    /** Threshold of five owners and p% with p = 15, recomputed row by row in Java from the mart. */
    @Test
    void exportIntensityIsSuppressedExactlyWhereTheRulesSaySo() {
        Map<String, Map<String, double[]>> byCell = new TreeMap<>();
        night.database().jdbc().query("""
                select organisation_id || '/' || year, owner_id, exports_usd, revenue_usd from mart.member_year
                where is_firm and exports_usd is not null and revenue_usd is not null
                """, row -> {
            double[] sums = byCell.computeIfAbsent(row.getString(1), cell -> new TreeMap<>())
                    .computeIfAbsent(row.getString(2), owner -> new double[2]);
            sums[0] += row.getDouble(3);
            sums[1] += row.getDouble(4);
        });
        Set<String> unsafe = byCell.entrySet().stream()
                .filter(cell -> isUnsafe(cell.getValue(), 0) || isUnsafe(cell.getValue(), 1))
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
        Set<String> suppressed = Csv.byName(night.exported("indicators")).stream()
                .filter(row -> row.get("indicator").equals("export_intensity")
                        && row.get("state").equals("suppressed"))
                .map(row -> row.get("organisation_id") + "/" + row.get("year"))
                .collect(Collectors.toSet());
        Set<String> unprotected = Csv.byName(night.internal("indicators")).stream()
                .filter(row -> row.get("indicator").equals("export_intensity")
                        && row.get("state").equals("ok"))
                .map(row -> row.get("organisation_id") + "/" + row.get("year"))
                .collect(Collectors.toSet());
        unsafe.retainAll(unprotected);
        assertThat(suppressed).isEqualTo(unsafe).hasSizeBetween(5, unprotected.size() - 5);
    }

    private static boolean isUnsafe(Map<String, double[]> owners, int part) {
        List<Double> sorted = owners.values().stream()
                .map(sums -> sums[part])
                .sorted((a, b) -> Double.compare(b, a))
                .toList();
        double total = sorted.stream().mapToDouble(Double::doubleValue).sum();
        return sorted.size() < 5 || total - sorted.get(0) - sorted.get(1) < 0.15 * sorted.get(0);
    }

    /** Percentiles of type 7 by Commons Math, over the unprotected values. */
    @Test
    void groupStatisticsAreThoseOfTheOrganisationsInTheGroup() {
        List<Map<String, String>> groups = Csv.byName(night.internal("groups"));
        List<Map<String, String>> cells = Csv.byName(night.internal("indicators")).stream()
                .filter(row -> row.get("state").equals("ok") && row.get("year").equals("2022"))
                .toList();
        for (String indicator : List.of("export_intensity", "real_revenue", "public_dependency", "member_retention")) {
            for (String band : List.of("0-4", "5-9", "10+", "all")) {
                double[] values = cells.stream()
                        .filter(row -> row.get("indicator").equals(indicator)
                                && (band.equals("all") || row.get("age_band").equals(band)))
                        .mapToDouble(row -> Double.parseDouble(row.get("value")))
                        .toArray();
                Percentile percentile = new Percentile().withEstimationType(Percentile.EstimationType.R_7);
                assertThat(statistic(groups, indicator, band, "median"))
                        .isCloseTo(percentile.evaluate(values, 50), within(1e-6));
                assertThat(statistic(groups, indicator, band, "p25"))
                        .isCloseTo(percentile.evaluate(values, 25), within(1e-6));
                assertThat(statistic(groups, indicator, band, "mean"))
                        .isCloseTo(Arrays.stream(values).average().orElseThrow(), within(1e-6));
            }
        }
    }

    @Test
    void pooledExportIntensityIsTheRatioOfSums() {
        List<Map<String, String>> cells = Csv.byName(night.internal("indicators")).stream()
                .filter(row -> row.get("state").equals("ok")
                        && row.get("year").equals("2020")
                        && row.get("indicator").equals("export_intensity"))
                .toList();
        double expected = 100 * sum(cells, "numerator") / sum(cells, "denominator");
        assertThat(Csv.byName(night.internal("groups")))
                .filteredOn(row -> row.get("year").equals("2020")
                        && row.get("indicator").equals("export_intensity")
                        && row.get("age_band").equals("all")
                        && row.get("funding_class").equals("all")
                        && row.get("statistic").equals("pooled"))
                .singleElement()
                .satisfies(
                        row -> assertThat(Double.parseDouble(row.get("value"))).isCloseTo(expected, within(1e-9)));
    }

    @Test
    void sharesOfTheFundingMixAddToOneHundred() {
        Map<String, List<Map<String, String>>> groups = Csv.byName(night.exported("funding_mix")).stream()
                .collect(Collectors.groupingBy(row -> row.get("year") + row.get("age_band")));
        assertThat(groups.values()).isNotEmpty().allSatisfy(rows -> {
            assertThat(rows).hasSize(8);
            assertThat(sum(rows, "share_mean")).isCloseTo(100, within(1e-9));
            assertThat(sum(rows, "share_pooled")).isCloseTo(100, within(1e-9));
        });
    }

    /** The published figures: 300 units in 2024, 485,000 nominal US dollars per company in 2023. */
    @Test
    void cordobaHasItsPublishedUnitsAndRevenue() {
        assertThat(night.database()
                        .jdbc()
                        .queryForObject(
                                "select count(distinct member_id) from mart.membership_year "
                                        + "where organisation_id = 'cordoba_technology_cluster' and year = 2024 and "
                                        + "is_in_stock",
                                Integer.class))
                .isEqualTo(300);
        Double mean = night.database()
                .jdbc()
                .queryForObject(
                        "select avg(revenue_usd) from mart.member_year "
                                + "where organisation_id = 'cordoba_technology_cluster' and year = 2023 and is_firm",
                        Double.class);
        assertThat(mean).isCloseTo(485_000, within(5_000.0));
    }

    @Test
    void exportsAreSortedByTheirKeys() {
        List<List<String>> rows = night.exported("indicators");
        List<String> keys = rows.subList(1, rows.size()).stream()
                .map(row -> row.get(0) + "\u0000" + row.get(1) + "\u0000" + row.get(2))
                .toList();
        assertThat(keys).isSorted().doesNotHaveDuplicates();
    }

    /** Beside a restored archive that is shown by {@code ArchiveTest} too. */
    @Test
    @Tag("slow")
    void whatIsMeasuredAgainIsExactlyTheSame() {
        List<List<String>> rows = night.exported("indicators");
        TestRun.run(
                night.database(),
                "measureOnly",
                TestRun.parameters(
                        "measure",
                        Path.of("jobs", "samples"),
                        night.database()
                                .jdbc()
                                .queryForObject("select max(as_of) from covalue.edition", Timestamp.class)
                                .toInstant(),
                        99,
                        "none",
                        Path.of("jobs", "target")));
        Map<String, String> published = okValues(Csv.byName(rows));
        Map<String, String> again = okValues(Csv.byName(night.internal("indicators")));
        assertThat(again).containsAllEntriesOf(published);
    }

    @Test
    void theRejectedTableHidesWhatWasFoundAndShowsEverythingElse() {
        List<Map<String, String>> rows = Csv.byName(night.exported("rejected"));
        assertThat(rows).hasSizeGreaterThan(40).allSatisfy(row -> {
            assertThat(row.get("found")).isEmpty();
            assertThat(row.get("expected")).isNotEmpty();
            assertThat(row.get("message")).isNotEmpty();
        });
        assertThat(Csv.byName(night.internal("rejected")))
                .anySatisfy(row -> assertThat(row.get("found")).isNotEmpty());
    }

    @Test
    void rowsReconcileForEveryFile() {
        assertThat(night.database()
                        .jdbc()
                        .queryForList("select file, rows_read, rows_loaded + rows_rejected + rows_unchanged as told "
                                + "from covalue.delivery"))
                .isNotEmpty()
                .allSatisfy(row ->
                        assertThat(row.get("told")).as("%s", row.get("file")).isEqualTo(row.get("rows_read")));
        assertThat(night.database()
                        .jdbc()
                        .queryForList("select d.file, d.record, d.delivery_id from covalue.delivery d "
                                + "where d.state = 'complete'"))
                .allSatisfy(row -> assertThat(night.database()
                                .jdbc()
                                .queryForObject(
                                        "select count(*) from raw." + row.get("record")
                                                + " r where r.delivery_id = ? and not exists ("
                                                + "select 1 from covalue.unresolved_reference u where u.delivery_id "
                                                + "= r.delivery_id "
                                                + "and u.row_number = r.row_number and u.record = '" + row.get("record")
                                                + "')",
                                        Long.class,
                                        row.get("delivery_id")))
                        .isEqualTo(night.database()
                                .jdbc()
                                .queryForObject(
                                        "select rows_loaded from covalue.delivery where delivery_id = ?",
                                        Long.class,
                                        row.get("delivery_id"))));
    }

    @Test
    void theEditionKeepsItsFilesWithTheirHashes() {
        assertThat(night.database()
                        .jdbc()
                        .queryForList(
                                "select file from covalue.edition_file where edition_id = ?",
                                String.class,
                                night.edition().orElseThrow()))
                .contains("tables/indicators.csv", "reports/portfolio_report/all_funders_2024.pdf");
    }

    @Test
    void aFailedNightPublishesNothingAndGoesOnFromItsFailedStep(@TempDir Path folder) throws Exception {
        try (TestDatabase database = TestDatabase.create()) {
            Path landing = Files.createDirectory(folder.resolve("landing"));
            Files.writeString(
                    landing.resolve("organisation.csv"),
                    "organisation_id,organisation_name,country,founded_on\no1,One,ES,2010-01-01\n",
                    StandardCharsets.UTF_8);
            Files.writeString(
                    landing.resolve("funding.csv"),
                    "funding_id,organisation_id,received_on,source,amount,currency\nf1,o1,2023-05-01,services,100,"
                            + "USD\n",
                    StandardCharsets.UTF_8);
            LocalDate date = LocalDate.of(2024, 3, 1);
            database.jdbc()
                    .execute("create function public.stop() returns trigger language plpgsql as "
                            + "$$ begin raise exception 'stopped by the test'; end $$");
            database.jdbc()
                    .execute("create trigger stop before insert on released.indicator_value execute function "
                            + "public.stop()");
            JobRunner.Outcome failed = TestRun.night(database, landing, date, "none", folder.resolve("editions"));
            assertThat(failed.isComplete()).isFalse();
            assertThat(failed.message())
                    .contains("disclose")
                    .contains("stopped by the test")
                    .contains("same command");
            assertThat(database.jdbc().queryForObject("select count(*) from covalue.edition", Long.class))
                    .isZero();

            database.jdbc().execute("drop trigger stop on released.indicator_value");
            JobRunner.Outcome resumed = TestRun.night(database, landing, date, "none", folder.resolve("editions"));
            assertThat(resumed.isComplete()).isTrue();
            assertThat(resumed.wasResumed()).isTrue();
            assertThat(database.jdbc()
                            .queryForObject(
                                    "select count(*) from batch.batch_step_execution where step_name = 'stage'",
                                    Long.class))
                    .as("finished steps are not run again")
                    .isEqualTo(1);
            assertThat(database.jdbc()
                            .queryForObject(
                                    "select count(*) from covalue.edition where published_at is not null", Long.class))
                    .isEqualTo(1);
        }
    }

    /** What other commands do between a failed night and its resumption must not change what the night publishes. */
    @Test
    void aResumedNightPublishesItsOwnFactsWhateverRanMeanwhile(@TempDir Path folder) throws Exception {
        try (TestDatabase database = TestDatabase.create()) {
            Path landing = Files.createDirectory(folder.resolve("landing"));
            Files.writeString(
                    landing.resolve("organisation.csv"),
                    "organisation_id,organisation_name,country,founded_on\no1,One,ES,2010-01-01\n");
            Files.writeString(
                    landing.resolve("funding.csv"),
                    "funding_id,organisation_id,received_on,source,amount,currency\n"
                            + "f1,o1,2019-05-01,services,100,USD\nf2,o1,2023-05-01,services,100,USD\n");
            LocalDate date = LocalDate.of(2024, 3, 1);
            database.jdbc()
                    .execute("create function public.stop() returns trigger language plpgsql as "
                            + "$$ begin raise exception 'stopped by the test'; end $$");
            database.jdbc()
                    .execute("create trigger stop before insert on released.indicator_value execute function "
                            + "public.stop()");
            assertThat(TestRun.night(database, landing, date, "none", folder.resolve("editions"))
                            .isComplete())
                    .isFalse();
            database.jdbc().execute("drop trigger stop on released.indicator_value");

            TestRun.load(database, landing, Instant.now());
            RunParameters other = TestRun.parameters("measure", landing, Instant.now(), 6, "none", folder);
            TestRun.run(
                    database,
                    "measureOnly",
                    new RunParameters(
                            "measure",
                            other.businessDate(),
                            6,
                            other.asOf(),
                            List.of(),
                            "USD",
                            Optional.empty(),
                            Optional.of(new RunParameters.YearRange(2020, 2021)),
                            "none",
                            folder,
                            Optional.empty(),
                            Optional.empty(),
                            Optional.empty()));

            JobRunner.Outcome resumed = TestRun.night(database, landing, date, "none", folder.resolve("editions"));
            assertThat(resumed.message()).isEmpty();
            assertThat(resumed.wasResumed()).isTrue();
            assertThat(database.jdbc()
                            .queryForMap("select year_from, year_to, business_date from covalue.edition where "
                                    + "published_at is not null"))
                    .containsEntry("year_from", 2019)
                    .containsEntry("year_to", 2023)
                    .containsEntry("business_date", java.sql.Date.valueOf(date));
            assertThat(database.jdbc()
                            .queryForObject("select count(distinct year) from released.indicator_value", Integer.class))
                    .isEqualTo(5);
            assertThat(database.jdbc()
                            .queryForObject(
                                    "select count(*) from batch.batch_step_execution where step_name = 'stage' "
                                            + "and job_execution_id in (select job_execution_id from "
                                            + "batch.batch_job_execution where job_instance_id = ?)",
                                    Long.class,
                                    resumed.runId()))
                    .as("the finished step is not run again, its layer is")
                    .isEqualTo(1);
        }
    }

    /** One row wrong in two columns, one row wrong in one of them. */
    @Test
    void rejectedRowsOfAnOrganisationAreCountedByReasonAndColumn(@TempDir Path folder) throws Exception {
        try (TestDatabase database = TestDatabase.create()) {
            Path landing = Files.createDirectory(folder.resolve("landing"));
            Files.writeString(
                    landing.resolve("organisation.csv"),
                    "organisation_id,organisation_name,country,founded_on\no1,One,ES,2010-01-01\n");
            Files.writeString(
                    landing.resolve("funding.csv"),
                    "funding_id,organisation_id,received_on,source,amount,currency,in_kind\n"
                            + "f1,o1,2023-05-01,services,100,USD,no\nf2,o1,2023-05-01,lottery,ten,USD,no\nf3,o1,"
                            + "2023-05-01,lottery,1,USD,no\n");
            assertThat(TestRun.night(database, landing, LocalDate.of(2024, 3, 1), "none", folder.resolve("editions"))
                            .message())
                    .isEmpty();
            assertThat(database.jdbc()
                            .queryForList(
                                    "select \"column\" || ' ' || rule || ' ' || rows || ' ' || faults || ' ' || "
                                            + "left(expected, 6) "
                                            + "from released.rejected_by_organisation where organisation_id = 'o1' "
                                            + "order by 1",
                                    String.class))
                    .hasSize(2)
                    .satisfiesExactly(
                            amount -> assertThat(amount).startsWith("amount type number 1 1 "),
                            source -> assertThat(source).startsWith("source enum 2 2 one of"));
        }
    }

    @Test
    void aDraftCannotBeOpenedByName() {
        long draft = night.database().jdbc().queryForObject("""
                insert into covalue.edition (edition_id, run_id, business_date, as_of, base_year, reporting_currency, year_from, year_to,
                    software_version, created_at) overriding system value
                values ((select max(edition_id) + 1 from covalue.edition), 0, date '2030-01-01', now(), 2020, 'USD', 2020, 2021, 'test', now()) returning edition_id
                """, Long.class);
        assertThatThrownBy(() -> night.editions().open(Optional.of(draft)))
                .isInstanceOf(Problem.class)
                .hasMessageContaining("no published edition " + draft);
        night.database().jdbc().update("delete from covalue.edition where edition_id = ?", draft);
    }

    private static int distinct(List<Map<String, String>> rows, String column) {
        return (int) rows.stream().map(row -> row.get(column)).distinct().count();
    }

    private static double sum(List<Map<String, String>> rows, String column) {
        return rows.stream()
                .mapToDouble(row -> Double.parseDouble(row.get(column)))
                .sum();
    }

    private static double statistic(List<Map<String, String>> groups, String indicator, String band, String statistic) {
        return groups.stream()
                .filter(row -> row.get("year").equals("2022")
                        && row.get("indicator").equals(indicator)
                        && row.get("age_band").equals(band)
                        && row.get("funding_class").equals("all")
                        && row.get("statistic").equals(statistic))
                .mapToDouble(row -> Double.parseDouble(row.get("value")))
                .findFirst()
                .orElseThrow();
    }

    private static Map<String, String> okValues(List<Map<String, String>> rows) {
        return rows.stream()
                .filter(row -> row.get("state").equals("ok"))
                .collect(Collectors.toMap(
                        row -> row.get("organisation_id") + "/" + row.get("year") + "/" + row.get("indicator"),
                        row -> row.get("value")));
    }
}
