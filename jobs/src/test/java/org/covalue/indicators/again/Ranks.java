package org.covalue.indicators.again;

import java.util.List;
import org.apache.commons.math3.stat.correlation.PearsonsCorrelation;
import org.apache.commons.math3.stat.ranking.NaturalRanking;
import org.apache.commons.math3.stat.ranking.TiesStrategy;

/** Rank correlation by Commons Math. */
final class Ranks {

    private Ranks() {}

    static double spearman(List<double[]> pairs) {
        return new PearsonsCorrelation().correlation(of(pairs, 0), of(pairs, 1));
    }

    private static double[] of(List<double[]> pairs, int side) {
        return new NaturalRanking(TiesStrategy.AVERAGE)
                .rank(pairs.stream()
                        .mapToDouble(pair -> Math.round(pair[side] * 1e12))
                        .toArray());
    }
}
