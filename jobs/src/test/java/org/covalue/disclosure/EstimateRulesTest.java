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
        assertThat(RULES.withheld(List.of(new EstimateCell("s", "", "", "e", "simple", 90, 4, true)))).hasSize(1);
    }

    @Test
    void oneSmallCohortHidesAllCohorts() {
        assertThat(withheld(cell("att(2014,2015)", 4), cell("att(2016,2016)", 50), cell("group(2014)", 6), cell("group(2016)", 50), cell("simple", 54)))
                .containsExactly("att(2014,2015)", "att(2016,2016)", "group(2014)", "group(2016)");
    }

    @Test
    void aSmallEventTimeHidesTheNextTwoBecauseTwoMeansAreTold() {
        assertThat(withheld(cell("event(-3)", 2), cell("event(0)", 60), cell("event(1)", 30), cell("event(2)", 7), cell("event(3)", 3)))
                .containsExactly("event(-3)", "event(1)", "event(2)", "event(3)");
    }

    @Test
    void aSmallCohortHidesAllPeriodsBecauseEventTimesAreTold() {
        assertThat(withheld(cell("att(2014,2014)", 2), cell("calendar(2014)", 12), cell("calendar(2015)", 90), cell("simple", 102)))
                .containsExactly("att(2014,2014)", "calendar(2014)", "calendar(2015)");
    }

    @Test
    void aGroupOfTheTreatedThatWasTooSmallToBeEstimatedHidesTheNextSmallest() {
        assertThat(RULES.withheld(List.of(band("0-4", 3, false), band("5-9", 12, true), band("10+", 40, true), cell("simple", 55))))
                .containsExactly(band("5-9", 12, true));
        assertThat(RULES.withheld(List.of(band("0-4", 0, false), band("5-9", 12, true), band("10+", 40, true)))).isEmpty();
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
