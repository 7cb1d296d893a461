package org.covalue.exports;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.covalue.SampleNight;
import org.covalue.disclosure.Edition;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A table as Parquet holds, typed, what its CSV holds: DuckDB reads it, which shares no code with the writer. */
class ParquetTableTest {

    @TempDir
    private Path folder;

    private final Edition edition = SampleNight.get().editions().open(Optional.empty());

    @Test
    void anotherProgramReadsTheRowsOfTheCsvWithTheirTypes() throws SQLException {
        try (Connection duck = DriverManager.getConnection("jdbc:duckdb:");
                Statement statement = duck.createStatement()) {
            for (EvaluatorTable table : EvaluatorTable.all()) {
                Path file = folder.resolve(table.name() + ".parquet");
                TableFormat.PARQUET.write(table, edition, "en", file);
                try (ResultSet read = statement.executeQuery("select * from read_parquet('" + file + "')")) {
                    compare(table, read);
                }
            }
        }
    }

    private static void compare(EvaluatorTable table, ResultSet read) throws SQLException {
        List<List<String>> csv = SampleNight.get().exported(table.name());
        List<EvaluatorTable.Column> columns = table.columns();
        for (int i = 0; i < columns.size(); i++) {
            assertThat(read.getMetaData().getColumnLabel(i + 1))
                    .isEqualTo(csv.get(0).get(i));
            assertThat(read.getMetaData().getColumnTypeName(i + 1))
                    .isEqualTo(
                            switch (columns.get(i).type()) {
                                case TEXT -> "VARCHAR";
                                case INTEGER -> "BIGINT";
                                case NUMBER -> "DOUBLE";
                                case DATE -> "DATE";
                                case BOOLEAN -> "BOOLEAN";
                            });
        }
        List<String> different = new ArrayList<>();
        int row = 0;
        while (read.next()) {
            List<String> expected = csv.get(++row);
            for (int i = 0; i < columns.size(); i++) {
                if (!isSame(expected.get(i), read.getObject(i + 1))) {
                    different.add(
                            table.name() + " row " + row + ": " + expected.get(i) + " / " + read.getObject(i + 1));
                }
            }
        }
        assertThat(different).isEmpty();
        assertThat(row).isEqualTo(csv.size() - 1);
    }

    private static boolean isSame(String expected, Object found) {
        if (found == null) {
            return expected.isEmpty();
        }
        return found instanceof Double number
                ? Double.parseDouble(expected) == number
                : expected.equals(found.toString()) || expected.equals("'" + found);
    }
}
