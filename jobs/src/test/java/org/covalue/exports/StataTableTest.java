package org.covalue.exports;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.covalue.SampleNight;
import org.covalue.disclosure.Edition;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every table as a Stata file, read by R and Python, holds what its CSV holds. */
class StataTableTest {

    @TempDir
    private Path folder;

    private final Edition edition = SampleNight.get().editions().open(Optional.empty());

    @Test
    void pandasReadsEveryTable() throws Exception {
        for (EvaluatorTable table : EvaluatorTable.all()) {
            Path csv = written(table, TableFormat.CSV);
            String said = Programs.python(folder, "read_dta.py", csv, written(table, TableFormat.DTA));
            assertThat(said).contains(table.title("en"));
            if (table.name().equals("indicators")) {
                assertThat(said).contains("'.a'", "'.n'", "'.s'");
            }
        }
    }

    @Test
    void havenReadsEveryTable() throws Exception {
        for (EvaluatorTable table : EvaluatorTable.all()) {
            Path csv = written(table, TableFormat.CSV);
            assertThat(Programs.r(folder, "read_dta.R", "haven", csv, written(table, TableFormat.DTA)))
                    .contains("label " + table.title("en"));
        }
    }

    @Test
    void chosenColumnsKeepTheReasonOfAMissingValue() throws Exception {
        EvaluatorTable table = EvaluatorTable.of("indicators");
        Path file = folder.resolve("chosen.dta");
        Path whole = written(table, TableFormat.DTA);
        TableFormat.DTA.write(new ChosenColumns(table, List.of("year", "value")), edition, "es", file);
        byte[] suppressed = {0, 0, 0, 0, 0, 0x13, (byte) 0xe0, 0x7f};
        assertThat(count(Files.readAllBytes(file), suppressed))
                .isPositive()
                .isLessThanOrEqualTo(count(Files.readAllBytes(whole), suppressed));
    }

    private static int count(byte[] in, byte[] what) {
        int count = 0;
        for (int i = 0; i + what.length <= in.length; i++) {
            if (Arrays.equals(in, i, i + what.length, what, 0, what.length)) {
                count++;
            }
        }
        return count;
    }

    private Path written(EvaluatorTable table, TableFormat format) {
        Path file = folder.resolve(table.name() + "." + format.ending());
        format.write(table, edition, "en", file);
        return file;
    }
}
