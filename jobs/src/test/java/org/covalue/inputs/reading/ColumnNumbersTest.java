package org.covalue.inputs.reading;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.covalue.inputs.dialect.Doubt;
import org.covalue.inputs.landing.LandingFile;
import org.covalue.inputs.spec.RecordSpecs;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which columns of numbers are a question, and which prove how they are to be read. */
class ColumnNumbersTest {

    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "12.500           | 12.500 in row 2 is 12500 with a decimal comma and 12.5 with a decimal point",
                "980 1.000        | 1.000 in row 3 is 1000 with a decimal comma and 1 with a decimal point",
                "-1.250           | -1.250 in row 2 is -1250 with a decimal comma and -1.25 with a decimal point",
                "1.000 12.5 1,5 | 1.000 in row 2",
                "12,500           | 12,500 in row 2 is 12.5 with a decimal comma and 12500 with a decimal point",
                "(1.250)          | (1.250) in row 2 is -1250 with a decimal comma and -1.25 with a decimal point",
                "12,500 1,5 1.5   | 12,500 in row 2",
                "1.000 words | 1.000 in row 2"
            })
    void aPointBeforeThreeDigitsIsAQuestionInAFileWithSemicolons(String cells, String readings) throws IOException {
        assertThat(doubt(";", cells, "5"))
                .hasValueSatisfying(
                        column -> assertThat(column.readings().in("en")).startsWith(readings));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "12.500 0.125",
                "12.500 1234.567",
                "12.500 12.5",
                "12.500 .500",
                "12.500 1,234.5",
                "12.500 1,234,567",
                "12",
                "12.5",
                "1.2345",
                "1,5",
                "1.234.567",
                "1.000 12,5",
                "1.000 1.234.567,89",
                "1.000 1.234.567",
                "12,500 1,234,567",
                "12,500 7,5"
            })
    void whatProvesOneReadingOrHasOneIsNone(String cells) throws IOException {
        assertThat(doubt(";", cells, "5")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"12.500", "1.000 980"})
    void betweenCommasAPointIsAPoint(String cells) throws IOException {
        assertThat(doubt(",", cells, "5")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"'12,5'", "'1234,567'", "'1.234,5'", "'0,125'"})
    void oneDecimalCommaAnywhereMakesTheWholeFileAQuestion(String elsewhere) throws IOException {
        assertThat(doubt(",", "12.500", elsewhere.replace("'", ""))).isPresent();
        assertThat(doubt("\t", "12.500", elsewhere.replace("'", ""))).isPresent();
    }

    @Test
    void aDecimalCommaInAColumnThatNobodyReadsDoesToo() throws IOException {
        assertThat(doubt("\t", "12.500", "7,5", "remarks")).isPresent();
        assertThat(doubt(",", "12.500", "7,5", "remarks")).isPresent();
        assertThat(doubt("\t", "12.500", "see page 7, 5 rows", "remarks")).isEmpty();
        assertThat(doubt("\t", "12.500", "1,234,567", "remarks")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"'1,234,567'", "'1,234.5'"})
    void aCommaBetweenThousandsDoesNot(String elsewhere) throws IOException {
        assertThat(doubt(",", "12.500", elsewhere.replace("'", ""))).isEmpty();
    }

    /** A file with the cells in the column revenue, and one other in its employees. */
    private Optional<Doubt> doubt(String separator, String cells, String elsewhere) throws IOException {
        return doubt(separator, cells, elsewhere, "employees_fte");
    }

    private Optional<Doubt> doubt(String separator, String cells, String elsewhere, String column) throws IOException {
        StringBuilder rows = new StringBuilder(
                        String.join(separator, "member_id", "year", "currency", "revenue", column))
                .append('\n');
        for (String cell : cells.split(" ")) {
            rows.append(String.join(separator, "M1", "2023", "EUR", '"' + cell + '"', '"' + elsewhere + '"'))
                    .append('\n');
        }
        return new LandingFile("revenue.csv", Files.writeString(folder.resolve("revenue.csv"), rows))
                .survey(RecordSpecs.load(), Reading.plain(2025))
                .doubt();
    }
}
