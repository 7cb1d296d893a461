package org.covalue.studies;

import java.util.Optional;
import java.util.stream.IntStream;
import org.covalue.studies.Design.ControlGroup;
import org.covalue.studies.Design.Minimum;
import org.covalue.studies.Design.StandardErrors;

/** What the data cannot carry, said before anything is computed. */
final class Refusal {

    private final PanelSample sample;
    private final Design design;

    private Refusal(PanelSample sample, Design design) {
        this.sample = sample;
        this.design = design;
    }

    /** A plain sentence, or empty where estimation may go on. */
    static Optional<String> of(PanelSample sample, Design design) {
        Refusal refusal = new Refusal(sample, design);
        return refusal.periods().or(refusal::treated).or(refusal::controls).or(refusal::prePeriods).or(refusal::clusters)
                .or(refusal::constantOutcome);
    }

    private Optional<String> periods() {
        return sample.periods().length > 1 ? Optional.empty()
                : Optional.of("The panel has one period, " + Numerals.text(sample.periods()[0]) + "; a change over time needs two.");
    }

    private Optional<String> treated() {
        int found = sample.treatedUnits();
        int least = Math.max(1, limits().treated());
        return found >= least ? Optional.empty() : Optional.of("Too few treated units: " + found + ", at least " + least + " are needed.");
    }

    private Optional<String> controls() {
        boolean mayWait = design.controlGroup() == ControlGroup.NOT_YET_TREATED;
        double firstCohort = sample.cohorts()[0];
        int later = (int) IntStream.range(0, sample.units())
                .filter(u -> Double.isFinite(sample.treatedFrom()[u]) && sample.treatedFrom()[u] > firstCohort).count();
        int found = sample.neverTreatedUnits() + (mayWait ? later : 0);
        return found >= Math.max(limits().controls(), 0) && (found > 0 || limits().controls() == 0) ? Optional.empty()
                : Optional.of("Too few units to compare with: " + found + (mayWait ? " never or not yet treated" : " never treated")
                        + ", at least " + Math.max(1, limits().controls()) + " are needed."
                        + (!mayWait && later > 0 ? " control_group: not_yet_treated would add " + later + "." : ""));
    }

    private Optional<String> prePeriods() {
        long most = 0;
        for (double cohort : sample.cohorts()) {
            most = Math.max(most, IntStream.range(0, sample.periods().length)
                    .filter(t -> sample.periods()[t] < cohort - design.anticipation()).count());
        }
        return most >= limits().prePeriods() ? Optional.empty() : Optional.of("Too few periods before treatment: " + most
                + ", at least " + limits().prePeriods() + " are needed.");
    }

    private Optional<String> clusters() {
        StandardErrors kind = design.standardErrors().orElse(StandardErrors.CR1);
        boolean isClustered = kind != StandardErrors.CLASSICAL && kind != StandardErrors.HC1 && kind != StandardErrors.HC3;
        int least = kind == StandardErrors.WILD_BOOTSTRAP ? Math.min(5, limits().clusters()) : limits().clusters();
        if (kind == StandardErrors.WILD_BOOTSTRAP && sample.clusteredBy().size() != 1) {
            return Optional.of("wild_bootstrap draws by the groups of one column; the design names " + sample.clusteredBy().size() + ".");
        }
        return !isClustered ? Optional.empty() : sample.clusteredBy().stream().filter(groups -> groups.size() < Math.max(2, least)).findFirst()
                .map(groups -> "Too few groups for standard errors clustered by " + groups.name() + ": " + groups.size() + ", at least "
                        + Math.max(2, least) + " are needed." + (kind == StandardErrors.WILD_BOOTSTRAP ? ""
                                : " With few groups ask for standard_errors: wild_bootstrap."));
    }

    private Optional<String> constantOutcome() {
        double first = sample.outcome()[0];
        for (double value : sample.outcome()) {
            if (value != first) {
                return Optional.empty();
            }
        }
        return Optional.of("The outcome " + design.outcome() + " is " + Numerals.text(first) + " in every row; there is nothing to explain.");
    }

    private Minimum limits() {
        return design.minimum();
    }
}
