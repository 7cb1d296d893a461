package org.covalue.estimation.regression;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.covalue.estimation.data.Grouping;

/**
 * Any number of fixed effects, absorbed. With D the dummies of all effects and W the weights, a column y is replaced by
 * y - D c, where D'WD c = D'Wy: the point that alternating projections approach (Guimaraes and Portugal 2010, Stata
 * Journal 10(4); Gaure 2013, Comput. Stat. Data Anal. 66). The largest effect is projected out exactly. What is left
 * for the others is solved exactly where they have few levels ({@link ReducedEffects}); else the projections are
 * accelerated by preconditioned conjugate gradients (Correia 2016, {@link ConjugateGradients}). D is never formed; work
 * is linear in rows, and a column is passed over group by group, so that it streams through the cache. One class,
 * because every loop runs over the same arrays.
 */
public final class FixedEffects {

    private static final int REFINEMENTS = 4;
    private static final double NEGLIGIBLE = 1e-14;

    private final List<Grouping> effects;
    private final double[] weights;
    private final int[] first;
    private final GroupedRows rows;
    /** Levels of the effects after the first, and where each of them begins among these. */
    private final int[][] others;

    private final int[] otherOffsets;
    private final Optional<ReducedEffects> reduced;
    /** Where each effect's coefficients begin. */
    private final int[] offsets;

    private final double[] sums;

    /** @param weights empty: all 1 */
    public FixedEffects(List<Grouping> effects, double[] weights) {
        this.effects = effects.stream()
                .sorted(Comparator.comparingInt(Grouping::size).reversed())
                .toList();
        this.weights = weights;
        this.first = this.effects.get(0).codes();
        this.offsets = new int[effects.size() + 1];
        for (int q = 0; q < effects.size(); q++) {
            offsets[q + 1] = offsets[q] + this.effects.get(q).size();
        }
        this.sums = sums(new double[0]);
        this.rows = GroupedRows.of(this.effects.get(0));
        this.others = this.effects.stream().skip(1).map(Grouping::codes).toArray(int[][]::new);
        this.otherOffsets = IntStream.range(1, effects.size())
                .map(q -> offsets[q] - offsets[1])
                .toArray();
        this.reduced = ReducedEffects.of(rows, others, otherOffsets, coefficients() - offsets[1], weights);
    }

    /** The effects in the order of their coefficients. */
    public List<Grouping> effects() {
        return effects;
    }

    public int coefficients() {
        return offsets[offsets.length - 1];
    }

    /** Where the coefficients of effect q begin. */
    public int offset(int q) {
        return offsets[q];
    }

    /** Number of parameters: levels of all effects, less one for each effect after the first. */
    int parameters() {
        return coefficients() - (effects.size() - 1);
    }

    /** Takes the effects out of y, in place. @return the coefficients taken out */
    public double[] absorb(double[] y) {
        double scale = largest(y);
        double[] total = new double[coefficients()];
        for (int pass = 0; pass < REFINEMENTS; pass++) {
            double[] left = new double[coefficients() - offsets[1]];
            boolean isDone = leftOf(y, left, scale);
            if (pass > 0 && isDone) {
                break;
            }
            take(solved(left), y, total);
        }
        return total;
    }

    /** D_2'W (I - P_1) y, added to left. @return whether neither effect has anything left in y but rounding */
    private boolean leftOf(double[] y, double[] left, double scale) {
        boolean isDone = true;
        for (int group = 0; group < rows.size(); group++) {
            int from = rows.starts()[group];
            int to = rows.starts()[group + 1];
            double all = sums[rows.codes()[group]];
            double mean = weightedSum(y, from, to) / all;
            isDone &= Math.abs(mean) <= NEGLIGIBLE * scale;
            for (int q = 0; q < others.length; q++) {
                int[] levels = others[q];
                int offset = otherOffsets[q];
                for (int k = from; k < to; k++) {
                    int i = rows.row(k);
                    left[offset + levels[i]] += (y[i] - mean) * weight(i);
                }
            }
        }
        for (int j = 0; j < left.length; j++) {
            isDone &= Math.abs(left[j]) <= NEGLIGIBLE * scale * sums[offsets[1] + j];
        }
        return isDone;
    }

    private double weightedSum(double[] y, int from, int to) {
        double sum = 0;
        for (int k = from; k < to; k++) {
            int i = rows.row(k);
            sum += y[i] * weight(i);
        }
        return sum;
    }

    /** Coefficients of the effects after the first. */
    private double[] solved(double[] left) {
        if (reduced.isPresent()) {
            reduced.get().solve(left);
            return left;
        }
        return new ConjugateGradients(this::image, Arrays.copyOfRange(sums, offsets[1], sums.length)).solve(left);
    }

