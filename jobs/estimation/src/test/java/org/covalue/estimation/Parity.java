package org.covalue.estimation;

import static org.assertj.core.api.Assertions.assertThat;

import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.assertj.core.data.Offset;
import org.assertj.core.data.Percentage;

/** Numbers beside their references; what was compared is kept for the table of parity in the documentation. */
public final class Parity {

    private static final Map<String, List<String>> COMPARED = new TreeMap<>();

    private Parity() {}

    public static void agrees(String what, double found, double reference, Percentage tolerance) {
        agrees(what, found, reference, Offset.offset(Math.abs(reference) * tolerance.value / 100));
    }

    public static synchronized void agrees(String what, double found, double reference, Offset<Double> tolerance) {
        COMPARED.put(
                what,
                List.of(
                        what,
                        Double.toString(found),
                        Double.toString(reference),
                        "%.1e"
                                .formatted(
                                        reference == 0
                                                ? Math.abs(found)
                                                : Math.abs(found - reference) / Math.abs(reference))));
        assertThat(found).as(what).isCloseTo(reference, tolerance);
    }

    /** All that was compared so far, into {@code target/parity}; nothing where nothing was. */
    public static synchronized void write() throws IOException {
        if (!COMPARED.isEmpty()) {
            Path folder = Files.createDirectories(Path.of("target/parity"));
            try (CsvWriter csv = CsvWriter.builder().build(folder.resolve("cross_section_and_treated_unit.csv"))) {
                csv.writeRecord("number", "ours", "reference", "relative_difference");
                COMPARED.values().forEach(csv::writeRecord);
            }
        }
    }
}
