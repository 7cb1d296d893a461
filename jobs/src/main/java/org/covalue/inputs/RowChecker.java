package org.covalue.inputs;

import java.util.ArrayList;
import java.util.List;
import org.covalue.inputs.RecordSpec.Field;
import org.covalue.inputs.RecordSpec.Rule;

/**
 * Reads the cells of one row by their spec: a good row goes into the copy buffer, a bad one yields every fault it has.
 * One instance per file; not for use by two threads.
 */
final class RowChecker {

    private static final int FIRST_YEAR = 1900;
    private static final int LONGEST_CELL = 1_000_000;
    private static final int DAYS_1970_TO_2000 = 10_957;

    private final RecordSpec spec;
    private final Field[] fields;
    private final boolean[] isKey;
    private final int[] positions;
    private final int headerSize;
    private final int lastYear;
    private final int deliveryId;
    private final double[] values;
    private final String[] lastMatched;
    private final List<RejectedRow> faults = new ArrayList<>();
    private long keyHash;

    /**
     * @param lastYear the year of the business date
     */
    RowChecker(RecordSpec spec, HeaderMatch header, int lastYear, int deliveryId) {
        this.spec = spec;
        this.fields = spec.fields().toArray(Field[]::new);
        this.isKey = new boolean[fields.length];
        spec.key().forEach(name -> isKey[spec.indexOf(name)] = true);
        this.positions = header.positions().stream().mapToInt(Integer::intValue).toArray();
        this.headerSize = header.size();
        this.lastYear = lastYear;
        this.deliveryId = deliveryId;
        this.values = new double[fields.length];
        this.lastMatched = new String[fields.length];
    }

    /** @return true where the row is good and stands in {@code buffer}; else {@link #faults()} says why not */
    boolean check(List<String> cells, int row, CopyBuffer buffer) {
        faults.clear();
        keyHash = 0;
        if (!fitsHeader(cells, row)) {
            return false;
        }
        buffer.startRow(fields.length + 2);
        for (int i = 0; i < fields.length; i++) {
            String text = cell(cells, i);
            values[i] = Double.NaN;
            checkCell(i, text.isEmpty() && isKey[i] ? fields[i].meaningOfBlank() : text, row, cells, buffer);
        }
        spec.rules().forEach(rule -> checkRule(rule, row, cells));
        if (!faults.isEmpty()) {
            buffer.forgetRow();
            return false;
        }
        buffer.putInteger(deliveryId);
        buffer.putInteger(row);
        return true;
    }

    /** Every fault of the row checked last. */
    List<RejectedRow> faults() {
        return faults;
    }

    /** A hash of the key of the row checked last: equal keys have equal hashes. */
    long keyHash() {
        return keyHash;
    }

    private boolean fitsHeader(List<String> cells, int row) {
        for (int i = headerSize; i < cells.size(); i++) {
            if (!cells.get(i).isBlank()) {
                fault(row, "", cells.size() + " cells", headerSize + " cells as in the header", "cells",
                        "the row has more cells than the header; is a separator inside a value that needs quotes?", cells);
                return false;
            }
        }
        if (cells.size() < headerSize) {
            fault(row, "", cells.size() + " cells", headerSize + " cells as in the header", "cells",
                    "the row ends early; was the file cut off?", cells);
            return false;
        }
        return true;
    }

    private void checkCell(int i, String text, int row, List<String> cells, CopyBuffer buffer) {
        Field field = fields[i];
        if (text.isEmpty()) {
            if (field.required()) {
                fault(row, field.name(), "(blank)", "a value", "required",
                        isKey[i] ? "the key must not be blank" : "this column is required", cells);
            }
            buffer.putNull();
            return;
        }
        if (text.length() > LONGEST_CELL || text.indexOf('\0') >= 0 || text.indexOf('\uFFFD') >= 0) {
            unreadable(field, text, row, cells);
            return;
        }
        if (!field.codes().isEmpty() && !field.codes().contains(text)) {
            fault(row, field.name(), text, "one of " + String.join(", ", field.codes()), "enum", "unknown code", cells);
        } else if (field.pattern().isPresent() && !matches(i, field, text)) {
            fault(row, field.name(), text, "text of the form " + field.pattern().get(), "pattern", "not of the form", cells);
        }
        if (!encode(i, field, text, buffer)) {
            fault(row, field.name(), text, field.type().expected(), "type " + lower(field), hint(field, text), cells);
        } else if (values[i] < field.minimum()) {
            fault(row, field.name(), text, "at least " + plain(field.minimum()), "minimum", "too small", cells);
        } else if (values[i] > field.maximum()) {
            fault(row, field.name(), text, "at most " + plain(field.maximum()), "maximum", "too large", cells);
        }
    }

    /** Neighbouring rows mostly repeat a currency or a country; what matched last matches again. */
    private boolean matches(int i, Field field, String text) {
        boolean isMatch = text.equals(lastMatched[i]) || field.pattern().orElseThrow().matcher(text).matches();
        if (isMatch) {
            lastMatched[i] = text;
        }
        return isMatch;
    }

