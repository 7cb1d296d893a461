package org.covalue.inputs.mapping;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** The unit of a sender's figures, beside the one that figures are read in. */
public enum FigureUnit {
    /** As they are read. */
    FULL(1, false),
    THOUSANDS(1_000, false),
    MILLIONS(1_000_000, false),
    BILLIONS(1_000_000_000, false),
    /** A quarter stands as 25, as in every column of percent. */
    PERCENT(1, true),
    /** A quarter stands as 0.25. */
    FRACTION(100, true);

    private final int times;
    private final boolean isOfShares;

    FigureUnit(int times, boolean isOfShares) {
        this.times = times;
        this.isOfShares = isOfShares;
    }

    public static List<String> codes() {
        return Arrays.stream(values()).map(FigureUnit::code).toList();
    }

    /** As mappings write it. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    public int times() {
        return times;
    }

    /** Whether it is one of shares, which stand in columns of percent. */
    boolean isOfShares() {
        return isOfShares;
    }

    /** What a figure is in the unit that figures are read in, to the digit. @param figure NaN where there is none */
    public double full(double figure) {
        return times == 1 || !Double.isFinite(figure)
                ? figure
                : BigDecimal.valueOf(figure).multiply(BigDecimal.valueOf(times)).doubleValue();
    }
}
