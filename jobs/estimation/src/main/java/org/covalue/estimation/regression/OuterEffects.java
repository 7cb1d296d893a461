package org.covalue.estimation.regression;

import java.util.List;
import java.util.stream.IntStream;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.SingularValueDecomposition;
import org.covalue.estimation.data.EstimationProblem;
import org.covalue.estimation.data.Grouping;

/** Fixed effects that reach over the groups of the errors, which a draw by group does not leave as they are. */
public final class OuterEffects {

    private static final int MOST_LEVELS = 2000;

    private final LeastSquares fit;
    private final List<Grouping> nested;
    private final List<Grouping> notNested;

    /** @throws EstimationProblem if there are too many levels of them */
    public OuterEffects(FixedEffects effects, Grouping groups, LeastSquares fit) {
        this.fit = fit;
        this.notNested = effects.effects().stream()
                .filter(effect -> !effect.isNestedIn(groups))
                .toList();
        this.nested = effects.effects().stream()
                .filter(effect -> effect.isNestedIn(groups))
                .toList();
        int levels = notNested.stream().mapToInt(Grouping::size).sum();
        if (levels > MOST_LEVELS) {
            throw new EstimationProblem("wild_bootstrap takes up to " + MOST_LEVELS
                    + " levels of fixed effects that are not nested in " + groups.name() + "; found " + levels
                    + ". Cluster by a column in which each unit has one value.");
        }
    }

    public List<Grouping> notNested() {
        return notNested;
    }

    /**
     * (L'WL)^-1: the basis of the regressors is orthogonal in itself and to all effects; the levels are demeaned by the
     * nested effects.
     */
    public double[][] inverse() {
        int levels = notNested.stream().mapToInt(Grouping::size).sum();
        int regressors = fit.rank();
        double[][] all = new double[regressors + levels][regressors + levels];
        for (int j = 0; j < regressors; j++) {
            all[j][j] = 1 / fit.squares()[j];
        }
        if (levels > 0) {
            double[][] ofLevels = new SingularValueDecomposition(new Array2DRowRealMatrix(gram(levels), false))
                    .getSolver()
                    .getInverse()
                    .getData();
            for (int j = 0; j < levels; j++) {
                System.arraycopy(ofLevels[j], 0, all[regressors + j], regressors, levels);
            }
        }
        return all;
    }

    private double[][] gram(int levels) {
        List<FixedEffects> outer = nested.isEmpty() ? List.of() : List.of(new FixedEffects(nested, fit.weights()));
        double[][] gram = new double[levels][levels];
        IntStream.range(0, levels).parallel().forEach(level -> {
            double[] column = indicator(level);
            outer.forEach(effects -> effects.absorb(column));
            int offset = 0;
            for (Grouping effect : notNested) {
                for (int i = 0; i < column.length; i++) {
                    gram[level][offset + effect.codes()[i]] += column[i] * fit.weight(i);
                }
                offset += effect.size();
            }
        });
        return gram;
    }

    private double[] indicator(int level) {
        double[] column = new double[fit.residuals().length];
        int offset = 0;
        for (Grouping effect : notNested) {
            int wanted = level - offset;
            for (int i = 0; i < column.length && wanted >= 0 && wanted < effect.size(); i++) {
                column[i] = effect.codes()[i] == wanted ? 1 : 0;
            }
            offset += effect.size();
        }
        return column;
    }
}
