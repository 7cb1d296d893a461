package org.covalue.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.stream.Stream;
import org.covalue.platform.UsageProblem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which night is due when, clock changes included. */
class ScheduleTest {

    private static final Schedule MADRID = Schedule.of("15 2 * * *", "Europe/Madrid");

    @Test
    void anHourThatSpringLeavesOutIsTakenAsMuchLater() {
        assertThat(MADRID.due(LocalDate.of(2026, 3, 28))).contains(Instant.parse("2026-03-28T01:15:00Z"));
        assertThat(MADRID.due(LocalDate.of(2026, 3, 29)))
                .as("02:15 does not exist; 03:15 summer time")
                .contains(Instant.parse("2026-03-29T01:15:00Z"));
        assertThat(MADRID.due(LocalDate.of(2026, 3, 30))).contains(Instant.parse("2026-03-30T00:15:00Z"));
    }

    @Test
    void anHourThatAutumnShowsTwiceCountsOnce() {
        LocalDate autumn = LocalDate.of(2026, 10, 25);
        assertThat(MADRID.due(autumn))
                .as("the first 02:15, summer time")
                .contains(Instant.parse("2026-10-25T00:15:00Z"));
        assertThat(MADRID.dueAfter(autumn, Instant.parse("2026-10-25T01:15:00Z")))
                .as("at the second 02:15")
                .isEmpty();
        assertThat(MADRID.next(Instant.parse("2026-10-25T00:15:00Z"))).contains(Instant.parse("2026-10-26T01:15:00Z"));
    }

    /** Also zones that change at midnight, by half an hour, or on other days than Europe. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "Europe/Madrid",
                "America/Santiago",
                "Africa/Cairo",
                "Australia/Lord_Howe",
                "America/Havana",
                "UTC"
            })
    void noDateOfFiveYearsIsLeftOutOrComesTwice(String zone) {
        for (String cron : List.of("15 2 * * *", "30 0 * * *", "0 0 * * *", "45 23 * * *")) {
            Schedule schedule = Schedule.of(cron, zone);
            LocalDate first = LocalDate.of(2022, 1, 1);
            List<LocalDate> dates = first.datesUntil(LocalDate.of(2027, 1, 1)).toList();
            List<Instant> due =
                    dates.stream().flatMap(date -> schedule.due(date).stream()).toList();
            assertThat(due).hasSameSizeAs(dates).isSorted().doesNotHaveDuplicates();

            // As a clock that is looked at every twenty minutes sees them.
            Instant from = first.atStartOfDay(ZoneId.of(zone)).toInstant();
            LocalDate last = first.minusDays(1);
            for (Instant now = from; now.isBefore(from.plusSeconds(400L * 86_400)); now = now.plusSeconds(1_200)) {
                List<LocalDate> seen = schedule.dueAfter(last, now).toList();
                assertThat(seen).hasSizeLessThanOrEqualTo(1);
                if (!seen.isEmpty()) {
                    assertThat(seen.get(0)).isEqualTo(last.plusDays(1));
                    last = seen.get(0);
                }
            }
            assertThat(last).isAfter(first.plusDays(397));
        }
    }

    @Test
    void aDateHasOneNightHoweverManyHoursAreNamed() {
        Schedule hourly = Schedule.of("0 * * * *", "UTC");
        assertThat(hourly.due(LocalDate.of(2026, 5, 5))).contains(Instant.parse("2026-05-05T00:00:00Z"));
        assertThat(hourly.dueAfter(LocalDate.of(2026, 5, 4), Instant.parse("2026-05-05T17:30:00Z")))
                .containsExactly(LocalDate.of(2026, 5, 5));
    }

    @Test
    void aDateWithoutANightIsNotDue() {
        Schedule weekdays = Schedule.of("15 2 * * MON-FRI", "Europe/Madrid");
        Stream<LocalDate> dates = weekdays.dueAfter(LocalDate.of(2026, 5, 1), Instant.parse("2026-05-12T12:00:00Z"));
        assertThat(dates)
                .hasSize(7)
                .allSatisfy(date -> assertThat(date.getDayOfWeek()).isLessThan(DayOfWeek.SATURDAY));
        assertThat(weekdays.lastDue(Instant.parse("2026-05-10T12:00:00Z"))).contains(LocalDate.of(2026, 5, 8));
    }

    @Test
    void whatWasMissedIsDueInOrder() {
        assertThat(MADRID.dueAfter(LocalDate.of(2026, 3, 27), Instant.parse("2026-03-30T00:14:59Z")))
                .containsExactly(LocalDate.of(2026, 3, 28), LocalDate.of(2026, 3, 29));
    }

    @Test
    void secondsMayBeNamedAndNonsenseIsRefusedWithWhatWasExpected() {
        assertThat(Schedule.of("30 15 2 * * *", "UTC").due(LocalDate.of(2026, 5, 5)))
                .contains(Instant.parse("2026-05-05T02:15:30Z"));
        assertThatThrownBy(() -> Schedule.of("at night", "UTC"))
                .isInstanceOf(UsageProblem.class)
                .hasMessageContaining("covalue.schedule.cron at night")
                .hasMessageContaining("15 2 * * *");
        assertThatThrownBy(() -> Schedule.of("15 2 * * *", "Europe/Atlantis"))
                .isInstanceOf(UsageProblem.class)
                .hasMessageContaining("Europe/Atlantis")
                .hasMessageContaining("Europe/Madrid");
    }
}
