package org.covalue.exports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.covalue.Csv;
import org.covalue.SampleNight;
import org.covalue.disclosure.Edition;
import org.covalue.platform.UsageProblem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A wide table holds the cells of the long one, each in its place. */
class WideTableTest {

    @TempDir
    private Path folder;

    private final Edition edition = SampleNight.get().editions().open(Optional.empty());

    @Test
    void everyFigureStandsUnderItsIndicatorWithItsState() {
        Map<String, List<String>> wide = new HashMap<>();
        List<List<String>> rows = Csv.read(wide("indicators", TableFormat.CSV));
        List<String> header = rows.get(0);
        rows.subList(1, rows.size()).forEach(row -> wide.put(row.get(0) + " " + row.get(1), row));
        List<List<String>> all = SampleNight.get().exported("indicators");
        for (List<String> row : all.subList(1, all.size())) {
            List<String> found = wide.get(row.get(0) + " " + row.get(1));
            assertThat(found.get(header.indexOf(row.get(2)))).isEqualTo(row.get(3));
            assertThat(found.get(header.indexOf("state_" + row.get(2)))).isEqualTo(row.get(5));
        }
        long indicators = all.subList(1, all.size()).stream()
                .map(row -> row.get(2))
                .distinct()
                .count();
        assertThat(header).hasSize(5 + 2 * (int) indicators);
        assertThat(wide).hasSize((int) ((all.size() - 1) / indicators));
    }

    @Test
    void everyTableThatSpreadsDoesSoInEveryFormat() {
        for (EvaluatorTable table : EvaluatorTable.all()) {
            if (table.canBeWide()) {
                for (TableFormat format : TableFormat.values()) {
                    assertThat(wide(table.name(), format)).isNotEmptyFile();
                }
            }
        }
        assertThatThrownBy(() -> wide("estimates", TableFormat.CSV))
                .isInstanceOf(UsageProblem.class)
                .hasMessageContaining("funding_mix, groups, indicators");
    }

    @Test
    void inStataTheMissingValueSaysWhy() throws Exception {
        Path csv = wide("indicators", TableFormat.CSV);
        String said = Programs.python(folder, "read_wide_dta.py", csv, wide("indicators", TableFormat.DTA));
        assertThat(said).contains("Export intensity (percent)");
    }

    private Path wide(String name, TableFormat format) {
        Path file = folder.resolve(name + "." + format.ending());
        TableSelection all = TableSelection.of(EvaluatorTable.of(name), Map.of());
        format.write(WideTable.of(all, edition, format), edition, "en", file);
        return file;
    }
}
