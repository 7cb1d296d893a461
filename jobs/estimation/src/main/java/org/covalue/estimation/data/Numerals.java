package org.covalue.estimation.data;

/** Numbers as text that reads back as the same number. */
public final class Numerals {

    private Numerals() {}

    /** Whole numbers without a point; blank where there is no number. */
    public static String text(double value) {
        if (Double.isNaN(value)) {
            return "";
        }
        return value == Math.rint(value) && Math.abs(value) < 1e15
                ? Long.toString((long) value)
                : Double.toString(value);
    }
}
