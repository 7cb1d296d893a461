package org.covalue.estimation.panel;

import java.util.Optional;
import java.util.stream.IntStream;
import org.covalue.estimation.data.Design;
import org.covalue.estimation.data.Design.ControlGroup;
import org.covalue.estimation.data.Design.Minimum;
import org.covalue.estimation.data.Design.StandardErrors;
import org.covalue.estimation.data.Message;
import org.covalue.estimation.data.PanelSample;

/** What the data cannot carry, said before anything is computed. */
public final class Refusal {

    private final PanelSample sample;
    private final Design design;

    private Refusal(PanelSample sample, Design design) {
        this.sample = sample;
        this.design = design;
    }

    /** Why not, or empty where estimation may go on. */
    public static Optional<Message> of(PanelSample sample, Design design) {
        Refusal refusal = new Refusal(sample, design);
        return refusal.periods()
                .or(refusal::treated)
                .or(refusal::controls)
                .or(refusal::prePeriods)
                .or(refusal::clusters)
                .or(refusal::constantOutcome);
    }

    private Optional<Message> periods() {
        return sample.periods().length > 1
                ? Optional.empty()
                : Optional.of(Message.of("one_period", "period", sample.periods()[0]));
    }

    private Optional<Message> treated() {
        int found = sample.treatedUnits();
        int least = Math.max(1, limits().treated());
        return found >= least
                ? Optional.empty()
                : Optional.of(Message.of("too_few_treated", "found", found, "least", least));
    }

    private Optional<Message> controls() {
        boolean mayWait = design.controlGroup() == ControlGroup.NOT_YET_TREATED;
        double firstCohort = sample.cohorts()[0];
        int later = (int) IntStream.range(0, sample.units())
                .filter(u -> Double.isFinite(sample.treatedFrom()[u]) && sample.treatedFrom()[u] > firstCohort)
                .count();
        int found = sample.neverTreatedUnits() + (mayWait ? later : 0);
        String code =
                mayWait ? "too_few_controls_or_later" : later > 0 ? "too_few_controls_but_later" : "too_few_controls";
        return found >= Math.max(limits().controls(), 0) && (found > 0 || limits().controls() == 0)
                ? Optional.empty()
                : Optional.of(
                        Message.of(code, "found", found, "least", Math.max(1, limits().controls()), "later", later));
    }

    private Optional<Message> prePeriods() {
        long most = 0;
        for (double cohort : sample.cohorts()) {
            most = Math.max(
                    most,
                    IntStream.range(0, sample.periods().length)
                            .filter(t -> sample.periods()[t] < cohort - design.anticipation())
                            .count());
        }
        return most >= limits().prePeriods()
                ? Optional.empty()
                : Optional.of(Message.of("too_few_periods_before", "found", most, "least", limits().prePeriods()));
    }

    private Optional<Message> clusters() {
        StandardErrors kind = design.standardErrors().orElse(StandardErrors.CR1);
        boolean isClustered =
                kind != StandardErrors.CLASSICAL && kind != StandardErrors.HC1 && kind != StandardErrors.HC3;
        int least = kind == StandardErrors.WILD_BOOTSTRAP ? Math.min(5, limits().clusters()) : limits().clusters();
        if (kind == StandardErrors.WILD_BOOTSTRAP && sample.clusteredBy().size() != 1) {
            return Optional.of(Message.of(
                    "wild_bootstrap_one_column", "found", sample.clusteredBy().size()));
        }
        return !isClustered
                ? Optional.empty()
                : sample.clusteredBy().stream()
                        .filter(groups -> groups.size() < Math.max(2, least))
                        .findFirst()
                        .map(groups -> Message.of(
                                kind == StandardErrors.WILD_BOOTSTRAP ? "too_few_groups" : "too_few_groups_try_wild",
                                "column",
                                groups.name(),
                                "found",
                                groups.size(),
                                "least",
                                Math.max(2, least)));
    }

    private Optional<Message> constantOutcome() {
        double first = sample.outcome()[0];
        for (double value : sample.outcome()) {
            if (value != first) {
                return Optional.empty();
            }
        }
        return Optional.of(Message.of("constant_outcome", "outcome", design.outcome(), "value", first));
    }

    private Minimum limits() {
        return design.minimum();
    }
}
