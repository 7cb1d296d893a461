package org.covalue.inputs.landing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.covalue.estimation.data.Message;
import org.covalue.inputs.reading.HeaderSearch;
import org.covalue.inputs.reading.RowSource;
import org.covalue.inputs.spec.RecordSpecs;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Rows that say that they are examples, and those that only look a little like it. */
class ExampleRowsTest {

    @TempDir
    private Path folder;

    @Test
    void aMarkedRowBelowTheHeaderIsPassedOverAndTold() throws IOException {
        Path file = write("""
                member_id,member_name,member_type
                (example) M1,One,firm
                M2,Two,firm
                " (EJEMPLO) M3",Three,firm
                """);

        assertThat(numbers(file)).containsExactly(3);
        assertThat(notices(file)).singleElement().satisfies(told -> {
            assertThat(told.in("en")).startsWith("rows passed over as examples: 2, the first is row 2;");
            assertThat(told.in("es")).startsWith("filas no cargadas por ser ejemplos: 2, la primera es la fila 2;");
        });
    }

    @Test
    void aRowThatOnlySpeaksOfExamplesIsRead() throws IOException {
        Path file = write("""
                member_id,member_name,member_type
                Example,One,firm
                M2,(example) of a name,firm
                (exam,Three,firm
                example) M4,Four,firm
                (500),Five,firm
                \u00a0,Six,firm
                """);

        assertThat(numbers(file)).containsExactly(2, 3, 4, 5, 6, 7);
        assertThat(notices(file)).isEmpty();
    }

    @Test
    void aFileOfDataIsNeverTakenForInstructions() throws IOException {
        Path file = write("""
                (instructions) keep this line
                member_id,member_name,member_type
                M2,Two,firm
                """);

        assertThat(numbers(file)).containsExactly(3);
    }

    @Test
    void whatTheRowsBehindSayIsPassedOn() {
        assertThat(RowSource.class.getDeclaredMethods())
                .extracting(java.lang.reflect.Method::getName)
                .isSubsetOf(java.util.Arrays.stream(OpenTable.class.getDeclaredMethods())
                        .map(java.lang.reflect.Method::getName)
                        .toList());
    }

    private Path write(String text) throws IOException {
        return Files.writeString(folder.resolve("members.csv"), text);
    }

    private static List<Integer> numbers(Path file) throws IOException {
        List<Integer> numbers = new ArrayList<>();
        try (RowSource rows = open(file)) {
            for (Optional<RowSource.Row> row = rows.next(); row.isPresent(); row = rows.next()) {
                numbers.add(row.get().number());
            }
        }
        return numbers;
    }

    private static List<Message> notices(Path file) throws IOException {
        try (RowSource rows = open(file)) {
            while (rows.next().isPresent()) {
                // Only the end is of interest.
            }
            return rows.notices();
        }
    }

    private static RowSource open(Path file) throws IOException {
        RowSource rows = new LandingFile("members.csv", file).open();
        assertThat(HeaderSearch.in(rows, RecordSpecs.load()).match().spec()).isPresent();
        return rows;
    }
}
