package org.covalue.estimation.crosssection;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The methods of a cross section, in the order of their balance tables. */
public enum CrossSectionMethod {
    DIFFERENCE_IN_MEANS(
            "difference_in_means",
            "att",
            false,
            sample -> Comparison.adjusted(sample, sample.regressors().subList(0, 1))),
    /** Regression on treatment and covariates; its coefficient is the effect where that is the same for everybody. */
    OLS("ols", "att", false, sample -> Comparison.adjusted(sample, sample.regressors())),
    NEAREST_NEIGHBOUR("nearest_neighbour", "att", true, NearestNeighbour::compare),
    IPW("ipw", "att", true, PropensityScore::odds),
    ENTROPY_BALANCING("entropy_balancing", "att", true, EntropyBalancing::compare),
    IPW_ATE("ipw_ate", "ate", false, PropensityScore::inverse),
    STANDARDISATION("standardisation", "ate", false, sample -> Standardisation.compare(sample, name -> true));

    private final String code;
    private final String term;
    private final boolean isBalancing;
    private final Function<Sample, Comparison> comparison;

    CrossSectionMethod(String code, String term, boolean isBalancing, Function<Sample, Comparison> comparison) {
        this.code = code;
        this.term = term;
        this.isBalancing = isBalancing;
        this.comparison = comparison;
    }

    /** By their names in a design file. */
    public static Map<String, CrossSectionMethod> byName() {
        return Arrays.stream(values())
                .collect(Collectors.toMap(CrossSectionMethod::code, method -> method, (a, b) -> a, LinkedHashMap::new));
    }

    public String code() {
        return code;
    }

    /** {@code att}, the effect on the treated, or {@code ate}, the effect on everybody. */
    public String term() {
        return term;
    }

    /** Whether it makes controls like the treated by weights, so that a balance table shows what it did. */
    boolean isBalancing() {
        return isBalancing;
    }

    Comparison compare(Sample sample) {
        return comparison.apply(sample);
    }
}
