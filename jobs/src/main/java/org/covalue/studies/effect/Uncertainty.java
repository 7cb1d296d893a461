package org.covalue.studies.effect;

import java.util.OptionalDouble;
import java.util.OptionalInt;

/**
 * How sure an estimate is, and by which recipe.
 *
 * @param standardError in units of the outcome; empty where the method has none
 * @param degreesOfFreedom of the t distribution; empty: the normal distribution
 * @param rank p value of a placebo ranking, which stands in place of the one of the standard error
 * @param recipe the named recipe of the standard error, with its small-sample factor
 * @param clusters number of groups the errors are summed over, where they are
 */
public record Uncertainty(OptionalDouble standardError, OptionalDouble degreesOfFreedom, OptionalDouble rank, String recipe,
        OptionalInt clusters) {

    public static Uncertainty student(double standardError, double degreesOfFreedom, String recipe) {
        return new Uncertainty(OptionalDouble.of(standardError), OptionalDouble.of(degreesOfFreedom), OptionalDouble.empty(), recipe,
                OptionalInt.empty());
    }

    /** Summed over groups; t with groups - 1 degrees of freedom. */
    public static Uncertainty grouped(double standardError, int clusters, String recipe) {
        return new Uncertainty(OptionalDouble.of(standardError), OptionalDouble.of(clusters - 1.0), OptionalDouble.empty(), recipe,
                OptionalInt.of(clusters));
    }

    public static Uncertainty normal(double standardError, String recipe) {
        return new Uncertainty(OptionalDouble.of(standardError), OptionalDouble.empty(), OptionalDouble.empty(), recipe,
                OptionalInt.empty());
    }

    /** A p value that comes from ranking the estimate among placebos, without a standard error. */
    public static Uncertainty ranked(double pValue, String recipe) {
        return new Uncertainty(OptionalDouble.empty(), OptionalDouble.empty(), OptionalDouble.of(pValue), recipe, OptionalInt.empty());
    }

    public static Uncertainty none(String recipe) {
        return new Uncertainty(OptionalDouble.empty(), OptionalDouble.empty(), OptionalDouble.empty(), recipe, OptionalInt.empty());
    }
}
