package org.covalue.estimation.panel;

import java.util.ArrayList;
import java.util.List;
import org.covalue.estimation.data.Design;
import org.covalue.estimation.data.Message;
import org.covalue.estimation.data.PanelSample;
import org.covalue.estimation.data.Regressor;
import org.covalue.estimation.inference.EstimateRows;
import org.covalue.estimation.inference.Findings;

/**
 * Two-way fixed effects: y_it = alpha_i + lambda_t + beta D_it + x_it'gamma + e_it, beta reported as {@code treated}. D
 * is 1 from treated_from on, or the column the design names as {@code treatment}. Where effects differ between cohorts
 * beta is a weighted mean of comparisons some of which use treated units as controls; {@link Bacon} shows them.
 */
final class TwoWayFixedEffects implements Estimator {

    static final String NAME = "twfe";
    private static final String TERM = "treated";

    @Override
    public Findings estimate(PanelSample sample, Design design) {
        EstimateRows rows = EstimateRows.of(sample, design, NAME);
        EffectsRegression regression = EffectsRegression.of(
                sample, design, List.of(new Regressor(TERM, sample.treatment())), sample.effects());
        if (!regression.isKept(0)) {
            return Findings.of(List.of(rows.refused(TERM, "treatment_is_fixed_effect")), List.of());
        }
        List<Message> notes = new ArrayList<>(List.of(new Recipe(NAME, sample, design).ofRegression()));
        notes.addAll(regression.notes(NAME));
        return Findings.of(List.of(regression.row(rows, TERM, regression.only(0))), notes);
    }

    @Override
    public List<String> headlines() {
        return List.of(TERM);
    }
}
