package org.covalue.estimation.panel;

import java.util.Optional;
import org.covalue.estimation.data.Message;
import org.covalue.estimation.data.Numerals;

/**
 * Effect on the units first treated in period group, in period time.
 *
 * @param isReference the base period itself: 0 by construction, without a standard error
 * @param influence of every unit; empty where not estimable or the reference
 * @param treated units of the group
 * @param controls units compared with
 * @param reason why not estimable
 */
record GroupTimeEffect(
        double group,
        double time,
        boolean isReference,
        double estimate,
        double[] influence,
        int treated,
        int controls,
        Optional<Message> reason) {

    String term() {
        return "att(" + Numerals.text(group) + "," + Numerals.text(time) + ")";
    }

    boolean isEstimable() {
        return reason.isEmpty();
    }
}
