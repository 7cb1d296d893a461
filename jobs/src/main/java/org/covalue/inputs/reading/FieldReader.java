package org.covalue.inputs.reading;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.covalue.inputs.spec.FieldType;
import org.covalue.inputs.spec.RecordSpec.Field;

/**
 * Reads the cells of one column by their field: checks each, puts its value into the copy buffer and remembers it until
 * the next. Not for use by two threads.
 */
final class FieldReader {

    /** Hears what is wrong with a cell. */
    interface Faults {
        void add(String column, String found, String expected, String rule, String message);
    }

    private static final int FIRST_YEAR = 1900;
    private static final int LONGEST_CELL = 1_000_000;
    private static final int DAYS_1970_TO_2000 = 10_957;

    private final Field field;
    private final boolean isKey;
    private final boolean isId;
    private final NumberStyle numbers;
    private final boolean isRestricted;
    /** What a blank in the key stands for; empty where it stands for nothing. */
    private final char[] meaningOfBlank;

    private final int lastYear;
    private final Faults faults;
    private boolean isNeeded;
    private NumberStyle style = NumberStyle.PLAIN;
    private double value;
    private long hash;
    private char[] lastText = {};
    private byte[] lastEncoded = {};
    private long lastHash;

    FieldReader(Field field, boolean isKey, Reading reading, Faults faults) {
        this.field = field;
        this.isKey = isKey;
        this.isId = Ids.isId(field.name());
        this.numbers = reading.numbers();
        this.isRestricted = !field.codes().isEmpty() || field.pattern().isPresent();
        this.meaningOfBlank = isKey ? field.meaningOfBlank().toCharArray() : new char[0];
        this.lastYear = reading.lastYear();
        this.faults = faults;
        this.isNeeded = field.required();
    }

    /** The number, year or day that was read last; NaN where it was none. */
    double value() {
        return value;
    }

    /** Whether the row that is read next need not have more than its key. */
    void requireKeyOnly(boolean keyOnly) {
        isNeeded = field.required() && (isKey || !keyOnly);
    }

    /** A hash of the value that was read last; equal values have equal hashes. */
    long hash() {
        return hash;
    }

    /** A cell that its program says has no value. */
    void refuse(String found, CellKind kind, CopyBuffer buffer) {
        value = Double.NaN;
        hash = 0;
        buffer.putNull();
        faults.add(
                field.name(),
                found.isEmpty() ? "(no result)" : found,
                field.type().expected(),
                "cell",
                kind.fault());
    }

    /**
     * Reads the characters from {@code from} to before {@code to}, which neither begin nor end with blanks.
     *
     * @param isTyped whether its program says what the value is, so that no locale changes it
     */
    void read(char[] text, int from, int to, boolean isTyped, CopyBuffer buffer) {
        style = isTyped ? NumberStyle.PLAIN : numbers;
        value = Double.NaN;
        hash = 0;
        boolean isBlank = from == to;
        if (isBlank && meaningOfBlank.length == 0) {
            readBlank(buffer);
        } else {
            readValue(
                    isBlank ? meaningOfBlank : text, isBlank ? 0 : from, isBlank ? meaningOfBlank.length : to, buffer);
        }
    }

    private void readBlank(CopyBuffer buffer) {
        if (isNeeded) {
            faults.add(
                    field.name(),
                    "(blank)",
                    "a value",
                    "required",
                    isKey ? "the key must not be blank" : "this column is required");
        }
        buffer.putNull();
    }

    private void readValue(char[] text, int from, int to, CopyBuffer buffer) {
        if (to - from > LONGEST_CELL) {
            faults.add(
                    field.name(),
                    new String(text, from, to - from),
                    "at most " + LONGEST_CELL + " characters",
                    "length",
                    "the value is too long");
        } else if (field.type() == FieldType.STRING) {
            readText(text, from, to, buffer);
        } else {
            readLiteral(text, from, to, buffer);
        }
    }

    /** Neighbouring rows mostly repeat a member, a currency or a country: what was good last is good again. */
    private void readText(char[] text, int from, int to, CopyBuffer buffer) {
        if (!Arrays.equals(text, from, to, lastText, 0, lastText.length)) {
            String typed = new String(text, from, to - from);
            String kept = isId ? Ids.kept(typed) : typed;
            if (!isReadable(typed) || isId && !isSoundId(kept) || !isAllowed(kept)) {
                return;
            }
            lastText = typed.toCharArray();
            lastEncoded = kept.getBytes(StandardCharsets.UTF_8);
            lastHash = hash(kept);
        }
        hash = lastHash;
        buffer.putText(lastEncoded);
    }

    private boolean isSoundId(String id) {
        Optional<Ids.Fault> fault = Ids.fault(id);
        fault.ifPresent(one -> faults.add(field.name(), id, one.expected(), "id", one.message()));
        return fault.isEmpty();
    }

