package org.covalue.studies;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.covalue.studies.Design.Adjustment;

/**
 * p values adjusted for looking at several: Holm (1979, Scand. J. Stat. 6), which controls the chance of one false finding,
 * and Benjamini and Hochberg (1995, J. R. Stat. Soc. B 57), which controls the share of false ones among findings. Terms of one
 * kind of one estimator are a family.
 */
public final class MultipleTesting {

    private MultipleTesting() {
    }

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

    static List<Estimate> adjusted(List<Estimate> estimates, Adjustment how) {
        Map<String, List<Integer>> families = new LinkedHashMap<>();
        for (int i = 0; i < estimates.size(); i++) {
            families.computeIfAbsent(estimates.get(i).estimator() + " " + estimates.get(i).kind(), family -> new ArrayList<>()).add(i);
        }
        List<Estimate> adjusted = new ArrayList<>(estimates);
        families.values().forEach(family -> {
            double[] p = family.stream().mapToDouble(i -> estimates.get(i).pValue()).toArray();
            double[] result = how == Adjustment.BENJAMINI_HOCHBERG ? benjaminiHochberg(p) : holm(p);
            IntStream.range(0, p.length).forEach(j -> adjusted.set(family.get(j), estimates.get(family.get(j)).adjusted(result[j])));
        });
        return adjusted;
    }

    private static int[] order(double[] p) {
        return IntStream.range(0, p.length).filter(i -> !Double.isNaN(p[i])).boxed()
                .sorted(Comparator.comparingDouble(i -> p[i])).mapToInt(Integer::intValue).toArray();
    }
}
