package org.covalue.indicators.again;

/** A figure of an organisation and year; parts and value are not numbers where there are none. */
record Cell(String state, double value, double numerator, double denominator, long contributors, long eligible) {

    static Cell ratio(double scale, double numerator, double denominator, long contributors, long eligible) {
        return denominator > 0
                ? new Cell("ok", scale * numerator / denominator, numerator, denominator, contributors, eligible)
                : without("not_applicable", contributors, eligible);
    }

    static Cell value(double value, long contributors, long eligible) {
        return new Cell("ok", value, Double.NaN, Double.NaN, contributors, eligible);
    }

    static Cell without(String state, long contributors, long eligible) {
        return new Cell(state, Double.NaN, Double.NaN, Double.NaN, contributors, eligible);
    }

    static Cell notReported() {
        return without("not_reported", 0, 0);
    }

    boolean isLike(Cell other) {
        return state.equals(other.state)
                && contributors == other.contributors
                && eligible == other.eligible
                && isNear(value, other.value)
                && isNear(numerator, other.numerator)
                && isNear(denominator, other.denominator);
    }

    private static boolean isNear(double a, double b) {
        return Double.isNaN(a) ? Double.isNaN(b) : Math.abs(a - b) <= 1e-9 * Math.max(1, Math.abs(b));
    }
}
