package org.covalue.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.covalue.Csv;
import org.covalue.TestDatabase;
import org.covalue.TestRun;
import org.covalue.archive.Restore;
import org.covalue.disclosure.Editions;
import org.covalue.exports.EvaluatorTable;
import org.covalue.exports.TableFormat;
import org.covalue.indicators.Indicator;
import org.covalue.request.RunParameters;
import org.covalue.run.JobRunner;
import org.covalue.samples.GenerateSamples;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A home as commit b659817 (schema 14) made it, and the software of today. The fixture is what that commit's
 * {@code archive} wrote after {@code nightly --landing jobs/samples --business-date 2025-06-30 --years 2021-2024
 * --reports none}.
 */
class UpgradedHomeTest {

    private static final Path ARCHIVE = Path.of("jobs/src/test/fixtures/home_of_b659817.zip");
    /** Later than everything in the fixture. */
    private static final Instant NEXT_NIGHT = Instant.parse("2026-12-24T02:15:00Z");

    /** Of a number. */
    private static final double LAST_DIGITS = 1e-12;

    /** The logarithm of a ratio of two sums that hardly differ has the noise of the sums. */
    private static final double NEARLY_EQUAL_SUMS = 1e-3;

    @TempDir
    private static Path folder;

    private static TestDatabase database;
    private static Path editions;

    @BeforeAll
    static void open() {
        database = TestDatabase.createWithoutSchema();
        editions = folder.toAbsolutePath().resolve("editions");
        try (Database asItWas = Database.openAsItIs(folder, Optional.of(database.url()))) {
            new Restore(asItWas, editions).from(ARCHIVE);
        }
    }

    @AfterAll
    static void drop() {
        database.close();
    }

    @Test
    void whatWasPublishedIsExportedAsItWas() {
        assertSameAsPublished(1, 0);
    }

    /** Sums that are added up in another order may differ in their last digits; the change log says where. */
    @Test
    void anotherNightOnTheSameDataPublishesTheSameTables() throws IOException {
        RunParameters run = new RunParameters(
                "nightly",
                TestRun.BUSINESS_DATE.plusDays(1),
                1,
                NEXT_NIGHT,
                List.of(samplesAsTheyWere()),
                "USD",
                Optional.empty(),
                Optional.of(RunParameters.YearRange.parse("2021-2024")),
                "none",
                editions,
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
        JobRunner.Outcome outcome = TestRun.run(database, "nightly", run);
        assertThat(outcome.message()).isEmpty();
        assertSameAsPublished(new Editions(database.dataSource()).latest().orElseThrow(), LAST_DIGITS);
    }

    /**
     * Some faults of the samples are written otherwise since more is read. A file that changed is delivered anew, and
     * counts over the corrections that came after it.
     */
    private static Path samplesAsTheyWere() throws IOException {
        Path samples = folder.toAbsolutePath().resolve("samples");
        GenerateSamples.writeDelimited(samples);
        rewrite(samples.resolve("co/ingresos.csv"), Map.of(" aprox.", ""));
        rewrite(samples.resolve("co/membresias.csv"), Map.of("31-13-2015", "31-12-2015", "2017/13/15", "2017/03/15"));
        rewrite(samples.resolve("reference/exchange_rate.csv"), Map.of("ca. 2.70", "2,70"));
        return samples;
    }

    private static void rewrite(Path file, Map<String, String> words) throws IOException {
        String text = Files.readString(file);
        for (Map.Entry<String, String> word : words.entrySet()) {
            assertThat(text).contains(word.getKey());
            text = text.replace(word.getKey(), word.getValue());
        }
        Files.writeString(file, text);
    }

    /** Of tables that there were then. */
    private static void assertSameAsPublished(long edition, double tolerance) {
        Path then = editions.resolve("1/tables");
        List<EvaluatorTable> tables = EvaluatorTable.all().stream()
                .filter(table -> Files.exists(then.resolve(table.name() + ".csv")))
                .toList();
        assertThat(tables).hasSize(7);
        for (EvaluatorTable table : tables) {
            List<List<String>> before = Csv.read(then.resolve(table.name() + ".csv"));
            List<String> names = before.get(0).stream()
                    .filter(name -> !name.equals("edition"))
                    .toList();
            List<List<String>> published = columns(before, names);
            List<List<String>> today = ofIndicators(published, columns(export(table, edition), names));
            assertThat(published).as(table.name()).hasSizeGreaterThan(5);
            assertThat(today).as(table.name()).hasSameSizeAs(published);
            List<String> changed = new ArrayList<>();
            for (int row = 0; row < published.size(); row++) {
                if (!isSame(published.get(row), today.get(row), tolerance)
                        && !isOfItsOwnShares(table, today.get(row))) {
                    changed.add(published.get(row) + " is now " + today.get(row));
                }
            }
            assertThat(changed)
                    .as("rows of %s that are not as they were published", table.name())
                    .isEmpty();
        }
    }

    /** What is made of the shares by which funding classes are told is no longer tested between them. */
    private static boolean isOfItsOwnShares(EvaluatorTable table, List<String> row) {
        return table.name().equals("group_tests")
                && row.contains("funding_class")
                && row.contains("not_applicable")
                && Indicator.all().stream()
                        .anyMatch(one -> row.contains(one.id())
                                && one.definition().text("family").equals(Optional.of("funding")));
    }

    /** Rows of the indicators that there were then; where a table has none, all rows. */
    private static List<List<String>> ofIndicators(List<List<String>> published, List<List<String>> today) {
        int place = published.get(0).indexOf("indicator");
        Set<String> known =
                published.stream().map(row -> place < 0 ? "" : row.get(place)).collect(Collectors.toSet());
        return today.stream()
                .filter(row -> place < 0 || known.contains(row.get(place)))
                .toList();
    }

    /** An organisation without firms or without a wave, of which nothing was reported then, is not asked today. */
    private static boolean isSame(List<String> published, List<String> today, double tolerance) {
        for (int cell = 0; cell < published.size(); cell++) {
            String before = published.get(cell);
            String after = today.get(cell);
            if (!before.equals(after)
                    && !(before.equals("not_reported") && after.equals("not_applicable"))
                    && !(isNumber(before)
                            && isNumber(after)
                            && Math.abs(Double.parseDouble(before) - Double.parseDouble(after))
                                    <= tolerance * Math.max(Math.abs(Double.parseDouble(before)), NEARLY_EQUAL_SUMS))) {
                return false;
            }
        }
        return true;
    }

    private static boolean isNumber(String cell) {
        return cell.matches("-?\\d+(\\.\\d+)?([Ee]-?\\d+)?");
    }

    private static List<List<String>> export(EvaluatorTable table, long edition) {
        Path file = folder.resolve(table.name() + "_of_" + edition + ".csv");
        TableFormat.CSV.write(table, new Editions(database.dataSource()).open(Optional.of(edition)), "en", file);
        return Csv.read(file);
    }

    /** Those that there were; later ones stand beside them. */
    private static List<List<String>> columns(List<List<String>> table, List<String> names) {
        List<Integer> places = names.stream().map(table.get(0)::indexOf).toList();
        assertThat(places).as("columns %s of %s", names, table.get(0)).doesNotContain(-1);
        return table.stream().map(row -> places.stream().map(row::get).toList()).toList();
    }
}
