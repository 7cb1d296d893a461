package org.covalue.inputs.reading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.covalue.estimation.data.Message;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.yaml.snakeyaml.Yaml;

class CsvFileTest {

    /** A row as it was, though the file has gone on. */
    private record Read(int number, List<String> cells, Optional<Message> fault) {}

    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(strings = {",", ";", "\t"})
    void theFirstLineTellsTheSeparator(String separator) throws IOException {
        assertThat(rows("a|b|c\n1|2,5;x|3\n"
                        .replace(",5;x", separator.equals("\t") ? ",5;x" : "\t")
                        .replace("|", separator)))
                .extracting(row -> row.cells().size())
                .containsExactly(3, 3);
    }

    @Test
    void aSeparatorInAQuotedHeaderDoesNotCount() throws IOException {
        assertThat(rows("\"a;b;c;d\",e\n1,2\n"))
                .extracting(Read::cells)
                .containsExactly(List.of("a;b;c;d", "e"), List.of("1", "2"));
    }

    @Test
    void oneColumnNeedsNoSeparator() throws IOException {
        assertThat(rows("a\n1\n2\n")).extracting(row -> row.cells().get(0)).containsExactly("a", "1", "2");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\n", "\r\n", "\r"})
    void everyEndOfLineWillDo(String end) throws IOException {
        assertThat(rows("a,b" + end + "1,2" + end + end + "3,4"))
                .extracting(Read::number, Read::cells)
                .containsExactly(tuple(1, List.of("a", "b")), tuple(2, List.of("1", "2")), tuple(4, List.of("3", "4")));
    }

    @ParameterizedTest
    @CsvSource({"UTF-8, EFBBBF", "UTF-16LE, FFFE", "UTF-16BE, FEFF", "UTF-32LE, FFFE0000", "UTF-32BE, 0000FEFF"})
    void aByteOrderMarkTellsTheEncodingAndIsNoPartOfTheName(String charset, String mark) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.write(java.util.HexFormat.of().parseHex(mark));
        bytes.write("año,región\n2024,Córdoba 😀\n".getBytes(Charset.forName(charset)));

        assertThat(read(Files.write(folder.resolve("marked.csv"), bytes.toByteArray())))
                .extracting(Read::cells)
                .containsExactly(List.of("año", "región"), List.of("2024", "Córdoba 😀"));
    }

    @Test
    void bytesThatAreNoUtf8AreMarkedAndStopNothing() throws IOException {
        Path file = Files.write(
                folder.resolve("latin.csv"), "a,b\nCórdoba,1\nRosario,2\n".getBytes(StandardCharsets.ISO_8859_1));

        assertThat(read(file)).extracting(row -> row.cells().get(0)).containsExactly("a", "C\uFFFDrdoba", "Rosario");
    }

    @Test
    void quotesKeepSeparatorsLineEndsAndQuotes() throws IOException {
        assertThat(rows("a,b\n\"1,5\",\"x\r\ny\"\n\"say \"\"hi\"\"\",\"\"\n"))
                .extracting(Read::number, Read::cells)
                .containsExactly(
                        tuple(1, List.of("a", "b")),
                        tuple(2, List.of("1,5", "x\r\ny")),
                        tuple(3, List.of("say \"hi\"", "")));
    }

    @Test
    void blankLinesAreCountedAndNotReturned() throws IOException {
        assertThat(rows("\n  \na,b\n\n1,2\n\n\n3,4\n\n"))
                .extracting(Read::number)
                .containsExactly(3, 5, 8);
    }

