package org.covalue.settings;

import java.time.LocalDate;
import java.time.MonthDay;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.covalue.settings.Standing.State;

/**
 * Dates of the year on which an input is due. A delivery counts for a date from some days before it on, but never
 * before half of the time since the date before, so that one that came late is not taken for the next.
 *
 * @param days of the year
 * @param grace days after a date from which on a late input is missing
 * @param soon days before a date from which on it is told as due
 * @param early days before a date from which on a delivery counts for it
 */
record DueDates(List<MonthDay> days, int grace, int soon, int early) {

    Standing standing(Optional<LocalDate> last, LocalDate today) {
        LocalDate passed = around(today).filter(date -> date.isBefore(today)).reduce(today, (first, next) -> next);
        if (last.filter(came -> !came.isBefore(opening(passed))).isEmpty()) {
            return new Standing(
                    today.isAfter(passed.plusDays(grace)) ? State.MISSING : State.LATE, Optional.of(passed));
        }
        LocalDate next = next(passed);
        if (last.get().isBefore(opening(next))) {
            return new Standing(today.isBefore(next.minusDays(soon)) ? State.FRESH : State.DUE, Optional.of(next));
        }
        return new Standing(State.FRESH, Optional.of(next(next)));
    }

    private LocalDate opening(LocalDate date) {
        LocalDate before = around(date).filter(other -> other.isBefore(date)).reduce(date, (first, next) -> next);
        return date.minusDays(Math.min(early, ChronoUnit.DAYS.between(before, date) / 2));
    }

    private LocalDate next(LocalDate date) {
        return around(date).filter(other -> other.isAfter(date)).findFirst().orElseThrow();
    }

    /** In order, from before the date until after it. */
    private Stream<LocalDate> around(LocalDate date) {
        return IntStream.rangeClosed(date.getYear() - 1, date.getYear() + 1)
                .boxed()
                .flatMap(year -> days.stream().map(day -> day.atYear(year)))
                .sorted();
    }
}
