package org.covalue.estimation.synthetic;

import java.util.Arrays;
import java.util.Optional;

/** The methods for one treated unit, or a few that start together. */
public enum Method {
    DIFFERENCE_IN_DIFFERENCES("difference_in_differences"),
    SYNTHETIC_CONTROL("synthetic_control"),
    SYNTHETIC_DID("synthetic_did");

    private final String code;

    Method(String code) {
        this.code = code;
    }

    /** By its name in a design file; empty where there is none of that name. */
    public static Optional<Method> of(String code) {
        return Arrays.stream(values())
                .filter(method -> method.code.equals(code))
                .findFirst();
    }

    public String code() {
        return code;
    }
}
