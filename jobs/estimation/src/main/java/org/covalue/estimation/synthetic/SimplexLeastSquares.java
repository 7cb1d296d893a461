package org.covalue.estimation.synthetic;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.ArrayRealVector;
import org.apache.commons.math3.linear.CholeskyDecomposition;
import org.apache.commons.math3.linear.MatrixUtils;
import org.apache.commons.math3.linear.QRDecomposition;
import org.apache.commons.math3.linear.RealMatrix;
import org.apache.commons.math3.linear.SingularMatrixException;

/**
 * Weights w >= 0 that add to one and minimise |A w - b|^2 + ridge |w|^2, to the exact optimum. As the weights add to
 * one, A w - b = sum w_j (a_j - b): the point nearest to the origin in the convex hull of the a_j - b, found by Wolfe's
 * active set method (1976, Math. Programming 11, 128-149), which ends after finitely many steps. The ridge gives point
 * j a coordinate sqrt(ridge) of its own. The optimum is proven by the condition p_j'x >= x'x for every point p_j; where
 * rounding keeps a step from coming nearer, the search ends too.
 */
final class SimplexLeastSquares {

    private static final double PROVEN = 1e-14;
    private static final double ZERO = 1e-14;
    private static final int STEPS_PER_POINT = 100;

    /** a_j - b, without the coordinate of the ridge. */
    private final double[][] points;

    private final double ridge;
    private final double[] weights;
    private final List<Integer> active = new ArrayList<>();
    private double[] x = {};

    private SimplexLeastSquares(double[][] points, double ridge) {
        this.points = points;
        this.ridge = ridge;
        this.weights = new double[points.length];
    }

    /** @param columns a_j, one array per weight, each as long as the target b */
    static double[] solve(double[][] columns, double[] target, double ridge) {
        double[][] points = new double[columns.length][target.length];
        for (int j = 0; j < columns.length; j++) {
            for (int i = 0; i < target.length; i++) {
                points[j][i] = columns[j][i] - target[i];
            }
        }
        return new SimplexLeastSquares(points, ridge).solve();
    }

    private double[] solve() {
        double[] squares = Arrays.stream(points)
                .mapToDouble(point -> dot(point, point) + ridge)
                .toArray();
        double scale = Arrays.stream(squares).max().orElseThrow();
        active.add(lowest(squares));
        set(new double[] {1});
        double before = Double.POSITIVE_INFINITY;
        for (int step = 0; step < STEPS_PER_POINT * points.length; step++) {
            double[] along = IntStream.range(0, points.length)
                    .mapToDouble(j -> dot(points[j], x) + ridge * weights[j])
                    .toArray();
            int best = lowest(along);
            double square = dot(x, x) + ridge * dot(weights, weights);
            if (along[best] >= square - PROVEN * scale || active.contains(best) || square >= before) {
                return weights;
            }
            before = square;
            active.add(best);
            if (!toTheNearestOfTheActive()) {
                return weights;
            }
        }
        return weights;
    }

    /** Drops points until the point nearest to the origin in the plane of the active ones lies between them. */
    private boolean toTheNearestOfTheActive() {
        while (true) {
            double[] goal;
            try {
                goal = nearestInPlane();
            } catch (SingularMatrixException dependent) {
                active.remove(active.size() - 1);
                return false;
            }
            if (Arrays.stream(goal).allMatch(weight -> weight > ZERO)) {
                set(goal);
                return true;
            }
            set(goTowards(goal));
            active.removeIf(j -> weights[j] <= ZERO);
            double sum = active.stream().mapToDouble(j -> weights[j]).sum();
            set(active.stream().mapToDouble(j -> weights[j] / sum).toArray());
        }
    }

    /** As far as no weight turns negative; the one that stops the way becomes zero. */
    private double[] goTowards(double[] goal) {
        double share = 1;
        int stops = -1;
        for (int a = 0; a < goal.length; a++) {
            double weight = weights[active.get(a)];
            if (goal[a] <= ZERO && (stops < 0 || weight / (weight - goal[a]) < share)) {
                share = weight - goal[a] == 0 ? 0 : Math.min(1, weight / (weight - goal[a]));
                stops = a;
            }
        }
        double[] reached = new double[goal.length];
        for (int a = 0; a < goal.length; a++) {
            double weight = weights[active.get(a)];
            reached[a] = a == stops ? 0 : Math.max(0, weight + share * (goal[a] - weight));
        }
        return reached;
    }

    /** v with sum one that minimises |sum v_a p_a|^2 + ridge |v|^2. */
    private double[] nearestInPlane() {
        int rows = points[0].length;
        return ridge > 0 && active.size() > rows ? byTheSmallerSystem(rows) : byDifferences(rows);
    }

    /** By QR of the differences to the first active point. */
    private double[] byDifferences(int rows) {
        int k = active.size();
        double[] v = new double[k];
        v[0] = 1;
        if (k == 1) {
            return v;
        }
        int height = rows + (ridge > 0 ? k : 0);
        if (k - 1 > height) {
            throw new SingularMatrixException();
        }
        double[] first = Arrays.copyOf(points[active.get(0)], height);
        RealMatrix differences = new Array2DRowRealMatrix(height, k - 1);
        for (int a = 1; a < k; a++) {
            for (int i = 0; i < rows; i++) {
                differences.setEntry(i, a - 1, points[active.get(a)][i] - first[i]);
            }
            if (ridge > 0) {
                differences.setEntry(rows, a - 1, -Math.sqrt(ridge));
                differences.setEntry(rows + a, a - 1, Math.sqrt(ridge));
                first[rows] = Math.sqrt(ridge);
            }
        }
        double[] rest = new QRDecomposition(differences)
                .getSolver()
                .solve(new ArrayRealVector(first).mapMultiply(-1))
                .toArray();
        for (int a = 1; a < k; a++) {
            v[a] = rest[a - 1];
            v[0] -= rest[a - 1];
        }
        return v;
    }

    /**
     * With D the active points, v is (D'D + ridge I)^-1 1 made to sum to one; by Woodbury that is 1 - D'(ridge I + D
     * D')^-1 D 1.
     */
    private double[] byTheSmallerSystem(int rows) {
        double[][] system =
                MatrixUtils.createRealIdentityMatrix(rows).scalarMultiply(ridge).getData();
        double[] sum = new double[rows];
        for (int j : active) {
            for (int i = 0; i < rows; i++) {
                sum[i] += points[j][i];
                for (int h = 0; h < rows; h++) {
                    system[i][h] += points[j][i] * points[j][h];
                }
            }
        }
        double[] z = new CholeskyDecomposition(new Array2DRowRealMatrix(system, false))
                .getSolver()
                .solve(new ArrayRealVector(sum))
                .toArray();
        double[] v = active.stream().mapToDouble(j -> 1 - dot(points[j], z)).toArray();
        double total = Arrays.stream(v).sum();
        return Arrays.stream(v).map(one -> one / total).toArray();
    }

    private void set(double[] ofActive) {
        Arrays.fill(weights, 0);
        x = new double[points[0].length];
        for (int a = 0; a < ofActive.length; a++) {
            weights[active.get(a)] = ofActive[a];
            for (int i = 0; i < x.length; i++) {
                x[i] += ofActive[a] * points[active.get(a)][i];
            }
        }
    }

    private static int lowest(double[] values) {
        int lowest = 0;
        for (int j = 1; j < values.length; j++) {
            lowest = values[j] < values[lowest] ? j : lowest;
        }
        return lowest;
    }

    static double dot(double[] a, double[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += a[i] * b[i];
        }
        return sum;
    }
}
