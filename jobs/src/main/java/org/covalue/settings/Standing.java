package org.covalue.settings;

import java.time.LocalDate;
import java.util.Locale;
import java.util.Optional;

/**
 * How an expected input stands.
 *
 * @param due when the next delivery is due, in the time zone of the schedule; empty where there never was one from
 *     which days could be counted
 */
public record Standing(State state, Optional<LocalDate> due) {

    /** From good to bad. */
    public enum State {
        /** The last delivery is new enough. */
        FRESH,
        /** The next one is due soon. */
        DUE,
        /** It should be there. */
        LATE,
        /** It should have been there for longer than the days of grace, or there never was one. */
        MISSING;

        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    public boolean isOverdue() {
        return state.compareTo(State.LATE) >= 0;
    }
}
