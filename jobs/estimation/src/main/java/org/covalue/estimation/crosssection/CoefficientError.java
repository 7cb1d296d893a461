package org.covalue.estimation.crosssection;

import java.util.stream.IntStream;
import org.covalue.estimation.regression.ErrorRecipe;
import org.covalue.estimation.regression.LeastSquares;

/**
 * The standard error of one coefficient of least squares, by any {@link ErrorRecipe} or over groups. Rows of weight
 * zero count nowhere.
 */
final class CoefficientError {

    private final LeastSquares fit;
    private final int place;
    private final int n;

    /** @param place of the coefficient among those kept */
    CoefficientError(LeastSquares fit, int place) {
        this.fit = fit;
        this.place = place;
        this.n = (int) IntStream.range(0, fit.residuals().length)
                .filter(i -> fit.weight(i) > 0)
                .count();
    }

    /** n - k. */
    int degreesOfFreedom() {
        return n - fit.rank();
    }

    double of(ErrorRecipe recipe) {
        double k = fit.rank();
        if (recipe == ErrorRecipe.CLASSICAL) {
            return Math.sqrt(fit.residualSumOfSquares() / (n - k) * fit.inverse()[place][place]);
        }
        double[] leverage = fit.leverage();
        double[] scores = scores();
        return Math.sqrt(IntStream.range(0, scores.length)
                .filter(i -> fit.weight(i) > 0)
                .mapToDouble(i -> scores[i] * scores[i] * recipe.factor(n, k, leverage[i]))
                .sum());
    }

    /**
     * Scores summed within groups before they are squared. Corrected, CR1; else CR0, factor 1.
     *
     * @param group of each row, from 0; rows of weight zero may hold anything
     */
    double grouped(int[] group, boolean isCorrected) {
        double[] sums = new double[group.length];
        double[] scores = scores();
        for (int i = 0; i < scores.length; i++) {
            if (fit.weight(i) > 0) {
                sums[group[i]] += scores[i];
            }
        }
        double groups = groups(group);
        double factor = isCorrected ? ErrorRecipe.corrected(groups, n, fit.rank()) : 1;
        return Math.sqrt(IntStream.range(0, sums.length)
                        .mapToDouble(g -> sums[g] * sums[g])
                        .sum()
                * factor);
    }

    /** How many groups the rows used are in. */
    int groups(int[] group) {
        return (int) IntStream.range(0, group.length)
                .filter(i -> fit.weight(i) > 0)
                .map(i -> group[i])
                .distinct()
                .count();
    }

    /** What each row adds to the coefficient: (X'WX)^-1 x_i w_i e_i. */
    private double[] scores() {
        double[][] basis = fit.basis();
        double[] direction = fit.bread()[place];
        return IntStream.range(0, fit.residuals().length)
                .mapToDouble(i -> {
                    double sum = 0;
                    for (int j = 0; j < basis.length; j++) {
                        sum += direction[j] * basis[j][i];
                    }
                    return sum * fit.weight(i) * fit.residuals()[i];
                })
                .toArray();
    }
}
