package org.covalue.estimation.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.covalue.estimation.Evaluation;
import org.covalue.estimation.data.Design.Minimum;
import org.covalue.estimation.inference.Estimate;

/** Public data sets with reference results, where COVALUE_TEST_DATA names their folder. */
public final class ReferenceData {

    private static final List<List<String>> COMPARED = Collections.synchronizedList(new ArrayList<>());

    private ReferenceData() {}

    /** What was compared so far, as CSV: number, ours, reference, relative difference. */
    public static void writeParity(Path file) throws IOException {
        Files.createDirectories(file.getParent());
        try (CsvWriter csv = CsvWriter.builder().build(file)) {
            csv.writeRecord("number", "ours", "reference", "relative_difference");
            COMPARED.stream().distinct().forEach(csv::writeRecord);
        }
    }

    /** Skips the test where the variable is not set; fails it where the folder is missing. */
    public static Path folder(String name) {
        String home = System.getenv("COVALUE_TEST_DATA");
        assumeTrue(home != null, "COVALUE_TEST_DATA is not set");
        Path path = Path.of(home, name);
        assertThat(path)
                .as("COVALUE_TEST_DATA is set, so its data must be there")
                .isDirectory();
        return path;
    }

    public static List<Map<String, String>> rows(Path file) {
        try (CsvReader<NamedCsvRecord> csv = CsvReader.builder().ofNamedCsvRecord(file)) {
            List<Map<String, String>> rows = new ArrayList<>();
            csv.forEach(record -> rows.add(record.getFieldsAsMap()));
            return rows;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A study of a file; {@code more} are lines of the design. */
    public static Evaluation evaluate(Path panel, String... more) {
        Design design = Design.parse("test", String.join("\n", more), Minimum.OF_A_PANEL);
        return Evaluation.of(Panel.read(panel, design), design);
    }

    public static Estimate term(Evaluation evaluation, String estimator, String term) {
        return evaluation.findings().estimates().stream()
                .filter(one -> one.estimator().equals(estimator) && one.term().equals(term))
                .findFirst()
                .orElseThrow(() -> new AssertionError(estimator + " has no " + term));
    }

    /**
     * Within a share of the reference; a reference of nothing but rounding is near zero. Kept for the table of parity.
     */
    public static void assertNear(String what, double found, String reference, double relative) {
        double expected = Double.parseDouble(reference);
        COMPARED.add(List.of(
                what,
                Double.toString(found),
                reference,
                "%.1e".formatted(Math.abs(found - expected) / Math.abs(expected))));
        assertThat(Math.abs(found - expected))
                .as("%s: %s, reference %s", what, found, reference)
                .isLessThanOrEqualTo(Math.abs(expected) * relative + 1e-14);
    }
}
