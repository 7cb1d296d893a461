package org.covalue.preview;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.OptionalDouble;

/**
 * A published value that would be another one.
 *
 * @param organisation empty where it is of a group
 * @param group age band, funding class and statistic; empty where it is of an organisation
 * @param old what the last edition says
 */
public record ValueMove(String indicator, String organisation, String group, int year, Cell old, Cell now) {

    /** @param state empty where there is no such cell */
    public record Cell(String state, OptionalDouble value) {

        private static final int DIGITS = 6;

        /** To six digits, for reading. */
        @Override
        public String toString() {
            return value.isPresent()
                    ? BigDecimal.valueOf(value.getAsDouble())
                            .round(new MathContext(DIGITS))
                            .stripTrailingZeros()
                            .toPlainString()
                    : isAbsent() ? "none" : state;
        }

        boolean isAbsent() {
            return state.isEmpty();
        }
    }

    /** Whether the last edition has no such cell, as of a year that it does not measure. */
    boolean isNew() {
        return old.isAbsent();
    }

    public boolean isOfGroup() {
        return organisation.isEmpty();
    }
}
