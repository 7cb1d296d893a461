package org.covalue.estimation.panel;

import java.util.List;
import org.covalue.estimation.data.Design;
import org.covalue.estimation.data.PanelSample;
import org.covalue.estimation.inference.Findings;

/** A method that turns a sample into estimates. */
public interface Estimator {

    /**
     * Never empty: a number that the data cannot carry is an estimate of state {@code not_estimable}, with the reason.
     */
    Findings estimate(PanelSample sample, Design design);

    /**
     * About how many bytes it keeps beside the sample, where these grow with more than the rows; see {@link Memory}.
     */
    default long bytes(PanelSample sample) {
        return 0;
    }

    /**
     * Whether its numbers are means of {@link GroupTimeEffect}s: these rest on the groups compared, and have a base
     * period each where the design lets it vary.
     */
    default boolean isOfGroupTimeEffects() {
        return false;
    }

    /** The terms that stand in the table whatever the data are, for a sample that is refused as a whole. */
    List<String> headlines();
}
