package org.covalue.inputs.dialect;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Dates as people write them: which have one reading, and which order a column proves. */
class ColumnDatesTest {

    @ParameterizedTest
    @CsvSource({
        "2024-12-31, 2024-12-31",
        "2024/12/31, 2024-12-31",
        "2024-12-31 00:00:00, 2024-12-31",
        "31/12/2024 0:00, 2024-12-31",
        "31/12/2024, 2024-12-31",
        "12/31/2024, 2024-12-31",
        "31.12.24, 2024-12-31",
        "5-5-1998, 1998-05-05",
        "31.12.46, 1946-12-31",
        "31.12.45, 2045-12-31",
        "45292, 2024-01-01",
        "29/02/2024, 2024-02-29",
        "29/02/2023,",
        "03/04/2024,",
        "31/12-2024,",
        "31/12/024,",
        "2024,",
        "1/2/3/2024,",
        "13/13/2024,",
        "00/12/2024,",
        "31/12/2024 10:15,",
        "452920,",
        "31 Dec 2024, 2024-12-31",
        "31-dic-2024, 2024-12-31",
        "31/dic/2024, 2024-12-31",
        "'December 31, 2024', 2024-12-31",
        "Dec. 31 2024, 2024-12-31",
        "31st of December 2024, 2024-12-31",
        "31 de diciembre de 2024, 2024-12-31",
        "1 de setiembre del 2024, 2024-09-01",
        "1 de ENERO de 2024, 2024-01-01",
        "1º de enero de 2024, 2024-01-01",
        "31 Dec 2024 00:00:00, 2024-12-31",
        "3-Mar-2024, 2024-03-03",
        "29 February 2023,",
        "31 Dec 24,",
        "Dec 2024,",
        "31 Dezember 2024,",
        "31 Dic 2024 10:15,",
        "2024 31 Dec,",
    })
    void aDateWithOneReadingIsReadAndNoOther(String text, LocalDate expected) {
        int day = DateStyle.PLAIN.day(("7" + text + "8").toCharArray(), 1, 1 + text.length(), 2025);

        assertThat(day == Literals.NO_DATE ? null : LocalDate.ofEpochDay(day)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "03/04/2024 31/12/2024, DAY_FIRST, false",
        "03/04/2024 12/31/2024, MONTH_FIRST, false",
        "03/04/2024 12/31/2024 31/12/2024, PLAIN, true",
        "12/31/2024 31/12/2024, PLAIN, false",
        "03/04/2024 2024-01-02 45292, PLAIN, true",
        "05/05/2024 2024-01-02, PLAIN, false"
    })
    void aColumnIsReadAsAllItsCellsProve(String cells, DateStyle style, boolean isDoubtful) {
        ColumnDates column = new ColumnDates("starts_on", 2025);
        int row = 1;
        for (String cell : cells.split(" ")) {
            column.add(cell.toCharArray(), 0, cell.length(), ++row);
        }

        assertThat(column.style(Optional.empty())).isEqualTo(style);
        assertThat(column.doubt().isPresent()).isEqualTo(isDoubtful);
    }

    @ParameterizedTest
    @CsvSource({"es, DAY_FIRST", "en-US, MONTH_FIRST", "en-GB, DAY_FIRST", "pl, DAY_FIRST", "en,", "sv,"})
    void aLocaleSaysTheOrderWhereItsCountriesAgree(String locale, DateStyle expected) {
        assertThat(DateStyle.of(Locale.forLanguageTag(locale))).isEqualTo(Optional.ofNullable(expected));
    }
}