    @Test
    void anEmptyFileHasNoRows() throws IOException {
        assertThat(rows("")).isEmpty();
        assertThat(rows("\n\n\n")).isEmpty();
        assertThat(rows("\uFEFF")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"\n", "\r\n", "\r"})
    void aQuoteThatNeverClosesCostsItsOwnLineOnly(String end) throws IOException {
        List<Read> rows = rows(String.join(end, "a,b", "1,2", "\"3,4", "5,6", "", "7,8", ""));

        assertThat(rows)
                .filteredOn(row -> row.fault().isEmpty())
                .extracting(Read::number, Read::cells)
                .containsExactly(
                        tuple(1, List.of("a", "b")),
                        tuple(2, List.of("1", "2")),
                        tuple(4, List.of("5", "6")),
                        tuple(6, List.of("7", "8")));
        assertThat(rows)
                .filteredOn(row -> row.fault().isPresent())
                .extracting(Read::number)
                .containsExactly(3);
    }

    @Test
    void aBrokenQuoteInTheLastLineOrTheFirstCostsNoOther() throws IOException {
        assertThat(rows("a,b\n1,2\n3,\"4"))
                .extracting(row -> row.fault().isPresent())
                .containsExactly(false, false, true);
        assertThat(rows("\"a,b\n1,2\n3,4\n"))
                .extracting(row -> row.fault().isPresent())
                .containsExactly(true, false, false);
    }

    @Test
    void severalBrokenQuotesCostOneLineEach() throws IOException {
        List<Read> rows = rows("a,b\n\"1,2\n3,4\n5,\"6\" x\n7,8\n\"\"9\",10\n11,12\n13,\"14\n15,16\n");

        assertThat(rows)
                .filteredOn(row -> row.fault().isPresent())
                .extracting(Read::number)
                .containsExactly(2, 4, 6, 8);
        assertThat(rows)
                .filteredOn(row -> row.fault().isEmpty())
                .extracting(row -> row.cells().get(0))
                .containsExactly("a", "3", "7", "11", "15");
    }

    @Test
    void aBrokenQuoteBehindValuesOfManyLinesCostsItsOwnLineOnly() throws IOException {
        List<Read> rows = rows("a,b\n1,\"x\ny\r\n\rz\"\n\"2,3\n4,\"5\n\"\n6,7\n");

        assertThat(rows)
                .filteredOn(row -> row.fault().isEmpty())
                .extracting(Read::cells)
                .containsExactly(
                        List.of("a", "b"), List.of("1", "x\ny\r\n\rz"), List.of("4", "5\n"), List.of("6", "7"));
        assertThat(rows).filteredOn(row -> row.fault().isPresent()).hasSize(1);
    }

    @Test
    void aQuoteThatSwallowsLinesUntilTheNextQuoteLosesNoOtherRow() throws IOException {
        List<Read> rows = rows("a,b,c\n\"Acme,1,2\n3,x,4\n5,Bolt\",6\n7,y,8\n");

        assertThat(rows)
                .filteredOn(row -> row.fault().isEmpty() && row.cells().size() == 3)
                .extracting(Read::cells)
                .contains(List.of("3", "x", "4"), List.of("7", "y", "8"));
        assertThat(rows)
                .filteredOn(row -> row.fault().isPresent())
                .extracting(Read::number)
                .contains(2);
    }

    @Test
    @Timeout(60)
    void tenMegabytesInOneFieldAreAField() throws IOException {
        String long10 = "x".repeat(10 << 20);

        List<Read> rows = rows("a,b\n1,\"" + long10 + "\"\n2," + long10 + "\n3,4\n");

        assertThat(rows).extracting(Read::number).containsExactly(1, 2, 3, 4);
        assertThat(rows).extracting(row -> row.cells().get(1).length()).containsExactly(1, 10 << 20, 10 << 20, 1);
    }

