package org.covalue.inputs.landing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.covalue.inputs.reading.CsvFile;
import org.covalue.inputs.spec.RecordSpecs;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The same table in whatever way an office writes it: read with equal values, or not at all. */
class DialectTest {

    private static final Charset WINDOWS_1252 = Charset.forName("windows-1252");
    private static final Charset WINDOWS_1250 = Charset.forName("windows-1250");
    private static final List<Charset> CHARSETS =
            List.of(StandardCharsets.UTF_8, StandardCharsets.UTF_16LE, WINDOWS_1252, WINDOWS_1250);
    private static final List<String> SEPARATORS = List.of(",", ";", "\t", "|");
    private static final List<String> GROUPS = List.of("", "", " ", "\u00A0", "\u202F", "'", "other");
    private static final List<String> DATES =
            List.of("uuuu-MM-dd", "dd/MM/uuuu", "MM/dd/uuuu", "d.M.uu", "M/d/uu", "uuuu/MM/dd", "serial");
    private static final List<String> WESTERN = List.of("España", "Ñandú", "Compañía", "Société", "Müller", "plain");
    private static final List<String> CENTRAL = List.of("Łódź", "Kraków", "Győr", "Plzeň", "Müller", "plain");
    private static final int TABLES = 3_000;

    @TempDir
    private Path folder;

    /** How one office writes. */
    private record Style(
            Charset charset, String separator, char decimal, String group, String minus, String currency, String date) {

        static Style any(Random random) {
            char decimal = random.nextBoolean() ? '.' : ',';
            Charset charset = one(CHARSETS, random);
            String group = one(GROUPS, random).replace("other", decimal == '.' ? "," : ".");
            boolean isWritten = charset.newEncoder().canEncode(group);
            return new Style(
                    charset,
                    one(SEPARATORS, random),
                    decimal,
                    isWritten ? group : "\u00A0",
                    one(List.of("-%s", "(%s)", "%s-"), random),
                    one(List.of("%s", "%s", "€ %s", "%s EUR", "$%s"), random),
                    one(DATES, random));
        }

        String number(BigDecimal number) {
            String plain = number.abs().toPlainString();
            int point = plain.indexOf('.') < 0 ? plain.length() : plain.indexOf('.');
            StringBuilder text = new StringBuilder(plain.replace('.', decimal));
            for (int at = point - 3; at > 0; at -= 3) {
                text.insert(at, group);
            }
            String dressed = currency.formatted(text);
            return number.signum() < 0 ? minus.formatted(dressed) : dressed;
        }

        String day(LocalDate day) {
            return date.equals("serial")
                    ? Long.toString(day.toEpochDay() + 25_569)
                    : day.format(DateTimeFormatter.ofPattern(date));
        }

        String locale() {
            String language = charset.equals(WINDOWS_1250) ? "pl" : "es";
            return decimal == ',' ? language : charset.equals(WINDOWS_1250) ? "" : "es-MX";
        }
    }

    @Test
    void aTableInAnyDialectIsReadWithEqualValuesOrNotAtAll() throws IOException {
        Random random = new Random(20261127);
        int read = 0;
        int refused = 0;
        for (int i = 0; i < TABLES; i++) {
            Style style = Style.any(random);
            List<TableAsLoaded.Row> rows = rows(random, style);
            String text = text(style, rows);
            TableAsLoaded table = TableAsLoaded.of(write(style.charset(), text), Optional.empty());
            assertThat(rows).as(style + "\n" + text + "\n" + table).containsAll(table.rows());
            assertThat(table.refusal().isPresent() ? rows.size() : table.rows().size() + table.rejected())
                    .isEqualTo(rows.size());
            read += table.rejected() == 0 && table.refusal().isEmpty() ? 1 : 0;
            refused += table.refusal().isPresent() ? 1 : 0;
        }
        assertThat(read).as("read whole, " + refused + " refused").isGreaterThan(TABLES / 2);
        assertThat(refused).isGreaterThan(TABLES / 50);
    }

    @Test
    void underTheLocaleOfItsSenderEveryRowIsRead() throws IOException {
        Random random = new Random(20261128);
        int tables = 0;
        while (tables < TABLES / 3) {
            Style style = Style.any(random);
            if (style.locale().isEmpty() || style.date().startsWith("M")) {
                continue;
            }
            tables++;
            List<TableAsLoaded.Row> rows = rows(random, style);
            String text = text(style, rows);
            TableAsLoaded table = TableAsLoaded.of(write(style.charset(), text), Optional.of(style.locale()));
            assertThat(table.rows()).as(style + "\n" + text + "\n" + table).isEqualTo(rows);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "v01_truth_utf8_iso.csv",
                "v02_utf8bom_semicolon_decimalcomma_dmy_crlf.csv",
                "v03_cp1252_semicolon_nbsp_thousands.csv",
                "v04_utf16le_tab.txt"
            })
    void theFourFormsOfTheSameGrantsAreTheSameGrants(String name) throws IOException {
        String home = System.getenv("COVALUE_TEST_DATA");
        assumeTrue(home != null, "COVALUE_TEST_DATA is not set");
        Path mess = Path.of(home, "ingest_mess");

        TableAsLoaded table = TableAsLoaded.of(mess.resolve(name), Optional.empty());

        assertThat(table.refusal()).isEmpty();
        assertThat(table.rejected()).isZero();
        assertThat(table.rows()).hasSize(300);
        assertThat(table.rows().stream()
                        .map(row -> BigDecimal.valueOf(row.amount()))
                        .reduce(BigDecimal.ZERO, BigDecimal::add))
                .isEqualByComparingTo("39778372.76");
        assertThat(table.rows())
                .extracting(TableAsLoaded.Row::day)
                .isEqualTo(TableAsLoaded.of(mess.resolve("v01_truth_utf8_iso.csv"), Optional.empty()).rows().stream()
                        .map(TableAsLoaded.Row::day)
                        .toList());
    }

