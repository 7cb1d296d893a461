package org.covalue.inputs.dialect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NumberStyleTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "es    | 12.500         | 12500", "es | 1.234.567,89 | 1234567.89", "es | 12,5 | 12.5",
                        "es | -1.000 | -1000", "es | 980 | 980",
                "es    | 1234567,89     | 1234567.89", "es | 0,125 | 0.125", "es | 1.500E+3 | NaN", "es | 12.5 | NaN",
                        "es | 1.2345 | NaN",
                "es    | 1234.567       | NaN", "es | .500 | NaN", "es | 1,234,567 | NaN", "es | 1,234.5 | NaN",
                        "es | 1.23,5 | NaN",
                "es    | 1.000 000      | NaN", "es | 1.234. | NaN", "es | 1,2.345 | NaN", "es | 12.500 EUR | NaN",
                        "es | +5 | 5",
                "es-MX | 12,500.5       | 12500.5", "en | 1,234,567 | 1234567", "en | 12.5 | 12.5", "en | 1,5 | NaN",
                        "en | 12,50.0 | NaN",
                "de    | 1.234,5        | 1234.5", "pt-BR | 1.234,5 | 1234.5", "de-CH | 1'234.5 | 1234.5"
            })
    void aNumberIsReadUnderItsLocaleOrNotAtAll(String locale, String text, Double expected) {
        assertThat(number(locale, text)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "fr, 1\u202F234\u202F567, 1234567",
        "pl, '1\u00A0234,5', 1234.5",
        "es, 1 000, 1000",
        "fr, '1\u00A0234\u202F567', NaN"
    })
    void spacesPartThousands(String locale, String text, Double expected) {
        assertThat(number(locale, text)).isEqualTo(expected);
    }

    @Test
    void anotherDecimalSignIsSaid() {
        assertThatThrownBy(() -> NumberStyle.of(Locale.forLanguageTag("ar-EG-u-nu-arab")))
                .hasMessageContaining("only a point and a comma are read");
    }

    private static Double number(String locale, String text) {
        return NumberStyle.of(Locale.forLanguageTag(locale))
                .number(("7" + text + "8").toCharArray(), 1, 1 + text.length());
    }
}
