package org.covalue.indicators.again;

import java.util.ArrayList;
import java.util.List;
import org.apache.commons.math3.stat.correlation.PearsonsCorrelation;

/** How well ties fit a core. */
final class Cores {

    private Cores() {}

    /** Correlation over the pairs inside the core and inside the periphery; not a number without variance. */
    static double fit(boolean[][] tied, int core) {
        List<double[]> pairs = new ArrayList<>();
        for (int i = 0; i < tied.length; i++) {
            for (int j = 0; j < i; j++) {
                if ((core >> i & 1) == (core >> j & 1)) {
                    pairs.add(new double[] {tied[i][j] ? 1 : 0, core >> i & 1});
                }
            }
        }
        double[] ties = pairs.stream().mapToDouble(pair -> pair[0]).toArray();
        double[] ideal = pairs.stream().mapToDouble(pair -> pair[1]).toArray();
        double sum = 0;
        for (double tie : ties) {
            sum += tie;
        }
        return sum == 0 || sum == ties.length ? Double.NaN : new PearsonsCorrelation().correlation(ties, ideal);
    }
}
