package org.covalue.inputs.reading;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class IdsTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "007",
                "12E3",
                "1e3",
                "E+11",
                "1.5",
                "A-1/2",
                "\u00D11",
                "\u0141\u00F3d\u017A",
                "Firm 1",
                "#12",
                "a=b",
                "O'Neill",
                "\u65E5\u672C"
            })
    void anIdIsKeptAsItIs(String id) {
        assertThat(Ids.kept(id)).isEqualTo(id);
        assertThat(Ids.fault(id)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "1.23E+11 | power of ten",
                "1,23E+11 | power of ten",
                "1E+11 | power of ten",
                "1.2e+5 | power of ten",
                "=\"0042\" | formula",
                "'0043 | apostrophe",
                "#N/A | error",
                "#### | error",
                "#REF! | error"
            })
    void whatASpreadsheetDoesToAnIdIsTold(String id, String how) {
        assertThat(Ids.fault(id))
                .hasValueSatisfying(fault -> assertThat(fault.message().in("en"))
                        .contains("a spreadsheet", how, "format the column as text"));
    }

    @ParameterizedTest
    @CsvSource({
        "200B, U+200B ZERO WIDTH SPACE",
        "7, U+0007 BEL",
        "AD, U+00AD SOFT HYPHEN",
        "FEFF, U+FEFF",
        "2028, U+2028",
        "A0, U+00A0 NO-BREAK SPACE",
        "3164, U+3164",
        "FE0F, U+FE0F",
        "202E, U+202E",
        "9, U+0009",
        "34F, U+034F",
        "E0041, U+E0041",
        "0, U+0000"
    })
    void whatCannotBeSeenIsNamed(String unseen, String name) {
        String id = "M" + Character.toString(Integer.parseInt(unseen, 16)) + "1";

        assertThat(Ids.fault(id))
                .hasValueSatisfying(
                        fault -> assertThat(fault.message().in("en")).contains("the id holds " + name));
    }

    @Test
    void composedAndDecomposedAreOne() {
        assertThat(Ids.kept("N\u03031")).isEqualTo("\u00D11").isEqualTo(Ids.kept("\u00D11"));
    }

    @Test
    void blanksAroundAnIdGo() {
        assertThat(Ids.kept("\u00A0 \tM 1\u3000\r")).isEqualTo("M 1");
    }
}
