package org.covalue.studies.crosssection;

import java.util.Arrays;
import java.util.Optional;
import java.util.function.Function;

/** The methods of a cross section, in the order of their balance tables. */
public enum Method {
    DIFFERENCE_IN_MEANS("difference_in_means", sample -> Comparison.adjusted(sample, sample.regressors().subList(0, 1))),
    /** Regression on treatment and covariates; its coefficient is the effect where that is the same for everybody. */
    OLS("ols", sample -> Comparison.adjusted(sample, sample.regressors())),
    NEAREST_NEIGHBOUR("nearest_neighbour", NearestNeighbour::compare),
    IPW("ipw", PropensityScore::odds),
    ENTROPY_BALANCING("entropy_balancing", EntropyBalancing::compare);

    private final String code;
    private final Function<Sample, Comparison> comparison;

    Method(String code, Function<Sample, Comparison> comparison) {
        this.code = code;
        this.comparison = comparison;
    }

    /** By its name in a design file; empty where there is none of that name. */
    public static Optional<Method> of(String code) {
        return Arrays.stream(values()).filter(method -> method.code.equals(code)).findFirst();
    }

    public String code() {
        return code;
    }

    /** Whether it makes the groups alike by weights, so that a balance table shows what it did. */
    boolean balances() {
        return compareTo(OLS) > 0;
    }

    Comparison compare(Sample sample) {
        return comparison.apply(sample);
    }
}
