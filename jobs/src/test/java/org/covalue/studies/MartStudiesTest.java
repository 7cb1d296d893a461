package org.covalue.studies;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.covalue.Csv;
import org.covalue.SampleNight;
import org.covalue.disclosure.EstimateRules;
import org.covalue.estimation.replication.Plan;
import org.covalue.estimation.replication.PlanRegister.History;
import org.covalue.layers.EngineTables;
import org.covalue.layers.LayerBuilder;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * The studies of the samples, whose makers have put in an effect of joining of 0.05 in the first year and 0.10 from
 * then on.
 */
class MartStudiesTest {

    private static final List<Map<String, String>> ESTIMATES =
            Csv.byName(SampleNight.get().exported("estimates"));

    @Test
    void everyOutcomeAgeBandAndFundingClassHasARowWhateverTheDataCarry() {
        Set<String> studies = ESTIMATES.stream().map(row -> row.get("study")).collect(Collectors.toSet());
        assertThat(studies).hasSize(2 * 5 * (1 + 3 + 1 + 9 + 1 + 1));
        assertThat(ESTIMATES)
                .extracting(row -> row.get("study") + " " + row.get("estimator") + " " + row.get("term"))
                .doesNotHaveDuplicates();
        assertThat(ESTIMATES)
                .filteredOn(row -> row.get("state").equals("not_estimable"))
                .isNotEmpty()
                .allSatisfy(row -> assertThat(row.get("reason")).isNotBlank());
        assertThat(ESTIMATES)
                .filteredOn(row -> !row.get("state").equals("ok"))
                .allSatisfy(row -> assertThat(row.get("estimate")).isEmpty());
        assertThat(ESTIMATES)
                .filteredOn(row -> row.get("state").equals("ok"))
                .allSatisfy(row -> assertThat(row.get("estimate")).isNotEmpty());
    }

    @Test
    void theEffectOfJoiningThatIsInTheSamplesIsFound() {
        for (String estimator : List.of("callaway_santanna", "imputation", "sun_abraham")) {
            holds(of("joining:real_revenue", estimator, "event(0)"), 0.05);
            holds(of("joining:real_revenue", estimator, "event(1)"), 0.10);
            holds(of("joining:real_revenue", estimator, "event(2)"), 0.10);
            holds(of("joining:real_revenue", estimator, "event(3)"), 0.10);
        }
        assertThat(number(of("joining:real_revenue", "event_study", "pretrend"), "p_value"))
                .isGreaterThan(0.05);
    }

    @Test
    void whereThereIsNoEffectNoneIsFound() {
        holds(of("joining:productivity", "callaway_santanna", "simple"), 0);
        holds(of("joining:real_revenue:exposed", "callaway_santanna", "simple"), 0);
        holds(of("joining:real_revenue:exposed", "imputation", "average"), 0);
    }

    @Test
    void groupsOfTheTreatedAreComparedWithTheSameFarFirms() {
        for (String band : List.of("0-4", "5-9", "10+")) {
            Map<String, String> row = of("joining:real_revenue:" + band, "callaway_santanna", "event_average");
            assertThat(number(row, "ci_lower")).as(band).isLessThan(0.10).isPositive();
            assertThat(row.get("n_control"))
                    .isEqualTo(of("joining:real_revenue", "callaway_santanna", "simple")
                            .get("n_control"));
        }
        assertThat(of("joining:real_revenue:none_reported", "callaway_santanna", "simple"))
                .containsEntry("state", "not_estimable")
                .extractingByKey("reason")
                .asString()
                .startsWith("Too few treated units: ")
                .endsWith(", at least 10 are needed.");
    }

    @Test
    void aNumberThatRestsOnFewOwnersIsKeptBackAndSaysSo() {
        assertThat(ESTIMATES)
                .filteredOn(row -> row.get("state").equals("suppressed"))
                .isNotEmpty()
                .allSatisfy(row -> {
                    assertThat(row.get("reason")).isEqualTo("It rests on too few owners to be told.");
                    assertThat(List.of(
                                    row.get("estimate"),
                                    row.get("standard_error"),
                                    row.get("p_value"),
                                    row.get("n"),
                                    row.get("n_treated"),
                                    row.get("minimum_detectable_effect"),
                                    row.get("uniform_lower")))
                            .containsOnly("");
                });
        List<Map<String, Object>> unsafe = SampleNight.get()
                .database()
                .jdbc()
                .queryForList("select e.study, e.estimator, e.term from studies.estimate e "
                        + "inner join released.estimate r on r.study = e.study and r.estimator = e.estimator and "
                        + "r.term = e.term "
                        + "where least(e.treated_owners, e.control_owners) < 5 and r.estimate is not null");
        assertThat(unsafe).isEmpty();
    }