    @Test
    @Timeout(60)
    void aQuoteThatNeverClosesBeforeManyMegabytesCostsItsOwnLineOnly() throws IOException {
        int many = 3_000_000;
        StringBuilder text = new StringBuilder("a,b\n\"1,2\n");
        for (int i = 0; i < many; i++) {
            text.append(i).append(",some text\n");
        }
        Path file = Files.writeString(folder.resolve("long.csv"), text);
        int good = 0;
        int bad = 0;
        try (CsvFile csv = CsvFile.open(file)) {
            for (Optional<CsvFile.Row> row = csv.next(); row.isPresent(); row = csv.next()) {
                bad += row.get().fault().isPresent() ? 1 : 0;
                good += row.get().fault().isPresent() ? 0 : 1;
            }
        }

        assertThat(bad).isEqualTo(1);
        assertThat(good).isEqualTo(many + 1);
    }

    @Test
    @Timeout(60)
    void aThousandBrokenQuotesLoseNoRowBetweenThem() throws IOException {
        StringBuilder text = new StringBuilder("a,b\n");
        for (int i = 0; i < 1_000; i++) {
            text.append("\"Acme\" Ltd,")
                    .append(i)
                    .append('\n')
                    .append("good,")
                    .append(i)
                    .append('\n');
        }

        List<Read> rows = rows(text.toString());

        assertThat(rows).filteredOn(row -> row.fault().isPresent()).hasSize(1_000);
        assertThat(rows).filteredOn(row -> row.fault().isEmpty()).hasSize(1_001);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "comma_in_quotes",
                "empty",
                "empty_crlf",
                "escaped_quotes",
                "json",
                "newlines",
                "newlines_crlf",
                "quotes_and_newlines",
                "simple",
                "simple_crlf",
                "utf8"
            })
    void csvSpectrumIsReadAsItsTruthSays(String name) throws IOException {
        Path spectrum = testData("csv_torture/csv-spectrum");
        // The copies at hand have lost the carriage returns of their files, not those of their truth.
        String truthText =
                Files.readString(spectrum.resolve("json/" + name + ".json")).replace("\\r\\n", "\\n");
        List<Map<String, String>> truth = new Yaml().load(truthText);

        assertThat(records(read(spectrum.resolve("csvs/" + name + ".csv")))).isEqualTo(truth);
    }

    @ParameterizedTest
    @ValueSource(strings = {"utf8_nobom", "utf8_bom", "utf16le_bom", "utf16be_bom", "utf32le_bom", "utf32be_bom"})
    void theMarkedFilesOfFastCsvAreReadAlike(String name) throws IOException {
        Path marked = testData("csv_torture/fastcsv_bom/resources");

        assertThat(read(marked.resolve(name + ".csv")))
                .extracting(Read::cells)
                .containsExactly(List.of("foo", "üÜß"), List.of("123", "456"));
    }

    /** Public data that the repository holds no copy of: where the variable is set, it must be there. */
    private static Path testData(String name) {
        String home = System.getenv("COVALUE_TEST_DATA");
        assumeTrue(home != null, "COVALUE_TEST_DATA is not set");
        Path path = Path.of(home, name);
        assertThat(path)
                .as("COVALUE_TEST_DATA is set, so its data must be there")
                .isDirectory();
        return path;
    }

    private static List<Map<String, String>> records(List<Read> rows) {
        List<Map<String, String>> records = new ArrayList<>();
        for (Read row : rows.subList(1, rows.size())) {
            Map<String, String> cells = new LinkedHashMap<>();
            for (int i = 0; i < row.cells().size(); i++) {
                cells.put(rows.get(0).cells().get(i), row.cells().get(i));
            }
            records.add(cells);
        }
        return records;
    }

    private List<Read> rows(String text) throws IOException {
        return read(Files.writeString(folder.resolve("delivered.csv"), text));
    }

    private static List<Read> read(Path file) throws IOException {
        List<Read> rows = new ArrayList<>();
        try (CsvFile csv = CsvFile.open(file)) {
            for (Optional<CsvFile.Row> row = csv.next(); row.isPresent(); row = csv.next()) {
                rows.add(new Read(
                        row.get().number(), row.get().cells().texts(), row.get().fault()));
            }
        }
        return rows;
    }
}
