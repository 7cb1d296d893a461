package org.covalue.field;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.covalue.ProductCommand;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * All files that are made to be hard to read, each through {@code check} and {@code load} in a process with 512 MiB:
 * what becomes of them, and why, is what {@code bench/torture/table.md} says, where people have judged it.
 */
class TortureTableTest {

    private static final String DATA = System.getenv("COVALUE_TEST_DATA");
    private static final Path KEPT = Path.of("bench", "torture", "table.md");

    @Test
    void everyFileLoadsOrIsRefusedForTheReasonThatIsKept(@TempDir Path folder) throws Exception {
        assumeTrue(DATA != null, "COVALUE_TEST_DATA is not set");
        Path table = folder.resolve("table.md");
        List<String> command = new ArrayList<>(ProductCommand.of(List.of(DATA, table.toString())));
        command.set(command.indexOf("org.covalue.Covalue"), TortureTable.class.getName());

        CommandProcess.Answer answer = CommandProcess.run(
                Map.of("JAVA_TOOL_OPTIONS", "-Dcovalue.log=" + folder.resolve("torture.log")), command);

        assertThat(answer.exit()).as(answer.output()).isZero();
        List<String> lines = Files.readAllLines(table);
        assertThat(lines).noneMatch(line -> line.contains("HANGS") || line.contains("BREAKS"));
        assertThat(lines).as("check says what load does").noneMatch(line -> line.contains("CHECK SAYS"));
        assertThat(String.join("\n", lines)).isEqualTo(Files.readString(KEPT).strip());
    }

    /** But for what says in words what must become of a case. */
    @Test
    void everyFileStandsInTheTable() throws IOException {
        assumeTrue(DATA != null, "COVALUE_TEST_DATA is not set");
        Set<String> told = Files.readAllLines(KEPT).stream()
                .map(line -> line.split(" \\| ")[0].replaceFirst("^\\| ", "").replaceFirst(", sheet .*", ""))
                .collect(Collectors.toSet());
        for (String folder : List.of("csv_torture", "excel_torture", "ingest_mess", "grants_360g", "field")) {
            try (Stream<Path> files = Files.walk(Path.of(DATA, folder))) {
                assertThat(files.filter(Files::isRegularFile)
                                .map(file -> Path.of(DATA).relativize(file).toString())
                                .filter(file -> !file.endsWith("EXPECT.txt")))
                        .as(folder)
                        .isNotEmpty()
                        .allMatch(told::contains);
            }
        }
    }
}
