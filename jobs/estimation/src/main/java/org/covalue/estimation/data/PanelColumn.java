package org.covalue.estimation.data;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.covalue.estimation.data.Panel.Levels;
import org.covalue.estimation.data.Panel.Numbers;
import org.covalue.estimation.data.Panel.Role;

/**
 * Collects the cells of one column: numbers in blocks of doubles as long as all are numbers, text as codes from then
 * on.
 */
final class PanelColumn {

    private static final int BLOCK = 1 << 16;
    private static final String[] NO_TEXTS = {};

    private final String name;
    private final Role role;
    private final List<double[]> blocks = new ArrayList<>();
    private final Map<String, Integer> codes = new HashMap<>();
    private final RowList texts = new RowList();
    private final RowList numbers = new RowList();
    private boolean isText;
    private int size;

    PanelColumn(String name, Role role) {
        this.name = name;
        this.role = role;
        this.isText = role == Role.CATEGORY;
    }

    void add(String cell, int rowNumber) {
        String value = cell.strip();
        if (PanelNumber.isMissing(value)) {
            append(Double.NaN);
        } else if (isText) {
            append(code(value));
        } else {
            addFirstSeen(value, rowNumber);
        }
    }

    private void addFirstSeen(String value, int rowNumber) {
        double number = PanelNumber.of(value);
        boolean isNumber = !Double.isNaN(number) && (role != Role.KEY || PanelNumber.isPlainInteger(value));
        if (isNumber) {
            append(number);
            numbers.add(rowNumber, value);
        } else if (role == Role.KEY) {
            becomeText();
            append(code(value));
        } else {
            texts.add(rowNumber, value);
            append(role == Role.ANY ? code(value) : Double.NaN);
        }
    }

    /** Why the column cannot be used, if so. */
    Optional<String> fault() {
        if ((role == Role.NUMBER || role == Role.PERIOD) && texts.count() > 0) {
            return Optional.of("column " + name + " must hold numbers, but " + texts.describe()
                    + ". Correct or blank these cells" + " (a blank cell is a missing value)");
        }
        if (role == Role.ANY && texts.count() > 0 && numbers.count() > 0) {
            boolean mostlyNumbers = numbers.count() >= texts.count();
            return Optional.of("column " + name + " mixes numbers and text: "
                    + (mostlyNumbers ? texts : numbers).describe() + ". Correct these cells, or write category(" + name
                    + ") in the design if it is a category");
        }
        return Optional.empty();
    }

    /** {@link Numbers} or {@link Levels}; the blocks are given up on the way. */
    Object finish() {
        if (isText || texts.count() > 0) {
            return sorted();
        }
        return role == Role.KEY || role == Role.PERIOD ? levels(joined()) : new Numbers(joined());
    }

    /** Distinct values in order, and each row's place among them. */
    static Levels levels(double[] values) {
        double[] sorted = distinct(values);
        int[] places = new int[values.length];
        int last = 0;
        for (int i = 0; i < values.length; i++) {
            if (last >= sorted.length || sorted[last] != values[i]) {
                last = Double.isNaN(values[i]) ? -1 : Arrays.binarySearch(sorted, values[i] + 0.0);
            }
            places[i] = last;
            last = Math.max(last, 0);
        }
        return new Levels(places, NO_TEXTS, sorted);
    }

    /** Distinct texts in order, and each row's place among them; blank is missing. */
    static Levels levels(String[] texts) {
        String[] labels = Arrays.stream(texts)
                .filter(text -> !PanelNumber.isMissing(text))
                .distinct()
                .sorted()
                .toArray(String[]::new);
        return new Levels(
                Arrays.stream(texts)
                        .mapToInt(text -> PanelNumber.isMissing(text) ? -1 : Arrays.binarySearch(labels, text))
                        .toArray(),
                labels,
                new double[0]);
    }

    private static double[] distinct(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        int kept = 0;
        for (double value : sorted) {
            if (!Double.isNaN(value) && (kept == 0 || sorted[kept - 1] != value)) {
                sorted[kept++] = value;
            }
        }
        return Arrays.copyOf(sorted, kept);
    }

    private void becomeText() {
        isText = true;
        for (int block = 0; block < blocks.size(); block++) {
            double[] cells = blocks.get(block);
            int filled = Math.min(BLOCK, size - block * BLOCK);
            for (int i = 0; i < filled; i++) {
                cells[i] = Double.isNaN(cells[i]) ? cells[i] : code(Numerals.text(cells[i]));
            }
        }
    }

    private int code(String value) {
        return codes.computeIfAbsent(value, text -> codes.size());
    }

    private void append(double value) {
        if (size % BLOCK == 0) {
            blocks.add(new double[BLOCK]);
        }
        blocks.get(size / BLOCK)[size % BLOCK] = value;
        size++;
    }

    private double[] joined() {
        double[] all = new double[size];
        for (int block = 0; block * BLOCK < size; block++) {
            System.arraycopy(blocks.get(block), 0, all, block * BLOCK, Math.min(BLOCK, size - block * BLOCK));
            blocks.set(block, new double[0]);
        }
        return all;
    }

    private Levels sorted() {
        List<Map.Entry<String, Integer>> byLabel =
                codes.entrySet().stream().sorted(Map.Entry.comparingByKey()).toList();
        String[] labels = byLabel.stream().map(Map.Entry::getKey).toArray(String[]::new);
        int[] place = new int[labels.length];
        for (int i = 0; i < labels.length; i++) {
            place[byLabel.get(i).getValue()] = i;
        }
        double[] found = joined();
        return new Levels(
                Arrays.stream(found)
                        .mapToInt(code -> Double.isNaN(code) ? -1 : place[(int) code])
                        .toArray(),
                labels,
                new double[0]);
    }
}