    private void unreadable(Field field, String text, int row, List<String> cells) {
        if (text.length() > LONGEST_CELL) {
            fault(row, field.name(), text, "at most " + LONGEST_CELL + " characters", "length", "the value is too long", cells);
        } else if (text.indexOf('\0') >= 0) {
            fault(row, field.name(), text, "text without NUL bytes", "characters", "the value holds a NUL byte", cells);
        } else {
            fault(row, field.name(), text, "text in UTF-8", "characters",
                    "the value holds bytes that are not UTF-8; save the file as CSV UTF-8", cells);
        }
    }

    /** Puts the value into the buffer; false where the text is not of the type. */
    private boolean encode(int i, Field field, String text, CopyBuffer buffer) {
        return switch (field.type()) {
            case STRING -> encodeText(i, text, buffer);
            case NUMBER -> encodeNumber(i, Literals.number(text), buffer);
            case INTEGER -> encodeInteger(i, Literals.number(text), buffer);
            case YEAR -> encodeYear(i, Literals.year(text), buffer);
            case DATE -> encodeDate(i, Literals.date(text), buffer);
            case BOOLEAN -> encodeBoolean(text, buffer);
        };
    }

    private boolean encodeText(int i, String text, CopyBuffer buffer) {
        if (isKey[i]) {
            keyHash = mixed(keyHash, textHash(text));
        }
        buffer.putText(text);
        return true;
    }

    private boolean encodeNumber(int i, double value, CopyBuffer buffer) {
        remember(i, value);
        buffer.putDouble(value);
        return !Double.isNaN(value);
    }

    private boolean encodeInteger(int i, double value, CopyBuffer buffer) {
        remember(i, value);
        buffer.putLong((long) value);
        return value == Math.rint(value) && Math.abs(value) <= 1L << 53;
    }

    private boolean encodeYear(int i, int year, CopyBuffer buffer) {
        remember(i, year < 0 ? Double.NaN : year);
        buffer.putInteger(year);
        return year >= FIRST_YEAR && year <= lastYear;
    }

    private boolean encodeDate(int i, int day, CopyBuffer buffer) {
        remember(i, day == Literals.NO_DATE ? Double.NaN : day);
        buffer.putInteger(day - DAYS_1970_TO_2000);
        return day != Literals.NO_DATE;
    }

    private static boolean encodeBoolean(String text, CopyBuffer buffer) {
        buffer.putBoolean(text.equalsIgnoreCase("yes"));
        return text.equalsIgnoreCase("yes") || text.equalsIgnoreCase("no");
    }

    private void remember(int i, double value) {
        values[i] = value;
        if (isKey[i]) {
            keyHash = mixed(keyHash, Double.doubleToLongBits(value));
        }
    }

    private void checkRule(Rule rule, int row, List<String> cells) {
        int left = spec.indexOf(rule.left());
        int right = spec.indexOf(rule.right());
        if (!rule.holds(values[left], values[right])) {
            fault(row, rule.left(), cell(cells, left) + " (" + rule.right() + ": " + cell(cells, right) + ")",
                    rule.toString(), rule.toString(), "the two columns contradict each other", cells);
        }
    }

    private String cell(List<String> cells, int i) {
        return positions[i] < 0 || positions[i] >= cells.size() ? "" : stripped(cells.get(positions[i]));
    }

    private void fault(int row, String column, String found, String expected, String rule, String message, List<String> cells) {
        faults.add(new RejectedRow(row, column, RejectedRow.shortened(found), expected, rule, message,
                named(cells, "organisation_id"), named(cells, "member_id")));
    }

    private String named(List<String> cells, String column) {
        int i = spec.indexOf(column);
        String text = i < 0 ? "" : cell(cells, i);
        return text.isEmpty() || text.length() > 200 || text.indexOf('\0') >= 0 ? null : text;
    }

    private static String hint(Field field, String text) {
        boolean comma = field.type() == FieldType.NUMBER && text.indexOf(',') >= 0;
        boolean slashed = field.type() == FieldType.DATE && (text.indexOf('/') >= 0 || text.indexOf('.') >= 0);
        return comma ? "write a decimal point, and no thousands separator"
                : slashed ? "write the date as YYYY-MM-DD" : "cannot be read as " + lower(field);
    }

    private static String lower(Field field) {
        return field.type().name().toLowerCase(java.util.Locale.ROOT);
    }

    private static String plain(double number) {
        return number == Math.rint(number) ? Long.toString((long) number) : Double.toString(number);
    }

    private static String stripped(String text) {
        int length = text.length();
        if (length == 0 || text.charAt(0) > ' ' && text.charAt(0) != '\u00A0'
                && text.charAt(length - 1) > ' ' && text.charAt(length - 1) != '\u00A0') {
            return text;
        }
        return text.replace('\u00A0', ' ').strip().length() == 0 ? "" : text.strip();
    }

    private static long textHash(String text) {
        long hash = 0xcbf29ce484222325L;
        for (int i = 0; i < text.length(); i++) {
            hash = (hash ^ text.charAt(i)) * 0x100000001b3L;
        }
        return hash;
    }

    /** The finaliser of MurmurHash3 over the sum, so that order matters and bits spread. */
    private static long mixed(long hash, long more) {
        long h = hash * 31 + more;
        h = (h ^ (h >>> 33)) * 0xff51afd7ed558ccdL;
        h = (h ^ (h >>> 33)) * 0xc4ceb9fe1a85ec53L;
        return h ^ (h >>> 33);
    }
}
