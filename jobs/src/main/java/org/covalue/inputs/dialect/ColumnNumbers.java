package org.covalue.inputs.dialect;

import java.math.BigDecimal;
import java.util.Optional;
import org.covalue.estimation.data.Message;

/**
 * What the cells of one column show of how their numbers are written. {@code 12.500} and {@code 12,500} may be either;
 * {@code 0.500}, {@code 1234.500} and {@code 12.50} have a decimal point; {@code 12,5} and {@code 1.234,500} have a
 * decimal comma, {@code 1.234.567} has points between thousands.
 */
public final class ColumnNumbers implements ColumnEvidence {

    private static final int GROUP = 3;

    private final String column;
    private boolean provesPoint;
    private boolean provesComma;
    /** Whether a comma stands in the column that may part thousands or decimals. */
    private boolean hasCommaInDoubt;

    private int firstRow;
    private String firstFound = "";

    public ColumnNumbers(String column) {
        this.column = column;
    }

    public boolean provesComma() {
        return provesComma;
    }

    /** How the column is to be read, by all its cells and whatever is known of its sender. */
    public NumberStyle style(Optional<NumberStyle> ofSender) {
        if (ofSender.isPresent()) {
            boolean isContradicted = ofSender.get() == NumberStyle.COMMA ? provesPoint : provesComma;
            return isContradicted && firstRow == 0 ? NumberStyle.PLAIN : ofSender.get();
        }
        if (provesComma && !provesPoint) {
            return NumberStyle.COMMA;
        }
        return provesPoint && !provesComma && hasCommaInDoubt ? NumberStyle.POINT : NumberStyle.PLAIN;
    }

    /**
     * The first number that has two values, where no cell proves which, or cells prove both.
     *
     * @param mayHaveCommas whether a point of the table may part thousands; without, it is a decimal point
     */
    public Optional<Doubt> doubt(boolean mayHaveCommas) {
        boolean isInDoubt = firstRow > 0 && provesPoint == provesComma && (mayHaveCommas || hasCommaInDoubt);
        return isInDoubt
                ? Optional.of(new Doubt(
                        column, firstRow, firstFound, readings(), Message.of("numbers_doubtful", "column", column)))
                : Optional.empty();
    }

    private Message readings() {
        char[] cell = firstFound.toCharArray();
        CellNumber number = CellNumber.of(cell, 0, cell.length);
        return Message.of(
                "numbers_readings",
                "found",
                firstFound,
                "row",
                firstRow,
                "comma",
                plain(number.in(NumberStyle.COMMA)),
                "point",
                plain(number.in(NumberStyle.POINT)));
    }

    private static String plain(double number) {
        BigDecimal exact = new BigDecimal(Double.toString(number)).stripTrailingZeros();
        return exact.toPlainString();
    }

    @Override
    public void add(char[] cell, int from, int to, int row) {
        int sign = -1;
        for (int at = from; at < to; at++) {
            if (cell[at] == '.' || cell[at] == ',') {
                if (sign >= 0 || cell[at] == ',') {
                    addHard(cell, from, to, row);
                    return;
                }
                sign = at;
            }
        }
        if (sign < 0) {
            return;
        }
        int begin = cell[from] == '-' || cell[from] == '+' ? from + 1 : from;
        boolean isGroup = sign > begin && sign - begin <= GROUP && cell[begin] != '0' && to - sign - 1 == GROUP;
        if (isGroup || Double.isNaN(Literals.number(cell, from, to))) {
            addHard(cell, from, to, row);
        } else {
            provesPoint = true;
        }
    }

    /** Most numbers with a decimal comma show it, and are looked at no further. */
    private boolean isWithDecimalComma(char[] cell, int from, int to) {
        int at = from;
        int group = 0;
        boolean isGrouped = false;
        while (at < to && cell[at] != ',') {
            if (cell[at] == '.' && (isGrouped ? group == GROUP : group > 0 && group <= GROUP)) {
                isGrouped = true;
                group = 0;
            } else if (cell[at] >= (at == from ? '1' : '0') && cell[at] <= '9') {
                group++;
            } else {
                return false;
            }
            at++;
        }
        int behind = to - at - 1;
        boolean isWhole = isGrouped ? group == GROUP : group > 0 && behind != GROUP;
        for (int i = at + 1; i < to && isWhole; i++) {
            isWhole = cell[i] >= '0' && cell[i] <= '9';
        }
        return isWhole && behind > 0 && to - from < Literals.MOST_DIGITS;
    }

    private void addHard(char[] cell, int from, int to, int row) {
        if (isWithDecimalComma(cell, from, to)) {
            provesComma = true;
            return;
        }
        CellNumber number = CellNumber.of(cell, from, to);
        double point = number.in(NumberStyle.POINT);
        double comma = number.in(NumberStyle.COMMA);
        if (Double.isNaN(point) || Double.isNaN(comma)) {
            provesPoint |= !Double.isNaN(point);
            provesComma |= !Double.isNaN(comma);
        } else if (point != comma && number.currency().isEmpty()) {
            hasCommaInDoubt |= number.hasComma();
            if (firstRow == 0) {
                firstRow = row;
                firstFound = new String(cell, from, to - from);
            }
        }
    }
}
