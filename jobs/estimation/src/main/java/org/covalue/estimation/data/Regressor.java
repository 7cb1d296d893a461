package org.covalue.estimation.data;

import java.util.Arrays;

/** A named column of a regression, one value per row of the sample. */
public record Regressor(String name, double[] values) {

    /** Same values in an array of its own. */
    public Regressor copy() {
        return new Regressor(name, values.clone());
    }

    /** Holds nothing but 0 and 1. */
    public boolean isBinary() {
        return Arrays.stream(values).allMatch(value -> value == 0 || value == 1);
    }
}
