package org.covalue.studies;

import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Types;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.covalue.estimation.data.Memory;
import org.covalue.estimation.data.Panel;
import org.covalue.layers.Layer;
import org.covalue.layers.LayerBuilder;
import org.covalue.layers.SqlDefinition;

/** The rows of a study's SELECT, column by column: numbers as doubles (none: NaN), all else as text (none: empty). */
final class MartPanel {

    private final Map<String, Object> columns;
    private final int rows;

    private MartPanel(Map<String, Object> columns, int rows) {
        this.columns = columns;
        this.rows = rows;
    }

    /** Units of a study, counted without reading them. */
    record Units(int treated, int controls, long rows) {}

    static Units count(LayerBuilder layers, SqlDefinition study) {
        String unit = study.text("unit").orElseThrow();
        return layers.read(
                Layer.STUDIES,
                new LayerBuilder.Task(study.name(), """
                        select count(distinct %1$s) filter (where %2$s = 'treated'),
                            count(distinct %1$s) filter (where %2$s = 'control'), count(*)
                        from (
                        %3$s
                        ) panel
                        """.formatted(unit, Study.COMPARISON_GROUP, study.select())),
                row -> {
                    row.next();
                    return new Units(row.getInt(1), row.getInt(2), row.getLong(3));
                });
    }

    /** What the rows, those of a part of them, and its sample take. */
    static long bytes(SqlDefinition study, Units units) {
        return 3L * Memory.NUMBER * study.columns().size() * units.rows();
    }

    /** In the order of units and periods, so that sums come out the same every night. */
    static MartPanel read(LayerBuilder layers, SqlDefinition study) {
        String unit = study.text("unit").orElseThrow();
        String time = study.text("time").orElseThrow();
        return layers.read(
                Layer.STUDIES,
                new LayerBuilder.Task(
                        study.name(),
                        "select " + String.join(", ", study.columns()) + " from (\n" + study.select()
                                + "\n) panel order by " + unit + " collate \"C\", " + time),
                MartPanel::of);
    }

    private static MartPanel of(ResultSet rows) throws SQLException {
        ResultSetMetaData types = rows.getMetaData();
        List<Column> columns = new ArrayList<>();
        for (int i = 1; i <= types.getColumnCount(); i++) {
            columns.add(isText(types.getColumnType(i)) ? new Texts() : new Numbers());
        }
        int count = 0;
        for (; rows.next(); count++) {
            for (int i = 0; i < columns.size(); i++) {
                columns.get(i).add(rows, i + 1, count);
            }
        }
        Map<String, Object> named = new LinkedHashMap<>();
        for (int i = 0; i < columns.size(); i++) {
            named.put(types.getColumnLabel(i + 1), columns.get(i).values(count));
        }
        return new MartPanel(named, count);
    }

    boolean is(int row, String column, String value) {
        return columns.get(column) instanceof String[] texts && texts[row].equals(value);
    }

    /** Whether a number is there. */
    boolean has(int row, String column) {
        return columns.get(column) instanceof double[] numbers && !Double.isNaN(numbers[row]);
    }

    /** How many units have a row that passes. */
    long countUnits(String unit, IntPredicate passes) {
        String[] units = (String[]) Objects.requireNonNull(columns.get(unit), unit);
        return IntStream.range(0, rows)
                .filter(passes)
                .mapToObj(row -> units[row])
                .distinct()
                .count();
    }

    /** The rows that pass. */
    Panel where(String source, IntPredicate passes) {
        int[] kept = IntStream.range(0, rows).filter(passes).toArray();
        Map<String, Object> chosen = new LinkedHashMap<>();
        columns.forEach((name, values) -> chosen.put(
                name,
                values instanceof double[] numbers
                        ? Arrays.stream(kept).mapToDouble(row -> numbers[row]).toArray()
                        : Arrays.stream(kept)
                                .mapToObj(row -> ((String[]) values)[row])
                                .toArray(String[]::new)));
        return Panel.of(source, chosen);
    }

    private static boolean isText(int type) {
        return switch (type) {
            case Types.INTEGER, Types.BIGINT, Types.SMALLINT, Types.DOUBLE, Types.REAL, Types.NUMERIC -> false;
            default -> true;
        };
    }

    private interface Column {

        void add(ResultSet rows, int place, int row) throws SQLException;

        Object values(int rows);
    }

    private static final class Numbers implements Column {

        private double[] values = new double[1024];

        @Override
        public void add(ResultSet rows, int place, int row) throws SQLException {
            values = row < values.length ? values : Arrays.copyOf(values, 2 * row);
            double value = rows.getDouble(place);
            values[row] = rows.wasNull() ? Double.NaN : value;
        }

        @Override
        public Object values(int rows) {
            return Arrays.copyOf(values, rows);
        }
    }

    /** Equal texts are kept once. */
    private static final class Texts implements Column {

        private final Map<String, String> known = new HashMap<>();
        private String[] values = new String[1024];

        @Override
        public void add(ResultSet rows, int place, int row) throws SQLException {
            values = row < values.length ? values : Arrays.copyOf(values, 2 * row);
            String value = rows.getString(place);
            values[row] = known.computeIfAbsent(value == null ? "" : value, text -> text);
        }

        @Override
        public Object values(int rows) {
            return Arrays.copyOf(values, rows);
        }
    }
}
