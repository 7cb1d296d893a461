package org.covalue.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.covalue.platform.UsageProblem;
import org.junit.jupiter.api.Test;

/** When an expected input is due, and how it stands. */
class ExpectedInputTest {

    private static final ExpectedInput YEARLY = due(10, "03-31");

    private static ExpectedInput due(int grace, String... dates) {
        return new ExpectedInput("revenue", "o1", 0, List.of(dates), "", grace, 14, 90);
    }

    private static String standing(ExpectedInput input, String last, String now) {
        Standing standing = input.standing(
                Optional.of(last).filter(date -> !date.isEmpty()).map(date -> Instant.parse(date + "T12:00:00Z")),
                Instant.parse(now + "T12:00:00Z"),
                ZoneOffset.UTC);
        return standing.state().code() + standing.due().map(date -> " " + date).orElse("");
    }

    @Test
    void daysAreCountedFromTheLastDelivery() {
        ExpectedInput every30 = new ExpectedInput("revenue", "", 30, List.of(), "", 5, 7, 90);
        assertThat(standing(every30, "2025-06-01", "2025-06-23")).isEqualTo("fresh 2025-07-01");
        assertThat(standing(every30, "2025-06-01", "2025-06-24")).isEqualTo("due 2025-07-01");
        assertThat(standing(every30, "2025-06-01", "2025-07-01")).isEqualTo("due 2025-07-01");
        assertThat(standing(every30, "2025-06-01", "2025-07-02")).isEqualTo("late 2025-07-01");
        assertThat(standing(every30, "2025-06-01", "2025-07-07")).isEqualTo("missing 2025-07-01");
        assertThat(standing(every30, "", "2025-07-07")).isEqualTo("missing");
    }

    @Test
    void whatComesEveryDayIsNotAlwaysDueSoon() {
        assertThat(standing(ExpectedInput.every(1, "revenue", ""), "2025-06-01", "2025-06-01"))
                .isEqualTo("fresh 2025-06-02");
        assertThat(standing(ExpectedInput.every(10, "revenue", ""), "2025-06-01", "2025-06-05"))
                .isEqualTo("fresh 2025-06-11");
    }

    @Test
    void aYearlyDateIsMetByWhatCameInTheNinetyDaysBeforeIt() {
        assertThat(standing(YEARLY, "2025-03-20", "2025-04-01")).isEqualTo("fresh 2026-03-31");
        assertThat(standing(YEARLY, "2025-03-20", "2026-03-16")).isEqualTo("fresh 2026-03-31");
        assertThat(standing(YEARLY, "2025-03-20", "2026-03-17")).isEqualTo("due 2026-03-31");
        assertThat(standing(YEARLY, "2025-03-20", "2026-03-31")).isEqualTo("due 2026-03-31");
        assertThat(standing(YEARLY, "2025-03-20", "2026-04-01")).isEqualTo("late 2026-03-31");
        assertThat(standing(YEARLY, "2025-03-20", "2026-04-10")).isEqualTo("late 2026-03-31");
        assertThat(standing(YEARLY, "2025-03-20", "2026-04-11")).isEqualTo("missing 2026-03-31");
        assertThat(standing(YEARLY, "2025-12-31", "2026-01-02")).isEqualTo("fresh 2027-03-31");
        assertThat(standing(YEARLY, "", "2026-01-02")).isEqualTo("missing 2025-03-31");
    }

    @Test
    void whatComesLateIsNotTakenForTheNextDate() {
        assertThat(standing(YEARLY, "2025-10-15", "2026-02-01")).isEqualTo("fresh 2026-03-31");
        assertThat(standing(YEARLY, "2025-10-15", "2026-03-30")).isEqualTo("due 2026-03-31");
        assertThat(standing(YEARLY, "2025-10-15", "2026-04-02")).isEqualTo("late 2026-03-31");
    }

    @Test
    void quartersAreApartByHalf() {
        ExpectedInput quarterly = due(0, "12-31", "03-31", "06-30", "09-30");
        assertThat(standing(quarterly, "2025-04-10", "2025-05-01"))
                .as("late for March")
                .isEqualTo("fresh 2025-06-30");
        assertThat(standing(quarterly, "2025-05-20", "2025-05-21"))
                .as("early for June")
                .isEqualTo("fresh 2025-09-30");
        assertThat(standing(quarterly, "2025-05-20", "2026-01-01")).isEqualTo("missing 2025-12-31");
    }

    @Test
    void aDateBeginsByTheClockOfTheZone() {
        Instant evening = Instant.parse("2026-04-01T03:00:00Z");
        Optional<Instant> never = Optional.of(Instant.parse("2025-03-20T12:00:00Z"));
        assertThat(YEARLY.standing(never, evening, ZoneId.of("America/Bogota")).state())
                .isEqualTo(Standing.State.DUE);
        assertThat(YEARLY.standing(never, evening, ZoneId.of("Europe/Madrid")).state())
                .isEqualTo(Standing.State.LATE);
    }

    @Test
    void settingsWithoutSenseAreRefused() {
        assertRefused(due(0, "31-03"), "month and day, for example 03-31");
        assertRefused(due(0), "either days after the last delivery");
        assertRefused(new ExpectedInput("revenue", "", 3, List.of("03-31"), "", 0, 14, 90), "either days");
        assertRefused(due(-1, "03-31"), "grace -1");
        assertRefused(new ExpectedInput("revenue", "", 3, List.of(), "a/[", 0, 14, 90), "no pattern of paths");
        due(0, "02-29").require();
    }

    private static void assertRefused(ExpectedInput input, String why) {
        assertThatThrownBy(input::require).isInstanceOf(UsageProblem.class).hasMessageContaining(why);
    }

    @Test
    void theFileOfConfigurationSaysItInAFewWords() {
        NightSettings settings = NightSettings.of(Configured.with(
                "covalue.expected[0].record",
                "revenue",
                "covalue.expected[0].due",
                "03-31",
                "covalue.expected[0].grace",
                "30",
                "covalue.expected[1].record",
                "revenue",
                "covalue.expected[1].days",
                "400"));
        assertThat(settings.expected())
                .containsExactly(
                        new ExpectedInput("revenue", "", 0, List.of("03-31"), "", 30, 14, 90),
                        ExpectedInput.every(400, "revenue", ""));
    }
}