    /** What is released beside the estimates rests on numbers that are told. */
    @Test
    void aFindingIsReleasedWhereAllTheNumbersItRestsOnAre() {
        JdbcTemplate jdbc = SampleNight.get().database().jdbc();
        for (String table : List.of("study_claim", "study_sensitivity")) {
            assertThat(jdbc.queryForObject("select count(*) from released." + table, Integer.class))
                    .as(table)
                    .isPositive();
            String told = table.equals("study_claim")
                    ? "r.claim = s.claim"
                    : "r.breakdown is not distinct from s.breakdown and r.period = s.period";
            assertThat(jdbc.queryForList("select r.study, r.place from released." + table
                            + " r where not exists (select 1 from studies." + table
                            + " s where s.study = r.study and s.place = r.place and " + told
                            + " and not exists (select 1 from released.estimate e "
                            + "where e.study = s.study and e.state = 'suppressed' and e.estimator || "
                            + "' ' || e.term = any (s.rests_on)))"))
                    .as(table)
                    .isEmpty();
        }
        assertThat(jdbc.queryForObject(
                        "select count(*) from studies.study_sensitivity s where choice = 1 and exists (select 1 from "
                                + "released.estimate e "
                                + "where e.study = s.study and e.state = 'suppressed' and e.estimator || ' ' || "
                                + "e.term = any (s.rests_on))",
                        Integer.class))
                .isPositive();
    }

    @Test
    void everyPlanIsRegisteredBeforeTheEditionAndALaterChangeIsADeviation() {
        PlanTable plans = new PlanTable(SampleNight.get().database().dataSource());
        assertThat(SampleNight.get()
                        .database()
                        .jdbc()
                        .queryForList(
                                "select study from covalue.study_plan p where registered_at "
                                        + "< (select min(created_at) from covalue.edition)",
                                String.class))
                .containsExactlyInAnyOrderElementsOf(
                        Study.all().stream().map(Study::id).toList());
        Plan first = Plan.of(Map.of("outcome", "ln(sales)", "control_group", "never_treated"));
        Plan changed = Plan.of(Map.of("outcome", "ln(sales)", "control_group", "not_yet_treated", "anticipation", 1));
        assertThat(plans.register("test:plan", first).deviations()).isEmpty();
        History later = plans.register("test:plan", changed);
        assertThat(later.first().plan()).isEqualTo(first);
        assertThat(later.deviations())
                .extracting(one -> one.key() + ": " + one.planned() + " -> " + one.now())
                .containsExactly("anticipation:  -> 1", "control_group: never_treated -> not_yet_treated");
        assertThat(plans.register("test:plan", first).deviations()).isEmpty();
    }

    @Test
    void aRunThatIsToStopIsAskedAfterBeforeEveryPanelIsEstimated() {
        DataSource night = SampleNight.get().database().dataSource();
        AtomicInteger asked = new AtomicInteger();
        MartStudies studies = new MartStudies(
                new LayerBuilder(night, new EngineTables(night), 1, () -> {}),
                night,
                new PlanTable(night),
                new EstimateRules(5),
                () -> {
                    if (asked.incrementAndGet() == 2) {
                        throw new IllegalStateException("to stop");
                    }
                });
        assertThatThrownBy(() -> studies.told(Study.named("joining:real_revenue"), false))
                .hasMessage("to stop");
    }

    /**
     * Three standard errors: of some twenty numbers that are looked at, one outside its 95 percent interval is to be
     * expected.
     */
    private static void holds(Map<String, String> row, double truth) {
        assertThat(Math.abs(number(row, "estimate") - truth))
                .as(row.toString())
                .isLessThan(3 * number(row, "standard_error"));
    }

    private static Map<String, String> of(String study, String estimator, String term) {
        return ESTIMATES.stream()
                .filter(row -> row.get("study").equals(study)
                        && row.get("estimator").equals(estimator)
                        && row.get("term").equals(term))
                .findFirst()
                .orElseThrow();
    }

    private static double number(Map<String, String> row, String column) {
        return Double.parseDouble(row.get(column));
    }
}
