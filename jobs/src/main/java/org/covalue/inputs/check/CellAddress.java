package org.covalue.inputs.check;

/** Names cells as spreadsheets do. */
final class CellAddress {

    private static final int LETTERS = 26;

    private CellAddress() {}

    /** For example {@code C5}. @param column from 0 @param row from 1 */
    static String of(int column, int row) {
        StringBuilder letters = new StringBuilder();
        for (int rest = column; rest >= 0; rest = rest / LETTERS - 1) {
            letters.insert(0, (char) ('A' + rest % LETTERS));
        }
        return letters.append(row).toString();
    }
}
