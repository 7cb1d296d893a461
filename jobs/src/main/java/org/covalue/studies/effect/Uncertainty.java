package org.covalue.studies.effect;

import java.util.Optional;
import java.util.OptionalDouble;

/**
 * How sure an estimate is, and by which recipe.
 *
 * @param standardError in units of the outcome; empty where the method has none
 * @param degreesOfFreedom of the t distribution; empty: the normal distribution
 * @param rank p value of a placebo ranking, which stands in place of the one of the standard error
 * @param recipe the named recipe of the standard error, with its small-sample factor
 * @param groups what the errors are summed over, where they are
 */
public record Uncertainty(OptionalDouble standardError, OptionalDouble degreesOfFreedom, OptionalDouble rank, String recipe,
        Optional<Groups> groups) {

    /** @param name of the column, or {@code pair} or {@code unit} */
    public record Groups(String name, int count) {
    }

    public static Uncertainty student(double standardError, double degreesOfFreedom, String recipe) {
        return new Uncertainty(OptionalDouble.of(standardError), OptionalDouble.of(degreesOfFreedom), OptionalDouble.empty(), recipe,
                Optional.empty());
    }

    /** Summed over groups; t with groups - 1 degrees of freedom. */
    public static Uncertainty grouped(double standardError, int groups, String name, String recipe) {
        return new Uncertainty(OptionalDouble.of(standardError), OptionalDouble.of(groups - 1.0), OptionalDouble.empty(), recipe,
                Optional.of(new Groups(name, groups)));
    }

    public static Uncertainty normal(double standardError, String recipe) {
        return new Uncertainty(OptionalDouble.of(standardError), OptionalDouble.empty(), OptionalDouble.empty(), recipe,
                Optional.empty());
    }

    /** A p value that comes from ranking the estimate among placebos, without a standard error. */
    public static Uncertainty ranked(double pValue, String recipe) {
        return new Uncertainty(OptionalDouble.empty(), OptionalDouble.empty(), OptionalDouble.of(pValue), recipe, Optional.empty());
    }

    public static Uncertainty none(String recipe) {
        return new Uncertainty(OptionalDouble.empty(), OptionalDouble.empty(), OptionalDouble.empty(), recipe, Optional.empty());
    }
}
