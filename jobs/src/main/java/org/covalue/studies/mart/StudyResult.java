package org.covalue.studies.mart;

import java.util.List;
import java.util.Optional;
import org.covalue.disclosure.EstimateCell;
import org.covalue.studies.Estimate;
import org.covalue.studies.Evaluation;

/**
 * What a study came to.
 *
 * @param whole of all treated against far controls; empty where no row can be used
 * @param numbers of the whole, of each group of the treated, and of the exposed
 */
record StudyResult(Study study, Optional<Evaluation> whole, List<Number> numbers) {

    /**
     * An estimate with what disclosure has to know of it.
     *
     * @param minimumDetectable smallest effect that would have been found, see {@link org.covalue.studies.Power}; NaN where there is none
     * @param band simultaneous, where the estimator gives one
     */
    record Number(Estimate estimate, EstimateCell cell, double minimumDetectable, Optional<Evaluation.Band> band) {
    }
}
