package org.covalue.estimation.panel;

import java.util.List;
import org.covalue.estimation.data.Design;
import org.covalue.estimation.data.Design.ControlGroup;
import org.covalue.estimation.data.Design.StandardErrors;
import org.covalue.estimation.data.Grouping;
import org.covalue.estimation.data.Message;
import org.covalue.estimation.data.PanelSample;

/**
 * The sentence that belongs beside every number: who is compared with whom, over which periods, and how the errors are
 * made.
 */
final class Recipe {

    private final String estimator;
    private final int treated;
    private final int never;
    private final double[] periods;
    private final List<Grouping> groups;
    private final Design design;

    /** @param treated units treated at some time; {@code never} the others; both of those compared */
    Recipe(String estimator, int treated, int never, double[] periods, List<Grouping> groups, Design design) {
        this.estimator = estimator;
        this.treated = treated;
        this.never = never;
        this.periods = periods;
        this.groups = groups;
        this.design = design;
    }

    Recipe(String estimator, PanelSample sample, Design design) {
        this(
                estimator,
                sample.treatedUnits(),
                sample.neverTreatedUnits(),
                sample.periods(),
                sample.clusteredBy(),
                design);
    }

    /** Fixed effects regressions compare with all that are not treated at the time. */
    Message ofRegression() {
        return sentence(
                "controls_not_yet",
                switch (design.standardErrors().orElse(StandardErrors.CR1)) {
                    case CLASSICAL -> "errors_classical";
                    case HC1 -> "errors_hc1";
                    case HC3 -> "errors_hc3";
                    case CR0 -> "errors_cr0";
                    case WILD_BOOTSTRAP -> "errors_wild";
                    case CR1, ANALYTIC -> "errors_cr1";
                });
    }

    Message ofInfluenceFunctions() {
        return sentence(
                design.controlGroup() == ControlGroup.NEVER_TREATED ? "controls_never" : "controls_not_yet",
                "errors_influence");
    }

    Message ofImputation() {
        return sentence("controls_imputed", "errors_imputation");
    }

    private Message groups() {
        return Message.of(
                "clustered_by",
                "columns",
                groups.stream()
                        .map(one -> Message.of("column_and_groups", "column", one.name(), "groups", one.size()))
                        .toList());
    }

    private Message sentence(String controls, String errors) {
        Message within = design.trendsBy()
                .map(column -> Message.of("within_levels", "column", column))
                .orElse(Message.of("nothing"));
        return Message.of(
                        "recipe",
                        "treated",
                        treated,
                        "controls",
                        Message.of(controls),
                        "never",
                        never,
                        "within",
                        within,
                        "from",
                        periods[0],
                        "to",
                        periods[periods.length - 1],
                        "errors",
                        Message.of(errors, "groups", groups()))
                .about(estimator);
    }
}
