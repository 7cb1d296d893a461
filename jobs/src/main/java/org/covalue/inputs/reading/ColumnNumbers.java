package org.covalue.inputs.reading;

/**
 * What the cells of one column show of how their numbers are written. {@code 12.500} may be either; {@code 0.500},
 * {@code 1234.500} and {@code 12.50} have a decimal point; {@code 12,5} and {@code 1.234,500} have a decimal comma,
 * {@code 1.234.567} has points between thousands.
 */
public final class ColumnNumbers {

    private static final int GROUP = 3;

    private final String column;
    private boolean provesPoint;
    private boolean provesComma;
    private int firstRow;
    private String firstFound = "";

    ColumnNumbers(String column) {
        this.column = column;
    }

    public String column() {
        return column;
    }

    boolean provesComma() {
        return provesComma;
    }

    /** Whether a number of the column has two values, and no cell proves which; or cells prove both. */
    boolean isDoubtful() {
        return firstRow > 0 && (!provesPoint || provesComma);
    }

    /** The row of the first number that has two values. */
    public int firstRow() {
        return firstRow;
    }

    /** The first number that has two values, and both of them. */
    public String readings() {
        return firstFound + " in row " + firstRow + " is " + firstFound.replace(".", "") + " with a decimal comma and "
                + firstFound.replaceAll("0+$", "").replaceAll("\\.$", "") + " with a decimal point";
    }

    public String firstFound() {
        return firstFound;
    }

    void add(String cell, int row) {
        add(cell.toCharArray(), 0, cell.length(), row);
    }

    /** Looks at the characters from {@code from} to before {@code to}; every cell of a large file may come by here. */
    void add(char[] cell, int from, int to, int row) {
        int digits = 0;
        int points = 0;
        int commas = 0;
        int digitsBeforeFirst = 0;
        int digitsBehindLast = 0;
        boolean beginsWithZero = false;
        char lastSign = 0;
        int begin = from;
        int end = to;
        while (end > from && Blanks.isBlank(cell[end - 1])) {
            end--;
        }
        while (begin < to && Blanks.isBlank(cell[begin])) {
            begin++;
        }
        if (begin < to && (cell[begin] == '+' || cell[begin] == '-')) {
            begin++;
        }
        for (int at = begin; at < end; at++) {
            char c = cell[at];
            if (c >= '0' && c <= '9') {
                beginsWithZero |= digits == 0 && c == '0';
                digits++;
                digitsBehindLast++;
            } else if (c == '.' || c == ',') {
                digitsBeforeFirst = lastSign == 0 ? digits : digitsBeforeFirst;
                points += c == '.' ? 1 : 0;
                commas += c == ',' ? 1 : 0;
                lastSign = c;
                digitsBehindLast = 0;
            } else if (!mayPartThousands(c)) {
                return;
            }
        }
        if (digitsBehindLast == 0 || lastSign == 0) {
            return;
        }
        boolean isGroup =
                digitsBeforeFirst >= 1 && digitsBeforeFirst <= GROUP && !beginsWithZero && digitsBehindLast == GROUP;
        if (commas == 0 && points == 1) {
            if (!isGroup) {
                provesPoint = true;
            } else if (firstRow == 0) {
                firstRow = row;
                firstFound = Blanks.strip(new String(cell, from, to - from));
            }
        } else if (commas == 0) {
            provesComma = true;
        } else if (points == 0) {
            provesComma |= commas == 1 && !isGroup;
            provesPoint |= commas > 1;
        } else {
            provesComma |= commas == 1 && lastSign == ',';
            provesPoint |= points == 1 && lastSign == '.';
        }
    }

    private static boolean mayPartThousands(char c) {
        return c == ' ' || c == '\'' || c == '\u2019' || c == '\u00A0' || c == '\u2009' || c == '\u202F';
    }
}