    /** Takes these, and then the means that are left in the groups of the first effect, out of y. */
    private void take(double[] c, double[] y, double[] total) {
        for (int group = 0; group < rows.size(); group++) {
            int from = rows.starts()[group];
            int to = rows.starts()[group + 1];
            for (int q = 0; q < others.length; q++) {
                int[] levels = others[q];
                int offset = otherOffsets[q];
                for (int k = from; k < to; k++) {
                    int i = rows.row(k);
                    y[i] -= c[offset + levels[i]];
                }
            }
            int code = rows.codes()[group];
            double mean = weightedSum(y, from, to) / sums[code];
            for (int k = from; k < to; k++) {
                y[rows.row(k)] -= mean;
            }
            total[code] += mean;
        }
        for (int j = 0; j < c.length; j++) {
            total[offsets[1] + j] += c[j];
        }
    }

    /**
     * c with D'WD c = rightSide; of the many, one. @throws org.covalue.estimation.data.EstimationProblem if it does not
     * converge
     */
    public double[] solve(double[] rightSide) {
        double[] c = solveOnce(rightSide);
        for (int pass = 1; pass < REFINEMENTS; pass++) {
            double[] fitted = new double[first.length];
            subtract(c, fitted);
            double[] left = sums(fitted);
            for (int j = 0; j < left.length; j++) {
                left[j] += rightSide[j];
            }
            double[] correction = solveOnce(left);
            for (int j = 0; j < c.length; j++) {
                c[j] += correction[j];
            }
        }
        return c;
    }

    private double[] solveOnce(double[] rightSide) {
        int split = offsets[1];
        double[] c = new double[rightSide.length];
        double[] ofOthers = solved(reduced(rightSide));
        System.arraycopy(ofOthers, 0, c, split, ofOthers.length);
        double[] crossed = toFirst(ofOthers);
        for (int j = 0; j < split; j++) {
            c[j] = (rightSide[j] - crossed[j]) / sums[j];
        }
        return c;
    }

    /** D'W y, or the sums of weights where y is empty. */
    double[] sums(double[] y) {
        double[] total = new double[coefficients()];
        for (int q = 0; q < effects.size(); q++) {
            int[] codes = effects.get(q).codes();
            int offset = offsets[q];
            for (int i = 0; i < codes.length; i++) {
                total[offset + codes[i]] += (y.length == 0 ? 1 : y[i]) * weight(i);
            }
        }
        return total;
    }

    /** y - D c, in place. */
    void subtract(double[] c, double[] y) {
        for (int q = 0; q < effects.size(); q++) {
            int[] codes = effects.get(q).codes();
            int offset = offsets[q];
            for (int i = 0; i < y.length; i++) {
                y[i] -= c[offset + codes[i]];
            }
        }
    }

    /** Right side of the other effects once the first is projected out. */
    private double[] reduced(double[] rightSide) {
        double[] means = new double[offsets[1]];
        for (int j = 0; j < means.length; j++) {
            means[j] = rightSide[j] / sums[j];
        }
        double[] reduced = Arrays.copyOfRange(rightSide, offsets[1], rightSide.length);
        for (int q = 0; q < others.length; q++) {
            int[] levels = others[q];
            int offset = otherOffsets[q];
            for (int i = 0; i < levels.length; i++) {
                reduced[offset + levels[i]] -= weight(i) * means[first[i]];
            }
        }
        return reduced;
    }

    /** D_2'W (I - P_1) D_2 p, where D_2 holds all effects but the first. */
    private double[] image(double[] p) {
        double[] means = toFirst(p);
        for (int j = 0; j < means.length; j++) {
            means[j] /= sums[j];
        }
        double[] image = new double[p.length];
        for (int i = 0; i < first.length; i++) {
            double value = (ofOthers(p, i) - means[first[i]]) * weight(i);
            for (int q = 0; q < others.length; q++) {
                image[otherOffsets[q] + others[q][i]] += value;
            }
        }
        return image;
    }

    /** D_1'W D_2 p. */
    private double[] toFirst(double[] p) {
        double[] total = new double[offsets[1]];
        for (int i = 0; i < first.length; i++) {
            total[first[i]] += ofOthers(p, i) * weight(i);
        }
        return total;
    }

    private double ofOthers(double[] p, int i) {
        double value = 0;
        for (int q = 0; q < others.length; q++) {
            value += p[otherOffsets[q] + others[q][i]];
        }
        return value;
    }

    private double weight(int i) {
        return weights.length == 0 ? 1 : weights[i];
    }

    private static double largest(double[] y) {
        double largest = 0;
        for (double value : y) {
            largest = Math.max(largest, Math.abs(value));
        }
        return largest;
    }
}
