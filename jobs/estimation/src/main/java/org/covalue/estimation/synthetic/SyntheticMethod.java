package org.covalue.estimation.synthetic;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/** The methods for one treated unit, or a few that start together. */
public enum SyntheticMethod {
    DIFFERENCE_IN_DIFFERENCES("difference_in_differences"),
    SYNTHETIC_CONTROL("synthetic_control"),
    SYNTHETIC_DID("synthetic_did");

    private final String code;

    SyntheticMethod(String code) {
        this.code = code;
    }

    /** By their names in a design file. */
    public static Map<String, SyntheticMethod> byName() {
        return Arrays.stream(values())
                .collect(Collectors.toMap(SyntheticMethod::code, method -> method, (a, b) -> a, LinkedHashMap::new));
    }

    public String code() {
        return code;
    }
}
