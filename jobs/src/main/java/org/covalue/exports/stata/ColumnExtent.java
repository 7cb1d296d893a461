package org.covalue.exports.stata;

/** How wide the values of a column are, from which follows how the file stores them. */
final class ColumnExtent {

    /** Longer texts stand once, outside the rows. */
    private static final int LONGEST_FIXED = 244;

    private static final long LARGEST_LONG = 2_147_483_620L;
    private static final long SMALLEST_LONG = -2_147_483_647L;

    private final StataColumn column;
    private int longest = 1;
    private boolean isCoded;
    private boolean isLong = true;

    ColumnExtent(StataColumn column) {
        this.column = column;
        this.isCoded = !column.codes().isEmpty();
    }

    void addText(String text, int bytes) {
        longest = Math.max(longest, bytes);
        isCoded &= column.numberOf(text) > 0;
    }

    void addInteger(long value) {
        isLong &= value >= SMALLEST_LONG && value <= LARGEST_LONG;
    }

    /** Whether the file holds numbers with labels instead of the texts. */
    boolean isCoded() {
        return isCoded;
    }

    StataType type() {
        return switch (column.type()) {
            case TEXT ->
                isCoded ? StataType.BYTE : longest <= LONGEST_FIXED ? StataType.text(longest) : StataType.LONG_TEXT;
            case INTEGER -> isLong ? StataType.LONG : StataType.DOUBLE;
            case NUMBER -> StataType.DOUBLE;
            case DATE -> StataType.DAY;
            case BOOLEAN -> StataType.BYTE;
        };
    }
}
