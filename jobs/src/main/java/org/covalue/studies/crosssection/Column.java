package org.covalue.studies.crosssection;

import java.util.Arrays;

/** One column of a design or a balance table. */
record Column(String name, double[] values) {

    /** Holds nothing but 0 and 1. */
    boolean isBinary() {
        return Arrays.stream(values).allMatch(value -> value == 0 || value == 1);
    }
}
