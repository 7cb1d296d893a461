package org.covalue.estimation.crosssection;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.covalue.estimation.data.Message;
import org.covalue.estimation.data.NotEstimable;
import org.covalue.estimation.regression.Logit;

/**
 * One control per treated row, the nearest by propensity score, without replacement; treated rows choose in descending
 * order of score (Ho, Imai, King and Stuart 2011, MatchIt: {@code method = "nearest"}, {@code m.order = "largest"}).
 *
 * <p>Ties, the same rule as MatchIt's: all rows stand in ascending order of score, equal scores in the order of the
 * file. Among treated rows of equal score the first in the file chooses first. A row takes the nearer of its next free
 * neighbours to the left and to the right in that order; the left one where both are equally far.
 */
final class NearestNeighbour {

    private final double[] score;
    private final Integer[] order;
    private final int[] left;
    private final int[] right;

    private NearestNeighbour(boolean[] treated, double[] score) {
        this.score = score;
        this.order = IntStream.range(0, score.length).boxed().toArray(Integer[]::new);
        Arrays.sort(order, Comparator.comparingDouble(row -> score[row]));
        left = IntStream.range(0, order.length)
                .map(i -> treated[order[i]] ? i - 1 : i)
                .toArray();
        right = IntStream.range(0, order.length)
                .map(i -> treated[order[i]] ? i + 1 : i)
                .toArray();
    }

    static Comparison compare(Sample sample) {
        if (sample.isWeighted()) {
            throw NotEstimable.because("matching_takes_no_weights");
        }
        Logit logit = PropensityScore.fit(sample);
        int[] match = match(sample.treated(), logit.fitted());
        int[] pair = new int[sample.size()];
        double[] weights = new double[sample.size()];
        Arrays.fill(pair, -1);
        int pairs = 0;
        for (int i = 0; i < match.length; i++) {
            if (match[i] >= 0) {
                pair[i] = pairs;
                pair[match[i]] = pairs++;
                weights[i] = 1;
                weights[match[i]] = 1;
            }
        }
        List<Message> notes = new ArrayList<>(PropensityScore.dropped(logit));
        if (pairs < sample.counts().treated()) {
            notes.add(Message.of("unmatched", "count", sample.counts().treated() - pairs));
        }
        return new Comparison(
                weights, pair, pairs, sample.regressors().subList(0, 1), Optional.of(logit.fitted()), notes);
    }

    /** The control of each treated row; -1 for controls, and for treated rows where none is left. */
    static int[] match(boolean[] treated, double[] score) {
        return new NearestNeighbour(treated, score).match(treated);
    }

    private int[] match(boolean[] treated) {
        int[] match = new int[score.length];
        Arrays.fill(match, -1);
        int[] position = new int[score.length];
        for (int i = 0; i < order.length; i++) {
            position[order[i]] = i;
        }
        IntStream.range(0, score.length)
                .filter(row -> treated[row])
                .boxed()
                .sorted(Comparator.comparingDouble(row -> -score[row]))
                .forEach(row -> match[row] = take(row, position[row]));
        return match;
    }

    private int take(int row, int position) {
        int below = free(left, position, -1);
        int above = free(right, position, order.length);
        if (below < 0 && above >= order.length) {
            return -1;
        }
        boolean isBelow = above >= order.length
                || below >= 0 && score[row] - score[order[below]] <= score[order[above]] - score[row];
        int taken = isBelow ? below : above;
        left[taken] = taken - 1;
        right[taken] = taken + 1;
        return order[taken];
    }

    /** Follows the links to the next position that stands for itself, and shortens the way for the next who asks. */
    private static int free(int[] link, int from, int end) {
        int at = from;
        while (at != end && link[at] != at) {
            at = link[at];
        }
        for (int i = from; i != at; ) {
            int next = link[i];
            link[i] = at;
            i = next;
        }
        return at;
    }
}
