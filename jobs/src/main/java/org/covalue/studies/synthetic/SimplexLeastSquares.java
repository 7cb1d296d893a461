package org.covalue.studies.synthetic;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.ArrayRealVector;
import org.apache.commons.math3.linear.QRDecomposition;
import org.apache.commons.math3.linear.RealMatrix;
import org.apache.commons.math3.linear.SingularMatrixException;

/**
 * Weights w >= 0 that add to one and minimise |A w - b|^2 + ridge |w|^2, to the exact optimum. As the weights add to one,
 * A w - b = sum w_j (a_j - b): the point nearest to the origin in the convex hull of the a_j - b, found by Wolfe's active set
 * method (1976, Math. Programming 11, 128-149), which ends after finitely many steps. The ridge appends sqrt(ridge) e_j to
 * point j. The optimum is proven by the condition p_j'x >= x'x for every point p_j.
 */
final class SimplexLeastSquares {

    private static final double PROVEN = 1e-14;
    private static final double ZERO = 1e-14;
    private static final int STEPS_PER_POINT = 100;

    private final double[][] points;
    private final double[] weights;
    private final List<Integer> active = new ArrayList<>();

    private SimplexLeastSquares(double[][] points) {
        this.points = points;
        this.weights = new double[points.length];
    }

    /** @param columns a_j, one array per weight, each as long as the target b */
    static double[] solve(double[][] columns, double[] target, double ridge) {
        int rows = target.length + (ridge > 0 ? columns.length : 0);
        double[][] points = new double[columns.length][rows];
        for (int j = 0; j < columns.length; j++) {
            for (int i = 0; i < target.length; i++) {
                points[j][i] = columns[j][i] - target[i];
            }
            if (ridge > 0) {
                points[j][target.length + j] = Math.sqrt(ridge);
            }
        }
        return new SimplexLeastSquares(points).solve();
    }

    private double[] solve() {
        double[] squares = Arrays.stream(points).mapToDouble(point -> dot(point, point)).toArray();
        double scale = Arrays.stream(squares).max().orElseThrow();
        int nearest = IntStream.range(0, points.length).boxed().min((a, b) -> Double.compare(squares[a], squares[b])).orElseThrow();
        active.add(nearest);
        weights[nearest] = 1;
        for (int step = 0; step < STEPS_PER_POINT * points.length; step++) {
            double[] x = mean();
            int best = IntStream.range(0, points.length).boxed()
                    .min((a, b) -> Double.compare(dot(points[a], x), dot(points[b], x))).orElseThrow();
            if (dot(points[best], x) >= dot(x, x) - PROVEN * scale || active.contains(best)) {
                return weights;
            }
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

    /** v with sum one that minimises |sum v_a p_a|, by QR of the differences to the first active point. */
    private double[] nearestInPlane() {
        double[] first = points[active.get(0)];
        double[] v = new double[active.size()];
        v[0] = 1;
        if (active.size() > 1) {
            RealMatrix differences = new Array2DRowRealMatrix(first.length, active.size() - 1);
            for (int a = 1; a < active.size(); a++) {
                for (int i = 0; i < first.length; i++) {
                    differences.setEntry(i, a - 1, points[active.get(a)][i] - first[i]);
                }
            }
            if (active.size() - 1 > first.length) {
                throw new SingularMatrixException();
            }
            double[] rest = new QRDecomposition(differences).getSolver().solve(new ArrayRealVector(first).mapMultiply(-1)).toArray();
            for (int a = 1; a < v.length; a++) {
                v[a] = rest[a - 1];
                v[0] -= rest[a - 1];
            }
        }
        return v;
    }

    private double[] mean() {
        double[] x = new double[points[0].length];
        for (int j : active) {
            for (int i = 0; i < x.length; i++) {
                x[i] += weights[j] * points[j][i];
            }
        }
        return x;
    }

    private void set(double[] ofActive) {
        Arrays.fill(weights, 0);
        for (int a = 0; a < ofActive.length; a++) {
            weights[active.get(a)] = ofActive[a];
        }
    }

    static double dot(double[] a, double[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += a[i] * b[i];
        }
        return sum;
    }
}
