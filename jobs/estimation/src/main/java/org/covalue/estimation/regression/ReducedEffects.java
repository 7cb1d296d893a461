package org.covalue.estimation.regression;

import java.util.Arrays;
import java.util.Optional;

/**
 * The system that is left of the normal equations of fixed effects once the largest effect is projected out, S c = r
 * with S = D'W (I - P) D, D the dummies of the other effects and P the projection on the largest. Where they have few
 * levels, as periods do, S is formed and factored once and every column is solved exactly. Levels that those before
 * determine (one a connected set) get nought.
 */
final class ReducedEffects {

    private static final int MOST_LEVELS = 600;
    /** Largest number of products that forming S may take. */
    private static final double MOST_WORK = 1e9;
    /** Share of its diagonal below which nothing of a level is left. */
    private static final double NOTHING_LEFT = 1e-12;

    private final double[][] lower;

    private ReducedEffects(double[][] lower) {
        this.lower = lower;
    }

    /**
     * Empty where there are too many levels to factor.
     *
     * @param others level of each row in each effect but the largest, counted through
     * @param weights empty: all 1
     */
    static Optional<ReducedEffects> of(GroupedRows rows, int[][] others, int[] offsets, int levels, double[] weights) {
        double each = (double) rows.starts()[rows.size()] / Math.max(1, rows.size());
        double most = Math.min(levels, each * others.length);
        return levels > MOST_LEVELS || most * most * rows.size() > MOST_WORK
                ? Optional.empty()
                : Optional.of(
                        new ReducedEffects(factored(new Formed(rows, others, offsets, levels, weights).matrix())));
    }

    /** c of S c = r, in place. */
    void solve(double[] r) {
        for (int j = 0; j < r.length; j++) {
            double sum = r[j];
            for (int k = 0; k < j; k++) {
                sum -= lower[j][k] * r[k];
            }
            r[j] = lower[j][j] == 0 ? 0 : sum / lower[j][j];
        }
        for (int j = r.length - 1; j >= 0; j--) {
            double sum = r[j];
            for (int k = j + 1; k < r.length; k++) {
                sum -= lower[k][j] * r[k];
            }
            r[j] = lower[j][j] == 0 ? 0 : sum / lower[j][j];
        }
    }

    /** The lower triangle of S = L L'; a column of noughts where nothing is left. */
    private static double[][] factored(double[][] s) {
        for (int j = 0; j < s.length; j++) {
            double diagonal = s[j][j];
            double left = diagonal;
            for (int k = 0; k < j; k++) {
                left -= s[j][k] * s[j][k];
            }
            boolean isLeft = left > NOTHING_LEFT * diagonal;
            s[j][j] = isLeft ? Math.sqrt(left) : 0;
            for (int i = j + 1; i < s.length; i++) {
                double value = s[i][j];
                for (int k = 0; k < j; k++) {
                    value -= s[i][k] * s[j][k];
                }
                s[i][j] = isLeft ? value / s[j][j] : 0;
            }
        }
        return s;
    }

    /**
     * Forms the lower triangle of S, group by group; groups with the levels of the one before are counted, not
     * computed.
     */
    private static final class Formed {

        private final GroupedRows rows;
        private final int[][] others;
        private final int[] offsets;
        private final double[] weights;
        private final double[][] s;
        private final double[] ofGroup;
        private final int[] touched;

        Formed(GroupedRows rows, int[][] others, int[] offsets, int levels, double[] weights) {
            this.rows = rows;
            this.others = others;
            this.offsets = offsets;
            this.weights = weights;
            this.s = new double[levels][levels];
            this.ofGroup = new double[levels];
            this.touched = new int[levels + 1];
        }

        double[][] matrix() {
            int alike = 1;
            for (int group = 0; group < rows.size(); group++) {
                if (group + 1 < rows.size() && isLikeNext(group)) {
                    alike++;
                } else {
                    add(group, alike);
                    alike = 1;
                }
            }
            return s;
        }

        private boolean isLikeNext(int group) {
            int from = rows.starts()[group];
            int next = rows.starts()[group + 1];
            if (weights.length > 0 || rows.starts()[group + 2] - next != next - from) {
                return false;
            }
            for (int[] levels : others) {
                for (int k = from; k < next; k++) {
                    if (levels[rows.row(k)] != levels[rows.row(k + next - from)]) {
                        return false;
                    }
                }
            }
            return true;
        }

        private void add(int group, int times) {
            double total = 0;
            int count = 0;
            for (int k = rows.starts()[group]; k < rows.starts()[group + 1]; k++) {
                int i = rows.row(k);
                double weight = weights.length == 0 ? 1 : weights[i];
                total += weight;
                for (int q = 0; q < others.length; q++) {
                    int level = offsets[q] + others[q][i];
                    touched[count] = level;
                    count += ofGroup[level] == 0 ? 1 : 0;
                    ofGroup[level] += weight;
                    for (int p = 0; p <= q; p++) {
                        s[level][offsets[p] + others[p][i]] += weight * times;
                    }
                }
            }
            Arrays.sort(touched, 0, count);
            for (int a = 0; a < count; a++) {
                double share = ofGroup[touched[a]] / total * times;
                for (int b = 0; b <= a; b++) {
                    s[touched[a]][touched[b]] -= share * ofGroup[touched[b]];
                }
            }
            for (int a = 0; a < count; a++) {
                ofGroup[touched[a]] = 0;
            }
        }
    }
}
