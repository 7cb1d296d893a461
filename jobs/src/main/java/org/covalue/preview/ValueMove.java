package org.covalue.preview;

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

        @Override
        public String toString() {
            return value.isPresent() ? Double.toString(value.getAsDouble()) : state.isEmpty() ? "none" : state;
        }
    }

    public boolean isOfGroup() {
        return organisation.isEmpty();
    }
}