    private void readLiteral(char[] text, int from, int to, CopyBuffer buffer) {
        boolean isOfType = switch (field.type()) {
            case NUMBER -> putNumber(number(text, from, to), buffer);
            case INTEGER -> putInteger(number(text, from, to), buffer);
            case YEAR -> putYear(Literals.year(text, from, to), buffer);
            case DATE -> putDate(Literals.date(text, from, to), buffer);
            case BOOLEAN -> putBoolean(text, from, to, buffer);
            case STRING -> throw new IllegalStateException("text is no literal");
        };
        hash = Double.doubleToLongBits(value);
        if (isOfType && !isRestricted && !(value < field.minimum()) && !(value > field.maximum())) {
            return;
        }
        judge(new String(text, from, to - from), isOfType);
    }

    private double number(char[] text, int from, int to) {
        if (style == NumberStyle.PLAIN) {
            return Literals.number(text, from, to);
        }
        String plain = style.plain(text, from, to);
        return Literals.number(plain.toCharArray(), 0, plain.length());
    }

    private void judge(String literal, boolean isOfType) {
        if (!isReadable(literal)) {
            return;
        }
        isAllowed(literal);
        if (!isOfType) {
            faults.add(field.name(), literal, field.type().expected(), "type " + typeName(), hint(literal));
        } else if (value < field.minimum()) {
            faults.add(field.name(), literal, "at least " + plain(field.minimum()), "minimum", "too small");
        } else if (value > field.maximum()) {
            faults.add(field.name(), literal, "at most " + plain(field.maximum()), "maximum", "too large");
        }
    }

    private boolean isReadable(String text) {
        if (text.indexOf('\0') >= 0) {
            faults.add(field.name(), text, "text without NUL bytes", "characters", "the value holds a NUL byte");
            return false;
        }
        if (text.indexOf('\uFFFD') >= 0) {
            faults.add(
                    field.name(),
                    text,
                    "text in UTF-8",
                    "characters",
                    "the value holds bytes that are not UTF-8; save the file as CSV UTF-8");
            return false;
        }
        return true;
    }

    private boolean isAllowed(String text) {
        if (!field.codes().isEmpty() && !field.codes().contains(text)) {
            faults.add(field.name(), text, "one of " + String.join(", ", field.codes()), "enum", "unknown code");
            return false;
        }
        if (field.pattern().isPresent() && !field.pattern().get().matcher(text).matches()) {
            faults.add(field.name(), text, "text of the form " + field.pattern().get(), "pattern", "not of the form");
            return false;
        }
        if (field.codeList().isPresent() && !field.codeList().get().contains(text)) {
            faults.add(field.name(), text, field.codeList().get().expected(), "enum", "unknown code");
            return false;
        }
        return true;
    }

    private boolean putNumber(double number, CopyBuffer buffer) {
        value = number;
        buffer.putDouble(number);
        return !Double.isNaN(number);
    }

    private boolean putInteger(double number, CopyBuffer buffer) {
        value = number;
        buffer.putLong((long) number);
        return number == Math.rint(number) && Math.abs(number) <= 1L << 53;
    }

    private boolean putYear(int year, CopyBuffer buffer) {
        value = year < 0 ? Double.NaN : year;
        buffer.putInteger(year);
        return year >= FIRST_YEAR && year <= lastYear;
    }

    private boolean putDate(int day, CopyBuffer buffer) {
        value = day == Literals.NO_DATE ? Double.NaN : day;
        buffer.putInteger(day - DAYS_1970_TO_2000);
        return day != Literals.NO_DATE;
    }

    private static boolean putBoolean(char[] text, int from, int to, CopyBuffer buffer) {
        boolean yes = equals(text, from, to, "yes");
        buffer.putBoolean(yes);
        return yes || equals(text, from, to, "no");
    }

    private static boolean equals(char[] text, int from, int to, String lowerCase) {
        if (to - from != lowerCase.length()) {
            return false;
        }
        for (int i = 0; i < lowerCase.length(); i++) {
            if ((text[from + i] | 0x20) != lowerCase.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    private String hint(String text) {
        if (field.type() == FieldType.NUMBER || field.type() == FieldType.INTEGER) {
            return style == NumberStyle.PLAIN
                    ? NumberFault.hint(text, field.type())
                    : "cannot be read as " + typeName() + " in the locale of the sender";
        }
        boolean slashed = field.type() == FieldType.DATE && (text.indexOf('/') >= 0 || text.indexOf('.') >= 0);
        return slashed ? "write the date as YYYY-MM-DD" : "cannot be read as " + typeName();
    }

    private String typeName() {
        return field.type().name().toLowerCase(Locale.ROOT);
    }

    private static String plain(double number) {
        return number == Math.rint(number) ? Long.toString((long) number) : Double.toString(number);
    }

    /** FNV-1a over characters. */
    private static long hash(String text) {
        long hash = 0xcbf29ce484222325L;
        for (int i = 0; i < text.length(); i++) {
            hash = (hash ^ text.charAt(i)) * 0x100000001b3L;
        }
        return hash;
    }
}
