package org.covalue.estimation.inference;

import java.util.Locale;

/** Why a row of estimates shows a number or shows none. */
public enum EstimateState {
    OK,
    SUPPRESSED,
    NOT_ESTIMABLE;

    /** As files have it. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
