package org.covalue.inputs.workbook;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.LocalDate;
import org.covalue.estimation.data.Message;
import org.covalue.inputs.reading.CellKind;
import org.covalue.inputs.reading.Ids;
import org.covalue.inputs.reading.RejectedRow;
import org.covalue.inputs.reading.UnreadableFile;
import org.covalue.inputs.spec.FieldType;
import org.covalue.inputs.spec.RecordSpec;
import org.jspecify.annotations.Nullable;

/** Puts the typed values of cells as text of this software, by what their column is. */
final class CellText {

    /** As many digits as a spreadsheet program shows and keeps; what a file has beyond them is noise of its doubles. */
    private static final MathContext DIGITS = new MathContext(15, RoundingMode.HALF_EVEN);

    static final double LEAST_TOO_LONG = 1e15;
    /** 17 digits, sign, point and power. */
    private static final int LONGEST_OF_PROGRAMS = 24;

    private static final LocalDate DAY_ZERO = LocalDate.of(1899, 12, 30);
    private static final int DAYS_FROM_1900_TO_1904 = 1462;
    /** The first day behind the 29 February 1900 that programs count and that was none. */
    private static final int FIRST_RIGHT_DAY = 61;

    private CellText() {}

    static boolean isId(RecordSpec.@Nullable Field column) {
        return column != null && column.type() == FieldType.STRING && Ids.isId(column.name());
    }

    /**
     * A number with a point and no power, without the noise of doubles. One with more digits than a spreadsheet program
     * keeps is no noise: it stays as it is.
     *
     * @param raw as the file has it
     */
    static String number(String raw) throws UnreadableFile {
        if (isPlain(raw)) {
            return raw;
        }
        double number = parsed(raw);
        if (Math.abs(number) < LEAST_TOO_LONG && raw.length() <= LONGEST_OF_PROGRAMS) {
            return plain(number);
        }
        return new BigDecimal(raw.strip()).stripTrailingZeros().toPlainString();
    }

    static String plain(double number) {
        BigDecimal rounded = BigDecimal.valueOf(number).round(DIGITS);
        return rounded.signum() == 0 ? "0" : rounded.stripTrailingZeros().toPlainString();
    }

    /** @throws UnreadableFile if the file has something else where a number belongs */
    static double parsed(String raw) throws UnreadableFile {
        try {
            double number = Double.parseDouble(raw.strip());
            if (Double.isFinite(number)) {
                return number;
            }
        } catch (NumberFormatException none) {
            // Said below.
        }
        throw new UnreadableFile(Message.of("cell_no_number", "found", RejectedRow.typed(raw)));
    }

    /**
     * A share, shown as {@code 25 %} and kept as 0.25: in a column of percent it is 25. Elsewhere it is what it shows,
     * which no column of numbers takes.
     */
    static String percent(String raw, RecordSpec.@Nullable Field column) throws UnreadableFile {
        String hundredfold =
                plain(BigDecimal.valueOf(parsed(raw)).movePointRight(2).doubleValue());
        return column != null && column.isPercent() ? hundredfold : hundredfold + "%";
    }

    /** Days since the epoch of the workbook as {@code 2024-12-31}; a time of day stands behind it, but for midnight. */
    static String date(double days, boolean isFrom1904) throws UnreadableFile {
        double counted = days + (isFrom1904 ? DAYS_FROM_1900_TO_1904 : 0);
        if (counted < 0 || counted > 2_958_466) {
            throw new UnreadableFile(Message.of("cell_no_date", "found", plain(days)));
        }
        long day = (long) Math.floor(counted + 1e-9);
        long minutes = Math.round((counted - day) * 24 * 60);
        LocalDate date = DAY_ZERO.plusDays(day < FIRST_RIGHT_DAY && !isFrom1904 ? day + 1 : day);
        return minutes <= 0 ? date.toString() : "%sT%02d:%02d".formatted(date, minutes / 60, minutes % 60);
    }

    static String truth(boolean isTrue, RecordSpec.@Nullable Field column) {
        boolean isAsked = column != null && column.type() == FieldType.BOOLEAN;
        return isAsked ? isTrue ? "yes" : "no" : isTrue ? "TRUE" : "FALSE";
    }

    /** Text is read as people write it, but for a column of text, where nothing is to be read. */
    static CellKind kindOfNumber(RecordSpec.@Nullable Field column) {
        return column == null || column.type() == FieldType.STRING ? CellKind.TEXT : CellKind.TYPED;
    }

    private static boolean isPlain(String raw) {
        int digits = 0;
        for (int i = 0; i < raw.length(); i++) {
            char c = raw.charAt(i);
            if (c >= '0' && c <= '9') {
                digits++;
            } else if (c != '.' && !(c == '-' && i == 0)) {
                return false;
            }
        }
        int point = raw.indexOf('.');
        char last = raw.isEmpty() ? '.' : raw.charAt(raw.length() - 1);
        boolean hasShortestForm = point < 0 || point > 0 && point == raw.lastIndexOf('.') && last != '0' && last != '.';
        return hasShortestForm && digits > 0 && digits <= 15;
    }
}
