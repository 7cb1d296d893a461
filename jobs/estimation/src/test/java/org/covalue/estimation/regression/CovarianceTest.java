package org.covalue.estimation.regression;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.ArrayRealVector;
import org.apache.commons.math3.linear.LUDecomposition;
import org.apache.commons.math3.linear.RealMatrix;
import org.apache.commons.math3.linear.RealVector;
import org.covalue.estimation.data.Design.StandardErrors;
import org.covalue.estimation.data.Grouping;
import org.covalue.estimation.data.Regressor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Absorbed effects beside the same regression with every dummy written out. */
class CovarianceTest {

    private static final int ROWS = 240;

    private final Random random = new Random(3);
    private final List<Grouping> effects = List.of(grouping("a", 40), grouping("b", 7), grouping("c", 5));
    private final Grouping groups = grouping("g", 15);
    private final double[] weights = random.doubles(ROWS, 0.2, 3).toArray();
    private final double[] y = gaussian();
    private final List<double[]> x = List.of(gaussian(), gaussian());

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void threeEffectsGiveTheCoefficientsAndVariancesOfTheirDummies(boolean isWeighted) {
        double[] w = isWeighted ? weights : new double[0];
        FixedEffects absorbed = new FixedEffects(effects, w);
        LeastSquares fit = fit(absorbed, w);
        Dummies dummies = new Dummies(w);
        assertThat(fit.coefficients()[0]).isCloseTo(dummies.b.getEntry(0), within(1e-12));
        assertThat(fit.coefficients()[1]).isCloseTo(dummies.b.getEntry(1), within(1e-12));
        double n = ROWS;
        double k = 2 + 40 + 6 + 4;
        assertVariance(fit, absorbed, StandardErrors.HC1, n / (n - k) * dummies.variance(i -> 1));
        assertVariance(fit, absorbed, StandardErrors.HC3, dummies.variance(i -> 1 / (1 - dummies.leverage(i))));
        assertVariance(fit, absorbed, StandardErrors.CR0, dummies.grouped());
        assertVariance(fit, absorbed, StandardErrors.CR1, 15 / 14.0 * (n - 1) / (n - k) * dummies.grouped());
    }

    @Test
    void whatEarlierColumnsOrEffectsExplainIsDroppedAndNamed() {
        double[] ofEffect = IntStream.range(0, ROWS)
                .mapToDouble(i -> 3.7 * effects.get(0).codes()[i] + 1e6)
                .toArray();
        double[] sum = IntStream.range(0, ROWS)
                .mapToDouble(i -> x.get(0)[i] - 2 * x.get(1)[i] + ofEffect[i])
                .toArray();
        LeastSquares fit = AbsorbedRegression.fit(
                y.clone(),
                List.of(
                        new Regressor("level", ofEffect),
                        new Regressor("x0", x.get(0).clone()),
                        new Regressor("x1", x.get(1).clone()),
                        new Regressor("sum", sum)),
                List.of(new FixedEffects(effects, new double[0])),
                new double[0]);
        assertThat(fit.dropped()).containsExactly("level", "sum");
        assertThat(fit.coefficients())
                .containsExactly(
                        fit(new FixedEffects(effects, new double[0]), new double[0])
                                .coefficients(),
                        within(1e-12));
    }

    /** 40 chains of units that share one period each are connected as weakly as can be. */
    @Test
    void weaklyConnectedEffectsAreStillSolvedExactly() {
        int n = 800;
        Grouping units =
                Grouping.dense("u", IntStream.range(0, n).map(i -> i / 2).toArray(), n / 2);
        Grouping periods = Grouping.dense(
                "t", IntStream.range(0, n).map(i -> i / 2 + i % 2).toArray(), n / 2 + 1);
        FixedEffects chain = new FixedEffects(List.of(units, periods), new double[0]);
        double[] column = IntStream.range(0, n)
                .mapToDouble(i -> Math.sin(units.codes()[i]) + 2 * Math.cos(periods.codes()[i]))
                .toArray();
        chain.absorb(column);
        assertThat(Arrays.stream(column).map(Math::abs).max().orElseThrow()).isLessThan(1e-9);
    }

    private LeastSquares fit(FixedEffects absorbed, double[] w) {
        return AbsorbedRegression.fit(
                y.clone(),
                List.of(
                        new Regressor("x0", x.get(0).clone()),
                        new Regressor("x1", x.get(1).clone())),
                List.of(absorbed),
                w);
    }

    private void assertVariance(LeastSquares fit, FixedEffects absorbed, StandardErrors kind, double expected) {
        double found =
                Covariance.of(fit, kind, List.of(absorbed), List.of(groups)).matrix()[0][0];
        assertThat(found).as(kind.name()).isCloseTo(expected, within(expected * 1e-10));
    }

    private Grouping grouping(String name, int size) {
        return Grouping.dense(
                name,
                IntStream.range(0, ROWS)
                        .map(i -> i < size ? i : random.nextInt(size))
                        .toArray(),
                size);
    }

    private double[] gaussian() {
        return IntStream.range(0, ROWS).mapToDouble(i -> random.nextGaussian()).toArray();
    }

    /** Weighted least squares on regressors and dummies, the textbook way. */
    private final class Dummies {

        final double[] w;
        final RealMatrix z;
        final RealMatrix inverse;
        final RealVector b;
        final RealVector residuals;

        Dummies(double[] given) {
            w = given.length == 0 ? IntStream.range(0, ROWS).mapToDouble(i -> 1).toArray() : given;
            double[][] rows = new double[ROWS][2 + 40 + 6 + 4];
            for (int i = 0; i < ROWS; i++) {
                rows[i][0] = x.get(0)[i];
                rows[i][1] = x.get(1)[i];
                rows[i][2 + effects.get(0).codes()[i]] = 1;
                if (effects.get(1).codes()[i] > 0) {
                    rows[i][41 + effects.get(1).codes()[i]] = 1;
                }
                if (effects.get(2).codes()[i] > 0) {
                    rows[i][47 + effects.get(2).codes()[i]] = 1;
                }
            }
            z = new Array2DRowRealMatrix(rows);
            RealMatrix weighted = z.copy();
            for (int i = 0; i < ROWS; i++) {
                weighted.setRowVector(i, z.getRowVector(i).mapMultiply(w[i]));
            }
            inverse = new LUDecomposition(weighted.transpose().multiply(z))
                    .getSolver()
                    .getInverse();
            b = inverse.operate(weighted.transpose().operate(new ArrayRealVector(y)));
            residuals = new ArrayRealVector(y).subtract(z.operate(b));
        }

        double leverage(int i) {
            return z.getRowVector(i).dotProduct(inverse.operate(z.getRowVector(i))) * w[i];
        }

        double variance(java.util.function.IntToDoubleFunction factor) {
            return IntStream.range(0, ROWS)
                    .mapToDouble(i -> inverse.operate(z.getRowVector(i)).getEntry(0)
                            * w[i]
                            * residuals.getEntry(i)
                            * factor.applyAsDouble(i))
                    .map(value -> value * value)
                    .sum();
        }

        double grouped() {
            double[] sums = new double[groups.size()];
            IntStream.range(0, ROWS)
                    .forEach(i -> sums[groups.codes()[i]] +=
                            inverse.operate(z.getRowVector(i)).getEntry(0) * w[i] * residuals.getEntry(i));
            return Arrays.stream(sums).map(value -> value * value).sum();
        }
    }
}
