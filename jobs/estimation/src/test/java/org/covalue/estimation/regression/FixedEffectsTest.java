package org.covalue.estimation.regression;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.ArrayRealVector;
import org.apache.commons.math3.linear.SingularValueDecomposition;
import org.covalue.estimation.data.Grouping;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Absorbed effects against the projection on their dummies, however rows stand and whichever way the effects are
 * solved.
 */
class FixedEffectsTest {

    /** Levels of the effects; chance that a row is left out; weighted or not. */
    @ParameterizedTest
    @CsvSource({
        "40 6, 0, false",
        "40 6, 0.4, false",
        "40 6, 0.4, true",
        "30 8 5, 0.3, false",
        "30 8 5, 0.3, true",
        "25 20, 0.8, false"
    })
    void whatIsLeftIsWhatTheDummiesDoNotExplain(String sizes, double missing, boolean isWeighted) {
        int[] levels =
                Arrays.stream(sizes.split(" ")).mapToInt(Integer::parseInt).toArray();
        Rows rows = Rows.of(levels, missing, new Random(7));
        double[] weights =
                isWeighted ? new Random(8).doubles(rows.y().length, 0.5, 2).toArray() : new double[0];

        double[] left = rows.y().clone();
        new FixedEffects(rows.effects(), weights).absorb(left);

        assertThat(left).usingComparatorWithPrecision(1e-11).containsExactly(projected(rows, weights));
    }

    @Test
    void theOrderOfRowsDoesNotMatter() {
        Rows rows = Rows.of(new int[] {200, 10}, 0.2, new Random(3));
        double[] sorted = rows.y().clone();
        new FixedEffects(rows.effects(), new double[0]).absorb(sorted);
        List<Integer> order =
                new ArrayList<>(IntStream.range(0, sorted.length).boxed().toList());
        Collections.shuffle(order, new Random(4));
        Rows shuffled = rows.in(order);
        double[] left = shuffled.y().clone();
        new FixedEffects(shuffled.effects(), new double[0]).absorb(left);

        for (int k = 0; k < left.length; k++) {
            assertThat(left[k]).isCloseTo(sorted[order.get(k)], within(1e-12));
        }
    }

    /** 700 levels of the smaller effect are too many to factor. */
    @Test
    void manyLevelsOfBothEffectsLeaveNothingOfEither() {
        Random random = new Random(5);
        int n = 6000;
        Grouping unit = Grouping.dense(
                "unit", IntStream.range(0, n).map(i -> random.nextInt(900)).toArray(), 900);
        Grouping place = Grouping.dense(
                "place", IntStream.range(0, n).map(i -> random.nextInt(700)).toArray(), 700);
        double[] y = random.doubles(n).toArray();
        FixedEffects effects = new FixedEffects(List.of(unit, place), new double[0]);
        effects.absorb(y);

        assertThat(Arrays.stream(effects.sums(y)).map(Math::abs).max().orElseThrow())
                .isLessThan(1e-11);
    }

    /** Two sets of units that share no period: one effect more than can be told apart. */
    @Test
    void effectsOfUnconnectedSetsAreAbsorbed() {
        Grouping unit = new Grouping("unit", new int[] {0, 0, 1, 1, 2, 2, 3, 3}, 4);
        Grouping time = new Grouping("time", new int[] {0, 1, 0, 1, 2, 3, 2, 3}, 4);
        double[] y = {1, 4, 2, 3, 7, 1, 5, 8};
        new FixedEffects(List.of(unit, time), new double[0]).absorb(y);

        assertThat(y)
                .usingComparatorWithPrecision(1e-14)
                .containsExactly(-0.5, 0.5, 0.5, -0.5, 2.25, -2.25, -2.25, 2.25);
    }

    @Test
    void theCoefficientsTakenOutAndTheRestGiveTheColumnBack() {
        Rows rows = Rows.of(new int[] {30, 7}, 0.3, new Random(6));
        FixedEffects effects = new FixedEffects(rows.effects(), new double[0]);
        double[] left = rows.y().clone();
        double[] c = effects.absorb(left);
        double[] rest = rows.y().clone();
        effects.subtract(c, rest);

        assertThat(rest).usingComparatorWithPrecision(1e-12).containsExactly(left);
    }

    private record Rows(List<Grouping> effects, double[] y) {

        static Rows of(int[] levels, double missing, Random random) {
            List<int[]> cells = new ArrayList<>();
            for (int unit = 0; unit < levels[0]; unit++) {
                for (int period = 0; period < levels[1]; period++) {
                    if (random.nextDouble() >= missing) {
                        cells.add(new int[] {unit, period, random.nextInt(levels.length > 2 ? levels[2] : 1)});
                    }
                }
            }
            List<Grouping> effects = IntStream.range(0, levels.length)
                    .mapToObj(q -> Grouping.dense(
                            "effect " + q,
                            cells.stream().mapToInt(cell -> cell[q]).toArray(),
                            levels[q]))
                    .toList();
            return new Rows(effects, random.doubles(cells.size(), -5, 5).toArray());
        }

        Rows in(List<Integer> order) {
            return new Rows(
                    effects.stream()
                            .map(one -> new Grouping(
                                    one.name(),
                                    order.stream().mapToInt(i -> one.codes()[i]).toArray(),
                                    one.size()))
                            .toList(),
                    order.stream().mapToDouble(i -> y[i]).toArray());
        }
    }

    /** By the singular values of W^(1/2) D. */
    private static double[] projected(Rows rows, double[] weights) {
        int n = rows.y().length;
        int columns = rows.effects().stream().mapToInt(Grouping::size).sum();
        double[][] d = new double[n][columns];
        double[] root = IntStream.range(0, n)
                .mapToDouble(i -> weights.length == 0 ? 1 : Math.sqrt(weights[i]))
                .toArray();
        int offset = 0;
        for (Grouping effect : rows.effects()) {
            for (int i = 0; i < n; i++) {
                d[i][offset + effect.codes()[i]] = root[i];
            }
            offset += effect.size();
        }
        double[] y =
                IntStream.range(0, n).mapToDouble(i -> root[i] * rows.y()[i]).toArray();
        double[] c = new SingularValueDecomposition(new Array2DRowRealMatrix(d, false))
                .getSolver()
                .solve(new ArrayRealVector(y, false))
                .toArray();
        double[] fitted = new Array2DRowRealMatrix(d, false).operate(c);
        return IntStream.range(0, n)
                .mapToDouble(i -> (y[i] - fitted[i]) / root[i])
                .toArray();
    }
}
