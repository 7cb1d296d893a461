package org.covalue.disclosure;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class EstimateRulesTest {

    private static final EstimateRules RULES = new EstimateRules(5);

    @Test
    void anEstimateOnFewOwnersOnEitherSideIsWithheld() {
        assertThat(withheld(cell("simple", 4), cell("group_average", 5))).containsExactly("simple");
        assertThat(RULES.withheld(List.of(new EstimateCell("s", "", "", "e", "simple", 90, 4, true))))
                .hasSize(1);
    }

    @Test
    void oneSmallCohortHidesAllCohorts() {
        assertThat(withheld(
                        cell("att(2014,2015)", 4),
                        cell("att(2016,2016)", 50),
                        cell("group(2014)", 6),
                        cell("group(2016)", 50),
                        cell("simple", 54)))
                .containsExactly("att(2014,2015)", "att(2016,2016)", "group(2014)", "group(2016)");
    }

    @Test
    void aSmallEventTimeHidesTheNextTwoBecauseTwoMeansAreTold() {
        assertThat(withheld(
                        cell("event(-3)", 2),
                        cell("event(0)", 60),
                        cell("event(1)", 30),
                        cell("event(2)", 7),
                        cell("event(3)", 3)))
                .containsExactly("event(-3)", "event(1)", "event(2)", "event(3)");
    }

    @Test
    void aSmallCohortHidesAllPeriodsBecauseEventTimesAreTold() {
        assertThat(withheld(
                        cell("att(2014,2014)", 2),
                        cell("calendar(2014)", 12),
                        cell("calendar(2015)", 90),
                        cell("simple", 102)))
                .containsExactly("att(2014,2014)", "calendar(2014)", "calendar(2015)");
    }

    @Test
    void aGroupOfTheTreatedThatWasTooSmallToBeEstimatedHidesTheNextSmallest() {
        assertThat(RULES.withheld(List.of(
                        band("0-4", 3, false), band("5-9", 12, true), band("10+", 40, true), cell("simple", 55))))
                .containsExactly(band("5-9", 12, true));
        assertThat(RULES.withheld(List.of(band("0-4", 0, false), band("5-9", 12, true), band("10+", 40, true))))
                .isEmpty();
    }

    /** Another study, method or part is another table: nothing of it follows from what is withheld here. */
    @Test
    void whatIsWithheldInOneFamilyHidesNothingInAnother() {
        for (String term : List.of("att(2014,2014)", "event(0)")) {
            EstimateCell small = new EstimateCell("s", "", "", "e", term, 4, 100, true);
            assertThat(RULES.withheld(List.of(
                            small,
                            new EstimateCell("other", "", "", "e", term, 50, 100, true),
                            new EstimateCell("s", "age_band", "5-9", "e", term, 50, 100, true),
                            new EstimateCell("s", "", "", "other", term, 50, 100, true))))
                    .as(term)
                    .containsExactly(small);
        }
        EstimateCell band = new EstimateCell("s", "age_band", "0-4", "e", "simple", 4, 100, true);
        assertThat(RULES.withheld(List.of(
                        band,
                        new EstimateCell("s", "funding", "5-9", "e", "simple", 50, 100, true),
                        new EstimateCell("other", "age_band", "5-9", "e", "simple", 50, 100, true),
                        new EstimateCell("s", "age_band", "5-9", "other", "simple", 50, 100, true),
                        new EstimateCell("s", "age_band", "5-9", "e", "group_average", 50, 100, true))))
                .containsExactly(band);
    }

    /** Event times before treatment are no parts of a mean, nor are terms outside a grouping. */
    @Test
    void whatIsNoPartOfAMeanIsNotHiddenWithIt() {
        assertThat(withheld(
                        cell("event(-3)", 50),
                        cell("event(0)", 4),
                        cell("event(1)", 60),
                        cell("event(2)", 70),
                        cell("event(3)", 80)))
                .containsExactly("event(0)", "event(1)", "event(2)");
        EstimateCell few = new EstimateCell("s", "", "", "e", "simple", 4, 100, true);
        assertThat(RULES.withheld(List.of(few, new EstimateCell("s", "", "exposed", "e", "simple", 50, 100, true))))
                .containsExactly(few);
    }

    private static EstimateCell band(String band, int owners, boolean hasNumber) {
        return new EstimateCell("s", "age_band", band, "e", "simple", owners, 100, hasNumber);
    }

    private static EstimateCell cell(String term, int owners) {
        return new EstimateCell("s", "", "", "e", term, owners, 100, true);
    }

    private static Stream<String> withheld(EstimateCell... cells) {
        return RULES.withheld(List.of(cells)).stream().map(EstimateCell::term).sorted();
    }
}
