package org.covalue.inputs.reading;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.Supplier;
import org.covalue.estimation.data.Message;
import org.covalue.inputs.dialect.CellNumber;
import org.covalue.inputs.dialect.DateStyle;
import org.covalue.inputs.dialect.Literals;
import org.covalue.inputs.dialect.NumberStyle;
import org.covalue.inputs.dialect.YesNo;
import org.covalue.inputs.mapping.FigureUnit;
import org.covalue.inputs.spec.FieldType;
import org.covalue.inputs.spec.RecordSpec.Field;

/**
 * Reads the cells of one column by their field: checks each, puts its value into the copy buffer and remembers it until
 * the next. Not for use by two threads.
 */
final class FieldReader {

    /** Hears what is wrong with a cell. */
    interface Faults {
        void add(String column, Message found, Message expected, String rule, Message message);
    }

    private static final int FIRST_YEAR = 1900;
    private static final int LONGEST_CELL = 1_000_000;
    private static final int DAYS_1970_TO_2000 = 10_957;

    private final Field field;
    private final boolean isKey;
    private final FigureUnit unit;
    private final boolean isId;
    private final NumberStyle numbers;
    private final DateStyle dates;
    private final Supplier<String> currencyOfRow;
    private final boolean isRestricted;
    /** What a blank in the key stands for; empty where it stands for nothing. */
    private final char[] meaningOfBlank;

    private final int lastYear;
    private final Faults faults;
    private boolean isNeeded;
    private boolean isTyped;
    private double value;
    private long hash;
    private char[] lastText = {};
    private byte[] lastEncoded = {};
    private long lastHash;

