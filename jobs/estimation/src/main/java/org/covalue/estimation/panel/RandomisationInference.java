package org.covalue.estimation.panel;

import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.covalue.estimation.data.Design;
import org.covalue.estimation.data.PanelSample;
import org.covalue.estimation.inference.Estimate;
import org.covalue.estimation.inference.Findings;

/**
 * Fisher's test for panels: first treated periods are dealt anew among the units, the estimate is made again, and p is
 * the share of dealings, the true one among them, with a t statistic at least as large (MacKinnon and Webb 2020, J.
 * Econometrics 218: the t statistic holds its level where the estimate alone does not). For designs with
 * {@code randomisation: 999}.
 */
public final class RandomisationInference {

    private static final List<String> HEADLINES = List.of("treated", "simple", "average");

    private RandomisationInference() {}

    /** p of the estimator's headline effect; empty where it has none, or the treatment is a column of its own. */
    public static Optional<PValue> of(Estimator estimator, PanelSample sample, Design design) {
        Optional<Estimate> actual = headline(estimator.estimate(sample, design));
        if (actual.isEmpty() || design.treatment().isPresent() || design.randomisation() == 0) {
            return Optional.empty();
        }
        double t = Math.abs(actual.get().estimate() / actual.get().standardError());
        int[] found = IntStream.range(0, design.randomisation())
                .parallel()
                .map(draw -> isAsLarge(estimator, dealt(sample, new SplittableRandom(design.seed() + draw)), design, t))
                .toArray();
        long usable = IntStream.of(found).filter(one -> one >= 0).count();
        return Optional.of(new PValue(
                actual.get().estimator(),
                actual.get().term(),
                (1.0 + IntStream.of(found).filter(one -> one > 0).count()) / (1 + usable),
                usable));
    }

    /** @param dealings in which the estimate could be made */
    public record PValue(String estimator, String term, double p, long dealings) {}

    /** 1 where it is, 0 where not, -1 where nothing could be estimated. */
    private static int isAsLarge(Estimator estimator, PanelSample sample, Design design, double t) {
        return headline(estimator.estimate(sample, design))
                .map(one -> Math.abs(one.estimate() / one.standardError()) >= t * (1 - 1e-10) ? 1 : 0)
                .orElse(-1);
    }

    private static PanelSample dealt(PanelSample sample, SplittableRandom random) {
        double[] from = sample.treatedFrom().clone();
        for (int u = from.length - 1; u > 0; u--) {
            int other = random.nextInt(u + 1);
            double kept = from[u];
            from[u] = from[other];
            from[other] = kept;
        }
        return sample.treatedFrom(from);
    }

    private static Optional<Estimate> headline(Findings findings) {
        return findings.estimates().stream()
                .filter(one -> HEADLINES.contains(one.term()) && one.isEstimable() && one.standardError() > 0)
                .findFirst();
    }
}
