package org.covalue.estimation.inference;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.covalue.estimation.data.Design;
import org.covalue.estimation.data.Design.Adjustment;
import org.covalue.estimation.inference.Findings.Family;

/**
 * p values adjusted for looking at several: Holm (1979, Scand. J. Stat. 6), which controls the chance of one false
 * finding, and Benjamini and Hochberg (1995, J. R. Stat. Soc. B 57), which controls the share of false ones among
 * findings. Terms of one kind of one estimator are a family.
 */
public final class MultipleTesting {

    private MultipleTesting() {}

    /** p_(i) (m - i + 1), made monotone from the smallest, at most 1. NaN stays NaN and does not count. */
    public static double[] holm(double[] p) {
        int[] order = order(p);
        double[] adjusted = p.clone();
        double running = 0;
        for (int i = 0; i < order.length; i++) {
            running = Math.max(running, Math.min(1, p[order[i]] * (order.length - i)));
            adjusted[order[i]] = running;
        }
        return adjusted;
    }

    /** p_(i) m / i, made monotone from the largest, at most 1. NaN stays NaN and does not count. */
    public static double[] benjaminiHochberg(double[] p) {
        int[] order = order(p);
        double[] adjusted = p.clone();
        double running = 1;
        for (int i = order.length - 1; i >= 0; i--) {
            running = Math.min(running, p[order[i]] * order.length / (i + 1));
            adjusted[order[i]] = running;
        }
        return adjusted;
    }

    /**
     * Step down by the largest |t| among those left (Romano and Wolf 2005, Econometrica 73, algorithm 4.1; p values as
     * in Romano and Wolf 2016): (1 + draws at least as large) / (1 + draws), made monotone.
     *
     * @param t statistics; NaN stays NaN and does not count
     * @param draws of t under the null of no effect, [draw][statistic]
     */
    public static double[] romanoWolf(double[] t, double[][] draws) {
        int[] order = IntStream.range(0, t.length)
                .filter(j -> !Double.isNaN(t[j]))
                .boxed()
                .sorted(Comparator.comparingDouble(j -> -Math.abs(t[j])))
                .mapToInt(Integer::intValue)
                .toArray();
        double[] adjusted = new double[t.length];
        Arrays.fill(adjusted, Double.NaN);
        double running = 0;
        for (int i = 0; i < order.length; i++) {
            int from = i;
            long larger = Arrays.stream(draws)
                    .filter(draw -> IntStream.range(from, order.length)
                            .anyMatch(k -> Math.abs(draw[order[k]]) >= Math.abs(t[order[from]])))
                    .count();
            running = Math.max(running, (1.0 + larger) / (1 + draws.length));
            adjusted[order[i]] = running;
        }
        return adjusted;
    }

    public static List<Estimate> adjusted(Findings findings, Design design) {
        List<Estimate> estimates = new ArrayList<>(findings.estimates());
        if (design.adjust() == Adjustment.ROMANO_WOLF) {
            findings.families().forEach(family -> stepDown(estimates, family, design));
            return estimates;
        }
        Map<String, List<Integer>> families = new LinkedHashMap<>();
        for (int i = 0; i < estimates.size(); i++) {
            families.computeIfAbsent(
                            estimates.get(i).estimator() + " "
                                    + estimates.get(i).kind(),
                            family -> new ArrayList<>())
                    .add(i);
        }
        families.values().forEach(family -> {
            double[] p =
                    family.stream().mapToDouble(i -> estimates.get(i).pValue()).toArray();
            double[] result = design.adjust() == Adjustment.BENJAMINI_HOCHBERG ? benjaminiHochberg(p) : holm(p);
            IntStream.range(0, p.length)
                    .forEach(j -> estimates.set(
                            family.get(j), estimates.get(family.get(j)).adjusted(result[j])));
        });
        return estimates;
    }

    private static void stepDown(List<Estimate> estimates, Family family, Design design) {
        int[] places = family.terms().stream()
                .mapToInt(term -> IntStream.range(0, estimates.size())
                        .filter(i -> estimates.get(i).estimator().equals(family.estimator())
                                && estimates.get(i).term().equals(term))
                        .findFirst()
                        .orElseThrow())
                .toArray();
        double[] t = IntStream.of(places)
                .mapToDouble(i -> estimates.get(i).estimate() / estimates.get(i).standardError())
                .toArray();
        double[] p = romanoWolf(t, UniformBands.draws(family.covariance(), design.draws(), design.seed()));
        IntStream.range(0, p.length)
                .forEach(j -> estimates.set(places[j], estimates.get(places[j]).adjusted(p[j])));
    }

    private static int[] order(double[] p) {
        return IntStream.range(0, p.length)
                .filter(i -> !Double.isNaN(p[i]))
                .boxed()
                .sorted(Comparator.comparingDouble(i -> p[i]))
                .mapToInt(Integer::intValue)
                .toArray();
    }
}