    /** @param unit in which figures stand @param currencyOfRow of the row that is read; blank where it has none */
    FieldReader(
            Field field,
            boolean isKey,
            FigureUnit unit,
            Reading reading,
            Supplier<String> currencyOfRow,
            Faults faults) {
        this.field = field;
        this.isKey = isKey;
        this.unit = unit;
        this.isId = Ids.isId(field.name());
        this.numbers = reading.numbers(field.name());
        this.dates = reading.dates(field.name());
        this.currencyOfRow = currencyOfRow;
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

    /** A cell that its program says has no value, or none that can be meant. */
    void refuse(String found, CellKind kind, CopyBuffer buffer) {
        value = Double.NaN;
        hash = 0;
        buffer.putNull();
        boolean isNoId = kind == CellKind.NO_ID;
        faults.add(
                field.name(),
                found.isEmpty() ? Message.of("found_no_result") : RejectedRow.typed(found),
                isNoId ? Message.of("expected_id_as_text") : field.type().expected(),
                isNoId ? "id" : "cell",
                kind.fault().orElseThrow());
    }

    /**
     * Reads the characters from {@code from} to before {@code to}, which neither begin nor end with blanks.
     *
     * @param isTyped whether its program says what the value is, so that no locale changes it
     */
    void read(char[] text, int from, int to, boolean isTyped, CopyBuffer buffer) {
        this.isTyped = isTyped;
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
                    Message.of("found_blank"),
                    Message.of("expected_value"),
                    "required",
                    Message.of(isKey ? "key_blank" : "value_required"));
        }
        buffer.putNull();
    }

    private void readValue(char[] text, int from, int to, CopyBuffer buffer) {
        if (to - from > LONGEST_CELL) {
            fault(
                    new String(text, from, to - from),
                    Message.of("expected_length", "most", LONGEST_CELL),
                    "length",
                    Message.of("value_too_long"));
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
        fault.ifPresent(one -> fault(id, one.expected(), "id", one.message()));
        return fault.isEmpty();
    }

    private void readLiteral(char[] text, int from, int to, CopyBuffer buffer) {
        boolean isOfType = switch (field.type()) {
            case NUMBER -> putNumber(unit.full(number(text, from, to)), buffer);
            case INTEGER -> putInteger(unit.full(number(text, from, to)), buffer);
            case YEAR -> putYear(Literals.year(text, from, to), buffer);
            case DATE -> putDate(date(text, from, to), buffer);
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
        if (isTyped) {
            return Literals.number(text, from, to);
        }
        double number = numbers.number(text, from, to);
        return Double.isNaN(number) ? dressedNumber(text, from, to) : number;
    }

    private double dressedNumber(char[] text, int from, int to) {
        CellNumber number = CellNumber.of(text, from, to);
        if (number.isBare(from, to) || !number.agreesWith(currencyOfRow.get())) {
            return Double.NaN;
        }
        return numbers == NumberStyle.PLAIN ? number.only() : number.in(numbers);
    }

    private int date(char[] text, int from, int to) {
        return isTyped ? Literals.date(text, from, to) : dates.day(text, from, to, lastYear);
    }

    private void judge(String literal, boolean isOfType) {
        if (!isReadable(literal)) {
            return;
        }
        isAllowed(literal);
        if (!isOfType) {
            fault(literal, expected(), "type " + field.type().code(), hint(literal));
        } else if (value < field.minimum()) {
            fault(
                    literal,
                    Message.of("expected_minimum", "least", plain(field.minimum())),
                    "minimum",
                    Message.of("too_small"));
        } else if (value > field.maximum()) {
            fault(
                    literal,
                    Message.of("expected_maximum", "most", plain(field.maximum())),
                    "maximum",
                    Message.of("too_large_number"));
        }
    }

    private Message expected() {
        boolean hasComma = field.type() == FieldType.NUMBER && !isTyped && numbers == NumberStyle.COMMA;
        return hasComma ? Message.of("expected_number_comma") : field.type().expected();
    }

    private boolean isReadable(String text) {
        if (text.indexOf('\0') >= 0) {
            fault(text, Message.of("expected_no_nul"), "characters", Message.of("nul_byte"));
            return false;
        }
        if (text.indexOf('\uFFFD') >= 0) {
            fault(text, Message.of("expected_utf8"), "characters", Message.of("not_utf8"));
            return false;
        }
        return true;
    }

    private boolean isAllowed(String text) {
        if (!field.codes().isEmpty() && !field.codes().contains(text)) {
            fault(
                    text,
                    Message.of("expected_code", "codes", String.join(", ", field.codes())),
                    "enum",
                    Message.of("code_unknown"));
            return false;
        }
        if (field.pattern().isPresent() && !field.pattern().get().matcher(text).matches()) {
            fault(
                    text,
                    Message.of(
                            "expected_pattern", "pattern", field.pattern().get().pattern()),
                    "pattern",
                    Message.of("not_of_the_form"));
            return false;
        }
        if (field.codeList().isPresent() && !field.codeList().get().contains(text)) {
            fault(text, field.codeList().get().expected(), "enum", Message.of("code_unknown"));
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
        Optional<Boolean> word = yes || equals(text, from, to, "no") ? Optional.of(yes) : YesNo.of(text, from, to);
        buffer.putBoolean(word.orElse(false));
        return word.isPresent();
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

    private Message hint(String text) {
        if (field.type() == FieldType.NUMBER || field.type() == FieldType.INTEGER) {
            char[] cell = text.toCharArray();
            CellNumber number = CellNumber.of(cell, 0, cell.length);
            if (number.isNumber() && !number.agreesWith(currencyOfRow.get())) {
                return Message.of("number_currency", "currency", number.currency());
            }
            return isTyped || numbers == NumberStyle.PLAIN
                    ? NumberFault.hint(text, field.type())
                    : Message.of("unreadable_as_in_locale", "type", field.type().words());
        }
        if (field.type() == FieldType.BOOLEAN) {
            return Message.of("boolean_words");
        }
        boolean slashed = field.type() == FieldType.DATE && (text.indexOf('/') >= 0 || text.indexOf('.') >= 0);
        return slashed
                ? Message.of("date_order")
                : Message.of("unreadable_as", "type", field.type().words());
    }

    private void fault(String typed, Message expected, String rule, Message message) {
        faults.add(field.name(), RejectedRow.typed(typed), expected, rule, message);
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
