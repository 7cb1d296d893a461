package org.covalue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.covalue.reports.Reports;
import org.covalue.reports.model.Language;
import org.covalue.reports.model.ReportModel;
import org.covalue.reports.model.ReportRequest;
import org.covalue.reports.model.Table;
import org.junit.jupiter.api.Test;

/** What reports say of money adds up, on the samples. */
class FundingSumsTest {

    private static final String ORGANISATION = "cordoba_technology_cluster";

    @Test
    void thePartsOfAllFundersOfAProjectAreItsBudget() {
        List<Map<String, Object>> whole = rows(funderReport(Optional.empty()), "project_parts");
        assertThat(whole).isNotEmpty().allSatisfy(row -> {
            assertThat(number(row, "Share, %")).isCloseTo(100, within(1e-9));
            assertThat(number(row, "Part")).isCloseTo(number(row, "Budget"), within(1e-6));
            assertThat(number(row, "Part of others")).isZero();
        });
        List<Map<String, Object>> one = rows(funderReport(Optional.of("region-ar-x")), "project_parts");
        assertThat(one).isNotEmpty().allSatisfy(row -> {
            assertThat(number(row, "Part")).isLessThan(number(row, "Budget"));
            assertThat(number(row, "Part") + number(row, "Part of others"))
                    .isCloseTo(number(row, "Budget"), within(1e-6));
            assertThat((String) row.get("Also reported to")).isNotBlank().doesNotContain("Gobierno regional: Córdoba");
        });
    }

    @Test
    void theTenSourcesAreTheOwnIncome() {
        List<Map<String, Object>> sources = rows(funderReport(Optional.empty()), "income_by_source");
        assertThat(sources).hasSize(10);
        assertThat(sum(sources, "Share, %")).isCloseTo(100, within(1e-9));
        assertThat(sum(sources, "Own income"))
                .isCloseTo(sum(sources, "Received") - sum(sources, "Passed on"), within(1e-6));
        double ownIncome = rows(
                        Reports.build(
                                SampleNight.get().editions().open(Optional.empty()),
                                new ReportRequest(
                                        "portfolio_report", 2024, Optional.empty(), Optional.empty(), Language.EN)),
                        "organisations")
                .stream()
                .filter(row -> ORGANISATION.equals(row.get("Id")))
                .mapToDouble(row -> number(row, "Own income"))
                .sum();
        assertThat(sum(sources, "Own income")).isCloseTo(ownIncome, within(1e-6));
    }

    @Test
    void anOrganisationIsInOneClassByItsLargestSourceAndInAllThatItHasMoneyFrom() {
        List<Map<String, Object>> classes = rows(
                Reports.build(
                        SampleNight.get().editions().open(Optional.empty()),
                        new ReportRequest("portfolio_report", 2024, Optional.empty(), Optional.empty(), Language.EN)),
                "organisations_by_any_class");
        assertThat(classes)
                .hasSize(8)
                .allSatisfy(row -> assertThat(number(row, "Any income from it"))
                        .isGreaterThanOrEqualTo(number(row, "Largest source")));
        assertThat(sum(classes, "Largest source"))
                .isEqualTo(Csv.byName(SampleNight.get().exported("funding_mix")).stream()
                        .filter(row -> row.get("year").equals("2024")
                                && row.get("age_band").equals("all")
                                && row.get("funding_class").equals("services"))
                        .mapToDouble(row -> Double.parseDouble(row.get("organisations")))
                        .sum());
    }

    private static ReportModel funderReport(Optional<String> funder) {
        return Reports.build(
                SampleNight.get().editions().open(Optional.empty()),
                new ReportRequest("funder_report", 2024, Optional.of(ORGANISATION), funder, Language.EN));
    }

    private static List<Map<String, Object>> rows(ReportModel model, String exhibit) {
        Table table = model.exhibits().stream()
                .filter(one -> one.id().equals(exhibit))
                .findFirst()
                .orElseThrow()
                .table();
        return table.rows().stream()
                .map(row -> IntStream.range(0, table.columns().size())
                        .boxed()
                        .collect(Collectors.toMap(
                                i -> table.columns().get(i).title(),
                                i -> row.cells().get(i).value().orElse(""))))
                .toList();
    }

    private static double sum(List<Map<String, Object>> rows, String column) {
        return rows.stream().mapToDouble(row -> number(row, column)).sum();
    }

    private static double number(Map<String, Object> row, String column) {
        return ((Number) row.get(column)).doubleValue();
    }
}
