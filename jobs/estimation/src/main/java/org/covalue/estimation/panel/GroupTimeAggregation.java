package org.covalue.estimation.panel;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.covalue.estimation.data.Numerals;

/**
 * Means of group-time effects (Callaway and Sant'Anna 2021, section 3.1), weighted by the groups' sizes p_g. That these
 * are estimated belongs in the influence function: with P the sum of p_g over the cells kept,
 *
 * <pre>
 * psi_i = sum_k w_k psi_ik + sum_k att_k ((1{G_i = g_k} - p_gk) / P - p_gk / P^2 sum_l (1{G_i = g_l} - p_gl)).
 * </pre>
 */
final class GroupTimeAggregation {

    /** A mean of effects; n is influence.length units. */
    record Mean(String term, double estimate, double[] influence) {}

    private final GroupTimePanel panel;
    private final List<GroupTimeEffect> cells;
    private final double[] groups;
    private final double[] share;

    /** @param cells estimable ones, the reference among them */
    GroupTimeAggregation(GroupTimePanel panel, List<GroupTimeEffect> cells) {
        this.panel = panel;
        this.cells = cells;
        this.groups = cells.stream()
                .mapToDouble(GroupTimeEffect::group)
                .sorted()
                .distinct()
                .toArray();
        this.share = new double[groups.length];
        for (int u = 0; u < panel.units(); u++) {
            int group = Arrays.binarySearch(groups, panel.treatedFrom()[u]);
            if (group >= 0) {
                share[group] += panel.weight(0, u) / panel.units();
            }
        }
    }

    Mean simple() {
        return byShare("simple", GroupTimeAggregation::isAfter);
    }

    /** Of each group: its effects after treatation began, equally weighted. */
    List<Mean> groups() {
        return Arrays.stream(groups)
                .boxed()
                .filter(g -> cells.stream().anyMatch(cell -> cell.group() == g && isAfter(cell)))
                .map(g -> equally(
                        "group(" + Numerals.text(g) + ")",
                        cells.stream()
                                .filter(cell -> cell.group() == g && isAfter(cell))
                                .map(cell -> new Mean("", cell.estimate(), cell.influence()))
                                .toList()))
                .toList();
    }

    List<Mean> events() {
        return by("event", cell -> cell.time() - cell.group(), cell -> true);
    }

    List<Mean> calendar() {
        return by("calendar", GroupTimeEffect::time, GroupTimeAggregation::isAfter);
    }

    /** Group means weighted by size. */
    Mean groupAverage(List<Mean> means) {
        double[] of = Arrays.stream(groups)
                .filter(g -> means.stream().anyMatch(mean -> mean.term().equals("group(" + Numerals.text(g) + ")")))
                .toArray();
        return weighted("group_average", means, of);
    }

    /** Unweighted mean of means. */
    Mean equally(String term, List<Mean> means) {
        double[] influence = new double[panel.units()];
        double estimate = 0;
        for (Mean mean : means) {
            estimate += mean.estimate() / means.size();
            for (int u = 0; u < mean.influence().length; u++) {
                influence[u] += mean.influence()[u] / means.size();
            }
        }
        return new Mean(term, estimate, influence);
    }

    private List<Mean> by(String name, ToDoubleFunction<GroupTimeEffect> key, Predicate<GroupTimeEffect> kept) {
        List<Mean> means = new ArrayList<>();
        for (double value :
                cells.stream().filter(kept).mapToDouble(key).sorted().distinct().toArray()) {
            means.add(byShare(
                    name + "(" + Numerals.text(value) + ")", kept.and(cell -> key.applyAsDouble(cell) == value)));
        }
        return means;
    }

    private Mean byShare(String term, Predicate<GroupTimeEffect> kept) {
        List<GroupTimeEffect> chosen = cells.stream().filter(kept).toList();
        return weighted(
                term,
                chosen.stream()
                        .map(cell -> new Mean("", cell.estimate(), cell.influence()))
                        .toList(),
                chosen.stream().mapToDouble(GroupTimeEffect::group).toArray());
    }

    /** @param of the group behind each mean */
    private Mean weighted(String term, List<Mean> means, double[] of) {
        int[] place =
                Arrays.stream(of).mapToInt(g -> Arrays.binarySearch(groups, g)).toArray();
        double total = IntStream.of(place).mapToDouble(g -> share[g]).sum();
        double estimate = 0;
        double[] influence = new double[panel.units()];
        /* Influence of membership in a group: att_k / P - sum_l att_l p_l / P^2, once for every cell of the group. */
        double[] slope = new double[groups.length];
        for (int k = 0; k < place.length; k++) {
            double weight = share[place[k]] / total;
            estimate += weight * means.get(k).estimate();
            double[] own = means.get(k).influence();
            for (int u = 0; u < own.length; u++) {
                influence[u] += weight * own[u];
            }
        }
        double mean = estimate;
        IntStream.range(0, place.length)
                .forEach(k -> slope[place[k]] += (means.get(k).estimate() - mean) / total);
        double centre = IntStream.range(0, groups.length)
                .mapToDouble(g -> slope[g] * share[g])
                .sum();
        for (int u = 0; u < influence.length; u++) {
            int group = Arrays.binarySearch(groups, panel.treatedFrom()[u]);
            influence[u] += (group >= 0 ? slope[group] * panel.weight(0, u) : 0) - centre;
        }
        return new Mean(term, estimate, influence);
    }

    private static boolean isAfter(GroupTimeEffect cell) {
        return cell.time() >= cell.group();
    }
}
