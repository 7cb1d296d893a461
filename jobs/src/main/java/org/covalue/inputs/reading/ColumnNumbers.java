package org.covalue.inputs.reading;

/**
 * What the cells of one column show of how their numbers are written. {@code 12.500} may be either; {@code 0.500}, {@code 1234.500} and
 * {@code 12.50} have a decimal point; {@code 12,5} and {@code 1.234,500} have a decimal comma, {@code 1.234.567} has points between thousands.
 */
final class ColumnNumbers {

    private static final int GROUP = 3;

    private final String column;
    private boolean provesPoint;
    private boolean provesComma;
    private int firstRow;
    private String firstFound = "";

    ColumnNumbers(String column) {
        this.column = column;
    }

    String column() {
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
    int firstRow() {
        return firstRow;
    }

    /** The first number that has two values, and both of them. */
    String readings() {
        return firstFound + " in row " + firstRow + " is " + firstFound.replace(".", "") + " with a decimal comma and "
                + firstFound.replaceAll("0+$", "").replaceAll("\\.$", "") + " with a decimal point";
    }

    String firstFound() {
        return firstFound;
    }

    void add(String cell, int row) {
        String number = cell.replaceAll("^[+-]|[ '\u2019\u00A0\u2009\u202F]", "");
        if (!number.matches("[0-9.,]*[0-9]")) {
            return;
        }
        int point = number.lastIndexOf('.');
        int comma = number.lastIndexOf(',');
        boolean onePoint = point >= 0 && point == number.indexOf('.');
        boolean oneComma = comma >= 0 && comma == number.indexOf(',');
        if (comma < 0 && onePoint) {
            addPoint(cell, number, point, row);
        } else if (comma < 0) {
            provesComma |= point >= 0;
        } else if (point < 0) {
            provesComma |= oneComma && !isGroup(number, comma);
            provesPoint |= !oneComma;
        } else {
            provesComma |= oneComma && comma > point;
            provesPoint |= onePoint && point > comma;
        }
    }

    private void addPoint(String cell, String number, int point, int row) {
        if (!isGroup(number, point)) {
            provesPoint = true;
        } else if (firstRow == 0) {
            firstRow = row;
            firstFound = cell;
        }
    }

    /** Whether the one sign in a number may stand between thousands. */
    private static boolean isGroup(String number, int sign) {
        return sign >= 1 && sign <= GROUP && number.charAt(0) != '0' && number.length() - sign - 1 == GROUP;
    }
}
