package org.covalue.studies;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.covalue.database.SqlResource;
import org.covalue.disclosure.CellState;
import org.covalue.layers.Layer;
import org.covalue.layers.LayerBuilder;
import org.covalue.studies.StudyTable.Row;
import org.springframework.jdbc.core.JdbcTemplate;

/** What studies found beside estimates, before disclosure, with the estimates that each row rests on. */
final class FindingTables {

    private final JdbcTemplate jdbc;

    FindingTables(DataSource dataSource) {
        this.jdbc = new JdbcTemplate(dataSource);
    }

    static LayerBuilder.Task create() {
        return new LayerBuilder.Task(
                "study_tables",
                SqlResource.text(FindingTables.class, "study_tables", Map.of("next", Layer.STUDIES.next())));
    }

    void add(String study, Map<StudyTable, List<Row>> found) {
        found.forEach((table, rows) -> jdbc.batchUpdate(
                insert(table), rows, Math.max(1, rows.size()), (insert, row) -> fill(insert, study, row)));
    }

    private static String insert(StudyTable table) {
        return "insert into %s.%s (study, place, choice, rests_on, %s) values (?, ?, ?, ?%s)"
                .formatted(
                        Layer.STUDIES.next(),
                        table.table(),
                        String.join(", ", table.columns()),
                        ", ?".repeat(table.columns().size()));
    }

    private static void fill(PreparedStatement insert, String study, Row row) throws SQLException {
        insert.setString(1, study);
        insert.setInt(2, row.place());
        insert.setInt(3, row.choice());
        insert.setArray(
                4, insert.getConnection().createArrayOf("text", row.restsOn().toArray()));
        for (int i = 0; i < row.values().size(); i++) {
            Object value = row.values().get(i);
            boolean isNone = value instanceof CellState || value instanceof Double number && number.isNaN();
            if (isNone) {
                insert.setNull(5 + i, Types.DOUBLE);
            } else {
                insert.setObject(5 + i, value);
            }
        }
    }
}
