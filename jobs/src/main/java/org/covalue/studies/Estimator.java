package org.covalue.studies;

import java.util.List;

/** A method that turns a sample into estimates. */
interface Estimator {

    /** Never empty: a number that the data cannot carry is an estimate of state {@code not_estimable}, with the reason. */
    Findings estimate(PanelSample sample, Design design);

    /** The terms that stand in the table whatever the data are, for a sample that is refused as a whole. */
    List<String> headlines();
}