    @ParameterizedTest
    @CsvSource({
        "'Informe anual, 2024|Cifras, en miles|identifier;amount_awarded|G1;1,5|G2;2,5', 2",
        "'identifier;amount_awarded|G1;1,5', 1",
        "'Informe; anual; 2024; x; y|identifier,amount_awarded|G1,1.5|G2,2.5', 2",
        "'identifier,title|G1,a;b;c|G2,d;e;f|G3,g;h;i', 3",
    })
    void theSeparatorIsThatOfTheTableAndNotOfWhatStandsAboveIt(String lines, int rows) throws IOException {
        TableAsLoaded table =
                TableAsLoaded.of(write(StandardCharsets.UTF_8, lines.replace('|', '\n') + "\n"), Optional.empty());

        assertThat(table.rejected()).isZero();
        assertThat(table.rows()).hasSize(rows);
    }

    private static List<TableAsLoaded.Row> rows(Random random, Style style) {
        List<TableAsLoaded.Row> rows = new ArrayList<>();
        int size = 1 + random.nextInt(8);
        for (int i = 0; i < size; i++) {
            int scale = random.nextInt(4);
            BigDecimal amount = BigDecimal.valueOf(random.nextInt(20_000_000) >> random.nextInt(20), scale);
            rows.add(new TableAsLoaded.Row(
                    i + 2,
                    "G" + i,
                    one(style.charset().equals(WINDOWS_1250) ? CENTRAL : WESTERN, random),
                    (random.nextInt(4) == 0 ? amount.negate() : amount).doubleValue() + 0.0,
                    LocalDate.of(1999, 1, 1).plusDays(random.nextInt(9_500))));
        }
        return rows;
    }

    private static String text(Style style, List<TableAsLoaded.Row> rows) {
        StringBuilder text = new StringBuilder(
                String.join(style.separator(), "Identifier", "Title", "Amount Awarded", "Award Date") + "\n");
        for (TableAsLoaded.Row row : rows) {
            BigDecimal amount = new BigDecimal(Double.toString(row.amount())).stripTrailingZeros();
            text.append(String.join(
                            style.separator(),
                            row.identifier(),
                            row.title(),
                            '"' + style.number(amount.scale() < 0 ? amount.setScale(0) : amount) + '"',
                            style.day(row.day())))
                    .append('\n');
        }
        return text.toString();
    }

    private Path write(Charset charset, String text) throws IOException {
        String marked = charset.equals(StandardCharsets.UTF_16LE) ? "\uFEFF" + text : text;
        return Files.write(folder.resolve("grants.csv"), marked.getBytes(charset));
    }

    private static <T> T one(List<T> all, Random random) {
        return all.get(random.nextInt(all.size()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-16LE", "UTF-16BE"})
    void wideCharactersNeedNoMark(String characters) throws IOException {
        Path file = folder.resolve("ingresos.csv");
        Files.writeString(
                file,
                "ID del miembro;Año;Moneda;Ingresos\r\nÑandú…;2023;EUR;1.234,5\r\nŁódź;2023;EUR;12,50\r\n",
                Charset.forName(characters));
        LandingFile.Header header = new LandingFile("ingresos.csv", file).header(RecordSpecs.load());
        assertThat(header.refusal()).isEmpty();
        assertThat(header.record()).contains("revenue");
        try (CsvFile csv = CsvFile.open(file)) {
            assertThat(csv.next().orElseThrow().cells().text(1)).isEqualTo("Año");
            assertThat(csv.next().orElseThrow().cells().text(0)).isEqualTo("Ñandú…");
            assertThat(csv.readAs()).startsWith(characters);
        }
    }

    @Test
    void bytesThatAreNoTextAreNoWideCharactersEither() throws IOException {
        Path file = folder.resolve("b.csv");
        Files.write(file, new byte[] {1, 0, 0, 0, 2, 0, 0, 0, 3, 0, 0, 0, 4, 0, 0, 0});
        assertThat(new LandingFile("b.csv", file).header(RecordSpecs.load()).refusal())
                .isPresent();
    }
}
