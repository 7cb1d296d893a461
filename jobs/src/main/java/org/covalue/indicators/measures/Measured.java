package org.covalue.indicators.measures;

import java.util.Optional;

/**
 * What a measure makes of the observations of an organisation and year.
 *
 * @param value that of a statistic without two parts
 * @param state why there is no figure; empty where there is one
 */
public record Measured(
        Optional<Double> numerator, Optional<Double> denominator, Optional<Double> value, Optional<String> state) {

    static Measured ratio(double numerator, double denominator) {
        return new Measured(Optional.of(numerator), Optional.of(denominator), Optional.empty(), Optional.empty());
    }

    static Measured value(double value) {
        return new Measured(Optional.empty(), Optional.empty(), Optional.of(value), Optional.empty());
    }

    public static Measured without(String state) {
        return new Measured(Optional.empty(), Optional.empty(), Optional.empty(), Optional.of(state));
    }
}
