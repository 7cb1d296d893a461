package org.covalue.estimation.inference;

import java.util.Optional;
import java.util.OptionalDouble;
import org.covalue.estimation.data.Message;

/**
 * How sure an estimate is, and by which recipe.
 *
 * @param standardError in units of the outcome; empty where the method has none
 * @param degreesOfFreedom of the t distribution; empty: the normal distribution
 * @param rank p value of a placebo ranking, which stands in place of the one of the standard error
 * @param recipe the named recipe of the standard error, with its small-sample factor
 * @param groups what the errors are summed over, where they are
 */
public record Uncertainty(
        OptionalDouble standardError,
        OptionalDouble degreesOfFreedom,
        OptionalDouble rank,
        Optional<Message> recipe,
        Optional<Groups> groups) {

    /** @param name of the column, or {@code pair} or {@code unit} */
    public record Groups(String name, int count) {}

    public static Uncertainty student(double standardError, double degreesOfFreedom, Message recipe) {
        return new Uncertainty(
                OptionalDouble.of(standardError),
                OptionalDouble.of(degreesOfFreedom),
                OptionalDouble.empty(),
                Optional.of(recipe),
                Optional.empty());
    }

    /** Summed over groups; t with groups - 1 degrees of freedom. */
    public static Uncertainty grouped(double standardError, int groups, String name, Message recipe) {
        return new Uncertainty(
                OptionalDouble.of(standardError),
                OptionalDouble.of(groups - 1.0),
                OptionalDouble.empty(),
                Optional.of(recipe),
                Optional.of(new Groups(name, groups)));
    }

    public static Uncertainty normal(double standardError, Message recipe) {
        return new Uncertainty(
                OptionalDouble.of(standardError),
                OptionalDouble.empty(),
                OptionalDouble.empty(),
                Optional.of(recipe),
                Optional.empty());
    }

    /** A p value that comes from ranking the estimate among placebos, without a standard error. */
    public static Uncertainty ranked(double pValue, Message recipe) {
        return new Uncertainty(
                OptionalDouble.empty(),
                OptionalDouble.empty(),
                OptionalDouble.of(pValue),
                Optional.of(recipe),
                Optional.empty());
    }

    public static Uncertainty none() {
        return new Uncertainty(
                OptionalDouble.empty(),
                OptionalDouble.empty(),
                OptionalDouble.empty(),
                Optional.empty(),
                Optional.empty());
    }

    /** @param recipe why there is none */
    public static Uncertainty none(Message recipe) {
        return new Uncertainty(
                OptionalDouble.empty(),
                OptionalDouble.empty(),
                OptionalDouble.empty(),
                Optional.of(recipe),
                Optional.empty());
    }
}
