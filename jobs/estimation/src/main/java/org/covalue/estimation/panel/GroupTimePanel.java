package org.covalue.estimation.panel;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.covalue.estimation.data.Design;
import org.covalue.estimation.data.Design.Balance;
import org.covalue.estimation.data.Grouping;
import org.covalue.estimation.data.Message;
import org.covalue.estimation.data.PanelSample;

/**
 * A panel as units by periods, for methods that compare changes of units.
 *
 * @param outcome [period][unit]; NaN where a unit is not seen, which only {@code balance: pairs} leaves in
 * @param covariates [covariate][period][unit]
 * @param weights [period][unit]; empty: all 1
 * @param treatedFrom of each unit
 * @param trends level of each unit within which units are compared; empty: all with all
 * @param groups each unit's group for clustered standard errors
 * @param notes who was left out
 */
record GroupTimePanel(
        double[] periods,
        double[][] outcome,
        double[][][] covariates,
        double[][] weights,
        double[] treatedFrom,
        int[] trends,
        Grouping groups,
        List<Message> notes) {

    private static final int BLOCK = 512;

    /** Or why not. Units not seen in every period, and units without a period before treatment, are left out. */
    record Built(Optional<GroupTimePanel> panel, Optional<Message> reason) {}

    static Built of(PanelSample whole, Design design) {
        PanelSample sample = usable(whole, design);
        if (sample.size() == 0 || sample.treatedUnits() == 0) {
            return refused(Message.of("no_balanced_treated"));
        }
        if (sample.clusteredBy().size() != 1) {
            return refused(Message.of(
                    "influence_one_column", "found", sample.clusteredBy().size()));
        }
        Grouping groups = sample.clusteredBy().get(0);
        if (!sample.unit().isNestedIn(groups)) {
            return refused(Message.of("groups_change", "column", groups.name()));
        }
        if (sample.trends().filter(levels -> !sample.unit().isNestedIn(levels)).isPresent()) {
            return refused(
                    Message.of("trends_change", "column", sample.trends().get().name()));
        }
        return new Built(
                Optional.of(new GroupTimePanel(
                        sample.periods(),
                        wide(sample, sample.outcome()),
                        sample.covariates().stream()
                                .map(one -> wide(sample, one.values()))
                                .toArray(double[][][]::new),
                        sample.weights().length == 0 ? new double[0][] : carried(wide(sample, sample.weights())),
                        sample.treatedFrom(),
                        sample.trends().map(levels -> ofUnits(sample, levels)).orElse(new int[0]),
                        new Grouping(groups.name(), ofUnits(sample, groups), groups.size()),
                        sample.notes())),
                Optional.empty());
    }

    int units() {
        return treatedFrom.length;
    }

    /** Of a unit in a period. */
    double weight(int period, int unit) {
        return weights.length == 0 ? 1 : weights[period][unit];
    }

    /**
     * Standard error of a mean whose influence function is given: square root of the sum of squared group sums, over n.
     */
    double standardError(double[] influence) {
        double[] sums = sums(influence);
        double total = 0;
        for (double sum : sums) {
            total += sum * sum;
        }
        return Math.sqrt(total) / units();
    }

    /** Covariances of several such means. */
    double[][] covariance(List<double[]> influences) {
        double[][] sums = influences.stream().parallel().map(this::sums).toArray(double[][]::new);
        List<double[]> parts = IntStream.range(0, (groups.size() + BLOCK - 1) / BLOCK)
                .parallel()
                .mapToObj(block -> products(sums, block * BLOCK, Math.min(groups.size(), (block + 1) * BLOCK)))
                .toList();
        double[][] v = new double[sums.length][sums.length];
        int place = 0;
        for (int j = 0; j < v.length; j++) {
            for (int k = 0; k <= j; k++) {
                int at = place++;
                v[j][k] = parts.stream().mapToDouble(part -> part[at]).sum() / units() / units();
                v[k][j] = v[j][k];
            }
        }
        return v;
    }

    /** Of each pair, over some of the groups that fit the processor's cache together. */
    private static double[] products(double[][] sums, int from, int to) {
        double[] products = new double[sums.length * (sums.length + 1) / 2];
        int place = 0;
        for (int j = 0; j < sums.length; j++) {
            for (int k = 0; k <= j; k++) {
                products[place++] = product(sums[j], sums[k], from, to);
            }
        }
        return products;
    }

    private static double product(double[] a, double[] b, int from, int to) {
        double total = 0;
        for (int g = from; g < to; g++) {
            total += a[g] * b[g];
        }
        return total;
    }

    private double[] sums(double[] influence) {
        if (groups.size() == units()) {
            return influence;
        }
        double[] sums = new double[groups.size()];
        for (int u = 0; u < influence.length; u++) {
            sums[groups.codes()[u]] += influence[u];
        }
        return sums;
    }

    /** The rows of the units that changes can be taken of, with a note on the others. */
    static PanelSample usable(PanelSample sample, Design design) {
        int[] seen = new int[sample.units()];
        for (int unit : sample.unit().codes()) {
            seen[unit]++;
        }
        int periods = sample.periods().length;
        double earliest = sample.periods()[0] + design.anticipation();
        long incomplete = Arrays.stream(seen).filter(count -> count < periods).count();
        long always = Arrays.stream(sample.treatedFrom())
                .filter(from -> from <= earliest)
                .count();
        List<Message> notes = new ArrayList<>();
        boolean isWhole = design.balance() == Balance.WHOLE;
        if (incomplete > 0) {
            notes.add(Message.of(isWhole ? "units_incomplete" : "units_incomplete_in_pairs", "count", incomplete)
                    .about(CallawaySantAnna.NAME));
        }
        if (always > 0) {
            notes.add(Message.of("units_without_before", "count", always).about(CallawaySantAnna.NAME));
        }
        return incomplete + always == 0
                ? sample
                : sample.where(
                        i -> (!isWhole || seen[sample.unit().codes()[i]] == periods)
                                && sample.treatedFrom(i) > earliest,
                        notes);
    }

    private static int[] ofUnits(PanelSample sample, Grouping groups) {
        int[] ofUnits = new int[sample.units()];
        for (int i = 0; i < sample.size(); i++) {
            ofUnits[sample.unit().codes()[i]] = groups.codes()[i];
        }
        return ofUnits;
    }

    /** Where a unit is not seen, the weight of the period before, or else of the first one after. */
    private static double[][] carried(double[][] weights) {
        for (int t = 1; t < weights.length; t++) {
            carry(weights[t - 1], weights[t]);
        }
        for (int t = weights.length - 2; t >= 0; t--) {
            carry(weights[t + 1], weights[t]);
        }
        return weights;
    }

    private static void carry(double[] from, double[] to) {
        for (int u = 0; u < to.length; u++) {
            to[u] = Double.isNaN(to[u]) ? from[u] : to[u];
        }
    }

    private static double[][] wide(PanelSample sample, double[] values) {
        double[][] wide = new double[sample.periods().length][sample.units()];
        Arrays.stream(wide).forEach(period -> Arrays.fill(period, Double.NaN));
        for (int i = 0; i < values.length; i++) {
            wide[sample.time().codes()[i]][sample.unit().codes()[i]] = values[i];
        }
        return wide;
    }

    private static Built refused(Message reason) {
        return new Built(Optional.empty(), Optional.of(reason));
    }
}
