package org.covalue.inputs.workbook;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What formats say of their numbers, and how they show ids. */
class FormatCodeTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            General                       | 5    | NUMBER
            #,##0.00                      | 5    | NUMBER
            "hs" 0                        | 5    | CODE
            0.0 \\d\\i\\a\\s              | 5    | NUMBER
            [Red]0.00                     | 5    | NUMBER
            [$USD] #,##0                  | 5    | NUMBER
            _-* #,##0.00\\ "€"_-;-* 0_-   | 5    | NUMBER
            _y0_d                         | 5    | NUMBER
            *d0.0                         | 5    | NUMBER
            dd/mm/yyyy                    | 5    | DATE
            [$-409]d mmm yy;@             | 5    | DATE
            [h]:mm                        | 5    | DATE
            mm:ss.00                      | 5    | DATE
            d" de "mmmm                   | 5    | DATE
            [Red]yyyy                     | 5    | DATE
            0%                            | 5    | PERCENT
            0"%"                          | 5    | CODE
            0.0"%"                        | 5    | NUMBER
            0.0\\%                        | 5    | NUMBER
            [<1]0%;0.0                    | 0.5  | PERCENT
            [<1]0%;0.0                    | 25   | NUMBER
            0.0;dd/mm                     | -1   | DATE
            0.0;dd/mm                     | 1    | NUMBER
            0.00E+00                      | 5    | POWER
            "E"0                          | 5    | CODE
            00000                         | 5    | CODE
            """)
    void theLettersOfAFormatSayWhatItsNumbersAre(String code, double number, FormatSection.Meaning meaning) {
        assertThat(new FormatCode(code).section(number).meaning()).isEqualTo(meaning);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            "M"00000        | 1    | M00001
            "S"000          | 2    | S002
            "D"0            | 3    | D3
            \\M00000        | 4    | M00004
            "MS" 000        | 5    | MS 005
            [$M-]000        | 6    | M006
            [Red]"y"00      | 7    | y07
            00-000          | 1234 | 01-234
            "A"00"/"00      | 12345| A123/45
            "P"0;"N"0       | -8   | N8
            000             | -8   | -008
            [>=100]"G"0;"K"0| 7    | K7
            0"d"            | 0    | 0d
            General"h"      | 12   | 12h
            0"%"            | 25   | 25%
            """)
    void anIdIsWhatIsShown(String code, double number, String shown) {
        assertThat(new FormatCode(code).shown(number)).isEqualTo(shown);
    }
}
