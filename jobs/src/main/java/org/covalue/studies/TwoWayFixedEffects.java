package org.covalue.studies;

import java.util.List;

/**
 * Two-way fixed effects: y_it = alpha_i + lambda_t + beta D_it + x_it'gamma + e_it, beta reported as {@code treated}. D is 1
 * from treated_from on, or the column the design names as {@code treatment}. Where effects differ between cohorts beta is a
 * weighted mean of comparisons some of which use treated units as controls; {@link Bacon} shows them.
 */
final class TwoWayFixedEffects implements Estimator {

    static final String NAME = "twfe";
    private static final String TERM = "treated";

    @Override
    public Findings estimate(PanelSample sample, Design design) {
        EstimateRows rows = EstimateRows.of(sample, design, NAME);
        EffectsRegression regression = EffectsRegression.of(sample, design,
                List.of(new Regressor(TERM, sample.treatment())), sample.effects());
        if (!regression.isKept(0)) {
            return Findings.of(List.of(rows.refused(TERM, "The treatment cannot be told from the fixed effects: within units and "
                    + "periods it does not vary.")), List.of());
        }
        return Findings.of(List.of(regression.row(rows, TERM, regression.only(0))), regression.notes(NAME));
    }

    @Override
    public List<String> headlines() {
        return List.of(TERM);
    }
}
