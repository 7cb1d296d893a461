package org.covalue.reports.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.covalue.disclosure.CellState;
import org.covalue.reports.Released;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CellMakerTest {

    @ParameterizedTest
    @CsvSource({
        "NOT_REPORTED, n.r., n.i.",
        "NOT_APPLICABLE, n.a., n.c.",
        "SUPPRESSED, (c), (c)",
        "NOT_ESTIMABLE, n.e., n.e."
    })
    void aStateIsAWordAndNeverANumber(CellState state, String english, String spanish) {
        Cell cell = make(Language.EN, Map.of("format", "number"), state);
        assertThat(cell.text()).isEqualTo(english);
        assertThat(cell.number()).isEmpty();
        assertThat(make(Language.ES, Map.of("format", "number"), state).text()).isEqualTo(spanish);
    }

    @Test
    void zeroIsAValue() {
        Cell cell = make(Language.EN, Map.of("format", "number", "unit", "percent"), 0.0);
        assertThat(cell.text()).isEqualTo("0.0");
        assertThat(cell.number()).contains(0.0);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "1234567.5 | currency | 1,234,568 | 1.234.568 | #,##0",
                "0.25      | percent  | 0.3       | 0,3       | #,##0.0",
                "1.005     | statistic| 1.01      | 1,01      | #,##0.00",
                "-0.04     | percent  | 0.0       | 0,0       | #,##0.0",
                "-12.35    | percent  | -12.4     | -12,4     | #,##0.0",
                "0.1235    | ratio    | 0.124     | 0,124     | #,##0.000"
            })
    void figuresAreRoundedAsWorkbooksDoIt(double value, String unit, String english, String spanish, String pattern) {
        Map<String, Object> column = Map.of("format", "number", "unit", unit);
        Cell cell = make(Language.EN, column, value);
        assertThat(cell.text()).isEqualTo(english);
        assertThat(cell.pattern()).isEqualTo(pattern);
        assertThat(cell.value()).contains(value);
        assertThat(make(Language.ES, column, value).text()).isEqualTo(spanish);
    }

    @Test
    void aChangeShowsItsSign() {
        Map<String, Object> column = Map.of("format", "number", "unit", "percent", "signed", true);
        assertThat(make(Language.EN, column, 3.21).text()).isEqualTo("+3.2");
        assertThat(make(Language.EN, column, -3.21).text()).isEqualTo("-3.2");
        assertThat(make(Language.EN, column, 0.0).text()).isEqualTo("0.0");
    }

    @Test
    void aPositionIsANumberThatReadsAsWords() {
        ColumnDefinition column = column(Language.ES, Map.of("format", "position", "of", "size"));
        Cell cell = new CellMaker(Wording.of(Language.ES))
                .make(Released.table(List.of("x", "size"), new Object[] {3L, 12L}), 0, column);
        assertThat(cell.text()).isEqualTo("3 de 12");
        assertThat(cell.number()).contains(3.0);
        assertThat(cell.pattern()).isEqualTo("0\" de 12\"");
    }

    @Test
    void codesBecomeWordsAndUnknownCodesStay() {
        Map<String, Object> column = Map.of("format", "word", "words", "funding_class");
        assertThat(make(Language.ES, column, "public_funds").text()).isEqualTo("Fondos públicos");
        assertThat(make(Language.ES, column, "new_class").text()).isEqualTo("new_class");
    }

    @Test
    void datesAreTypedAndTextThatIsMissingIsBlank() {
        Cell date = make(Language.EN, Map.of("format", "date"), LocalDate.of(2024, 2, 29));
        assertThat(date.text()).isEqualTo("2024-02-29");
        assertThat(date.value()).contains(LocalDate.of(2024, 2, 29));
        assertThat(make(Language.EN, Map.of("format", "text"), CellState.NOT_REPORTED)
                        .text())
                .isEmpty();
    }

    @Test
    void aUnitWithoutAFormatIsRefused() {
        assertThatThrownBy(() -> make(Language.EN, Map.of("format", "number", "unit", "furlongs"), 1.0))
                .isInstanceOf(ReportException.class)
                .hasMessageContaining("furlongs");
    }

    private static Cell make(Language language, Map<String, Object> column, Object value) {
        return new CellMaker(Wording.of(language))
                .make(Released.table(List.of("x"), new Object[] {value}), 0, column(language, column));
    }

    private static ColumnDefinition column(Language language, Map<String, Object> settings) {
        Map<String, Object> all = new HashMap<>(settings);
        all.put("title", "X");
        return ColumnDefinition.of("x", new Settings("test", all), Wording.of(language));
    }
}
