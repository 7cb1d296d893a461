package org.covalue.estimation.synthetic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SimplexLeastSquaresTest {

    /**
     * No weights do better: the slope towards every other corner is not negative. Wide, tall, doubled columns, large
     * levels.
     */
    @ParameterizedTest
    @CsvSource({
        "5, 20, 0, 0",
        "20, 5, 0, 0",
        "30, 30, 0, 0",
        "40, 10, 0, 1000000",
        "40, 10, 2, 0",
        "60, 200, 0.1, 100",
        "300, 15, 20, 100",
        "200, 10, 0, 0",
        "3, 1, 0, 0"
    })
    void theWeightsMeetTheConditionsOfAnOptimum(int columns, int rows, double ridge, double level) {
        Random random = new Random(20251028L + columns * 1000L + rows);
        for (int trial = 0; trial < 20; trial++) {
            double[][] a = new double[columns][rows];
            double[] b = new double[rows];
            for (int i = 0; i < rows; i++) {
                b[i] = level + random.nextGaussian();
                for (int j = 0; j < columns; j++) {
                    a[j][i] = j % 7 == 6 ? a[j - 1][i] : level + 3 * random.nextGaussian();
                }
            }
            double[] w = SimplexLeastSquares.solve(a, b, ridge);
            assertThat(Arrays.stream(w).sum()).isCloseTo(1, within(1e-12));
            assertThat(Arrays.stream(w).min().orElseThrow()).isGreaterThanOrEqualTo(0);
            assertThat(distanceFromOptimum(a, b, ridge, w)).isLessThan(1e-8 * rows);
        }
    }

    @Test
    void aTargetThatIsOneOfTheColumnsIsFound() {
        double[] w =
                SimplexLeastSquares.solve(new double[][] {{1, 2, 3}, {4, 0, 1}, {2, 2, 2}}, new double[] {4, 0, 1}, 0);
        assertThat(w).containsExactly(0, 1, 0);
    }

    @Test
    void aTargetBetweenTwoColumnsIsMetExactly() {
        double[] w = SimplexLeastSquares.solve(new double[][] {{0, 0}, {10, 0}, {0, 10}}, new double[] {2.5, 0}, 0);
        assertThat(w[0]).isCloseTo(0.75, within(1e-14));
        assertThat(w[1]).isCloseTo(0.25, within(1e-14));
        assertThat(w[2]).isZero();
    }

    /** The duality gap bounds how far the objective is from its optimum: w'g - min g, g = A'(A w - b) + ridge w. */
    private static double distanceFromOptimum(double[][] a, double[] b, double ridge, double[] w) {
        double[] residual = new double[b.length];
        for (int i = 0; i < b.length; i++) {
            residual[i] = -b[i];
            for (int j = 0; j < w.length; j++) {
                residual[i] += w[j] * a[j][i];
            }
        }
        double least = Double.POSITIVE_INFINITY;
        double average = 0;
        for (int j = 0; j < w.length; j++) {
            double slope = ridge * w[j];
            for (int i = 0; i < b.length; i++) {
                slope += residual[i] * (a[j][i] - b[i]);
            }
            least = Math.min(least, slope);
            average += w[j] * slope;
        }
        return average - least;
    }
}
