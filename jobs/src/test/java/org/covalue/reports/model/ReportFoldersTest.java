package org.covalue.reports.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.covalue.reports.Reports;
import org.covalue.reports.pdf.PdfWriter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every report folder is complete: layout, queries, and all words in both languages. */
class ReportFoldersTest {

    private static final Pattern SELECT = Pattern.compile("\\bselect\\b", Pattern.CASE_INSENSITIVE);

    static List<String> ids() {
        return ReportFolder.ids();
    }

    @Test
    void theReportsAreThere() {
        assertThat(Reports.ids()).contains("funder_report", "portfolio_report");
        assertThat(Reports.needsOrganisation("funder_report")).isTrue();
        assertThat(Reports.needsOrganisation("portfolio_report")).isFalse();
        assertThatThrownBy(() -> ReportFolder.of("annual_report"))
                .isInstanceOf(ReportException.class)
                .hasMessageContaining("funder_report");
    }

    @ParameterizedTest
    @MethodSource("ids")
    void thePageLayoutCompiles(String id) {
        assertThat(PdfWriter.page(id).getName()).isEqualTo(id);
    }

    @ParameterizedTest
    @MethodSource("ids")
    void thePageLayoutHoldsNoQueryAndNoWords(String id) throws Exception {
        String page = new String(new ReportFolder(id).page().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(SELECT.matcher(page).find()).isFalse();
        assertThat(page).doesNotContain("staticText");
    }

    @ParameterizedTest
    @MethodSource("ids")
    void everyExhibitIsDefinedInEveryLanguage(String id) {
        ReportFolder folder = new ReportFolder(id);
        for (Language language : Language.values()) {
            Wording wording = Wording.of(language).with(anyMeanings());
            Settings exhibits = folder.definition().under("exhibits");
            for (String exhibit : exhibits.keys()) {
                check(folder, exhibit, exhibits.under(exhibit), wording);
            }
        }
    }

    private static void check(ReportFolder folder, String id, Settings exhibit, Wording wording) {
        assertThat(wording.in(exhibit, "title")).isNotBlank();
        if (exhibit.text("kind").equals("text")) {
            assertThat(exhibit.each("items"))
                    .isNotEmpty()
                    .allSatisfy(item -> assertThat(wording.in(item, "text")).isNotBlank());
            return;
        }
        assertThat(folder.query(id))
                .containsIgnoringCase("select")
                .contains("order by")
                .doesNotContain("select *");
        Settings columns = exhibit.under("columns");
        assertThat(columns.keys()).isNotEmpty();
        List<ColumnDefinition> defined = columns.keys().stream()
                .map(column -> ColumnDefinition.of(column, columns.under(column), wording))
                .toList();
        defined.forEach(column ->
                assertThatCode(() -> House.shared().decimals(column.unit())).doesNotThrowAnyException());
        Settings chart = exhibit.under("chart");
        chart.list("series")
                .forEach(series ->
                        assertThat(ChartBuilder.place(defined, series)).isNotNegative());
    }

    /** Stands in for the columns of a cover query. */
    private static Map<String, String> anyMeanings() {
        Map<String, String> meanings = new HashMap<>();
        List.of(
                        "year",
                        "year_from",
                        "year_to",
                        "base_year",
                        "reporting_currency",
                        "edition_id",
                        "business_date",
                        "as_of",
                        "created_at",
                        "software_version",
                        "funder_name",
                        "organisation_name",
                        "base_year_choice_en",
                        "base_year_choice_es",
                        "subject_en",
                        "subject_es",
                        "confidence")
                .forEach(name -> meanings.put(name, name));
        IntStream.rangeClosed(1, ModelBuilder.YEARS_BACK)
                .mapToObj(back -> "year-" + back)
                .forEach(name -> meanings.put(name, name));
        meanings.put("largest_effect", "12.5");
        meanings.put("period_unit", "count");
        return meanings;
    }

    @Test
    void everyFixedWordExistsInBothLanguages() {
        Settings words = Settings.read("reports/_shared/words.yml");
        for (String vocabulary : words.keys()) {
            for (String code : words.under(vocabulary).keys()) {
                for (Language language : Language.values()) {
                    assertThat(words.under(vocabulary).in(language, code))
                            .as(vocabulary + " " + code)
                            .isNotBlank();
                }
            }
        }
    }

    @Test
    void aMisspeltKeyIsRefused() {
        Settings settings = new Settings("report.yml", Map.of("titel", "x"));
        assertThatThrownBy(() -> settings.allow("title"))
                .isInstanceOf(ReportException.class)
                .hasMessageContaining("titel")
                .hasMessageContaining("title");
    }
}
