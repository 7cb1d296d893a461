package org.covalue.gate;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.covalue.SampleNight;
import org.covalue.editions.EditionFiles;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files of the sample night, one of them spoiled at a time. */
class DraftFilesTest {

    private static final Path PDF = Path.of("reports/portfolio_report/all_funders_2024.pdf");
    private static final Path XLSX = Path.of("reports/portfolio_report/all_funders_2024.xlsx");

    @TempDir
    private Path folder;

    @BeforeEach
    void copy() {
        EditionFiles.copy(SampleNight.get().files(), folder);
    }

    private List<String> faults() {
        return new DraftFiles(SampleNight.get().editions().open(Optional.empty()), folder, Set.of(PDF, XLSX))
                .faults().stream().map(one -> one.in("en")).toList();
    }

    @Test
    void filesAsTheNightMadeThemAreWhole() {
        assertThat(faults()).isEmpty();
    }

    @Test
    void aTableThatLacksARowOrIsNotThereIsFound() throws IOException {
        Path table = folder.resolve("tables/indicators.csv");
        List<String> lines = Files.readAllLines(table);
        Files.write(table, lines.subList(0, lines.size() - 1));
        Files.delete(folder.resolve("tables/groups.csv"));
        assertThat(faults())
                .containsExactlyInAnyOrder(
                        "tables/groups.csv is missing",
                        "tables/indicators.csv has " + (lines.size() - 2) + " rows, the edition has "
                                + (lines.size() - 1));
    }

    @Test
    void aReportThatIsCutOffOrMissingIsFound() throws IOException {
        byte[] pdf = Files.readAllBytes(folder.resolve(PDF));
        Files.write(folder.resolve(PDF), Arrays.copyOf(pdf, pdf.length / 2));
        byte[] workbook = Files.readAllBytes(folder.resolve(XLSX));
        Files.write(folder.resolve(XLSX), Arrays.copyOf(workbook, workbook.length / 2));
        assertThat(faults())
                .containsExactlyInAnyOrder(PDF + " is missing or not whole", XLSX + " is missing or not whole");
        Files.delete(folder.resolve(PDF));
        Files.write(folder.resolve(XLSX), new byte[0]);
        assertThat(faults()).hasSize(2);
    }

    @Test
    void aFileThatWasNeverFinishedIsFound() throws IOException {
        Files.writeString(folder.resolve("reports/.all_funders_2024.pdf.1.1.part"), "half", StandardCharsets.UTF_8);
        assertThat(faults())
                .containsExactly("reports/.all_funders_2024.pdf.1.1.part is a file that was never finished");
    }
}
