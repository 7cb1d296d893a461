package org.covalue.estimation.data;

import java.lang.reflect.Array;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Columns of a table in memory, column by column, so that ten million rows are a handful of arrays. Only the columns
 * that a design names are kept. A row keeps the number it has in its file, for messages.
 */
public final class Panel {

    /** How a design uses a column, which says what its cells may be. */
    public enum Role {
        /** Numbers only; text is refused. */
        NUMBER,
        /** Numbers of which few differ, such as years; kept as levels. */
        PERIOD,
        /** An identifier: numbers and text are both names; kept as levels. */
        KEY,
        /** Numbers, or a category where no cell is a number; a mixture is refused. */
        ANY,
        /** A category, also where its values look like numbers. */
        CATEGORY
    }

    /** A column as numbers. Missing is NaN; infinite stays infinite. */
    record Numbers(double[] values) {}

    /**
     * A column as levels in sort order: numbers by size, text by code point. One of texts and numbers is empty.
     *
     * @param codes place among the levels per row; -1 where missing
     */
    public record Levels(int[] codes, String[] texts, double[] numbers) {

        public int size() {
            return texts.length + numbers.length;
        }

        public String label(int code) {
            return texts.length > 0 ? texts[code] : Numerals.text(numbers[code]);
        }

        /** Of a row whose level is a number; NaN where missing. */
        double number(int row) {
            return codes[row] < 0 ? Double.NaN : numbers[codes[row]];
        }
    }

    private final String source;
    private final int rows;
    private final int[] skipped;
    private final Map<String, Object> columns;

    Panel(String source, int rows, int[] skipped, Map<String, Object> columns) {
        this.source = source;
        this.rows = rows;
        this.skipped = skipped;
        this.columns = columns;
    }

    /**
     * The columns of a CSV file (comma, semicolon or tab; decimal point) that the design names.
     *
     * @throws EstimationProblem if the file cannot be read, lacks a column, or has text where the design needs numbers;
     *     names the rows
     */
    public static Panel read(Path file, Design design) {
        return new PanelFile(file).read(PanelRoles.of(design));
    }

    /**
     * A panel that is in memory already, for example from the mart. The arrays are used as they are, not copied.
     *
     * @param columns {@code double[]} (missing: NaN) or {@code String[]} (missing: empty), all of one length
     */
    public static Panel of(String source, Map<String, Object> columns) {
        Map<String, Object> finished = new LinkedHashMap<>();
        int rows = 0;
        for (Map.Entry<String, Object> column : columns.entrySet()) {
            rows = Array.getLength(column.getValue());
            finished.put(
                    column.getKey(),
                    column.getValue() instanceof double[] numbers
                            ? new Numbers(numbers)
                            : PanelColumn.levels((String[]) column.getValue()));
        }
        return new Panel(source, rows, new int[0], finished);
    }

    public int rows() {
        return rows;
    }

    /** The file's name, as messages call it. */
    public String source() {
        return source;
    }

    public boolean has(String column) {
        return columns.containsKey(column);
    }

    public boolean isText(String column) {
        return column(column) instanceof Levels levels && levels.texts().length > 0;
    }

    /**
     * Values of a numeric column, not a copy where it is kept as numbers. @throws EstimationProblem if the column is
     * text
     */
    public double[] numbers(String column) {
        if (column(column) instanceof Numbers numbers) {
            return numbers.values();
        }
        if (column(column) instanceof Levels levels && levels.texts().length == 0) {
            return IntStream.range(0, rows).mapToDouble(levels::number).toArray();
        }
        throw new EstimationProblem(source + ": column " + column + " holds text where numbers are needed.");
    }

    /** The column as levels; a numeric column's levels are its distinct values. */
    public Levels levels(String column) {
        return column(column) instanceof Levels levels ? levels : PanelColumn.levels(numbers(column));
    }

    /** The number of a row in its file; the header is row 1. @param row from 0 */
    public int rowNumber(int row) {
        int number = row + 2;
        for (int one : skipped) {
            number += one <= number ? 1 : 0;
        }
        return number;
    }

    private Object column(String name) {
        return Optional.ofNullable(columns.get(name))
                .orElseThrow(() -> new EstimationProblem(
                        source + " has no column " + name + "; it has " + String.join(", ", columns.keySet()) + "."));
    }
}
