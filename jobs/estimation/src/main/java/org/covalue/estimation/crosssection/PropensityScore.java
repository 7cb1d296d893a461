package org.covalue.estimation.crosssection;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.covalue.estimation.data.Message;
import org.covalue.estimation.data.NotEstimable;
import org.covalue.estimation.regression.Logit;

/**
 * The probability of treatment given the covariates, by {@link Logit} (Rosenbaum and Rubin 1983), and the comparisons
 * made from it. Where fewer than half of the treated rows have a score between the lowest and the highest one of the
 * controls, there is too little overlap and the estimate is refused.
 */
final class PropensityScore {

    private PropensityScore() {}

    static Logit fit(Sample sample) {
        Logit logit = Logit.fit(sample.regressors(), sample.treated(), sample.weights());
        double[] score = logit.linear();
        double lowest = IntStream.range(0, score.length)
                .filter(i -> !sample.treated()[i])
                .mapToDouble(i -> score[i])
                .min()
                .orElseThrow();
        double highest = IntStream.range(0, score.length)
                .filter(i -> !sample.treated()[i])
                .mapToDouble(i -> score[i])
                .max()
                .orElseThrow();
        long outside = IntStream.range(0, score.length)
                .filter(i -> sample.treated()[i])
                .filter(i -> score[i] < lowest || score[i] > highest)
                .count();
        if (2 * outside > sample.counts().treated()) {
            throw NotEstimable.because(
                    "outside_of_range",
                    "outside",
                    outside,
                    "treated",
                    sample.counts().treated());
        }
        return logit;
    }

    /**
     * Inverse probability weights for the effect on the treated, normalised (Hajek): 1 for treated, p / (1 - p) for
     * controls. The score counts as known in the standard error, as in R's {@code lm} on weights.
     */
    static Comparison odds(Sample sample) {
        Logit logit = fit(sample);
        double[] weights = IntStream.range(0, sample.size())
                .mapToDouble(i -> sample.weights()[i] * (sample.treated()[i] ? 1 : Math.exp(logit.linear()[i])))
                .toArray();
        return Comparison.weighted(sample, weights, Optional.of(logit.fitted()), dropped(logit));
    }

    /**
     * Inverse probability weights for the effect on everybody, normalised: 1 / p for treated, 1 / (1 - p) for controls.
     */
    static Comparison inverse(Sample sample) {
        Logit logit = fit(sample);
        double[] weights = IntStream.range(0, sample.size())
                .mapToDouble(i -> sample.weights()[i]
                        * (1 + Math.exp(sample.treated()[i] ? -logit.linear()[i] : logit.linear()[i])))
                .toArray();
        return Comparison.weighted(sample, weights, Optional.of(logit.fitted()), dropped(logit));
    }

    static List<Message> dropped(Logit logit) {
        return logit.dropped().isEmpty()
                ? List.of()
                : List.of(Message.of("dropped_of_score", "names", logit.dropped()));
    }
}
