package org.covalue.estimation.panel;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.covalue.estimation.data.Design;
import org.covalue.estimation.data.Message;
import org.covalue.estimation.data.PanelSample;
import org.covalue.estimation.inference.Estimate;
import org.covalue.estimation.inference.EstimateRows;
import org.covalue.estimation.inference.Findings;
import org.covalue.estimation.inference.Findings.Comparison;

/**
 * Goodman-Bacon (2021, J. Econometrics 225, theorem 1): the two-way fixed effects estimate as a weighted mean of all
 * two-by-two differences in differences. With cohorts k (treated from k on, share n_k of units, share of periods
 * treated D_k) and U never:
 *
 * <pre>
 * s_kU = (n_k + n_U)^2 n_kU (1 - n_kU) D_k (1 - D_k) / V
 * s_kl^k = (n_k + n_l)^2 n_kl (1 - n_kl) (D_k - D_l) (1 - D_k) / V      (k earlier, compared with l, not yet treated)
 * s_kl^l = (n_k + n_l)^2 n_kl (1 - n_kl) D_l (D_k - D_l) / V            (l later, compared with k, treated already)
 * </pre>
 *
 * n_kl = n_k / (n_k + n_l). For balanced panels, without covariates and weights.
 */
public final class Bacon implements Estimator {

    public static final String NAME = Design.DECOMPOSITION;
    static final List<String> TYPES = List.of("earlier_vs_later", "later_vs_earlier", "treated_vs_untreated");
    private static final String ALWAYS = "later_vs_always_treated";

    @Override
    public Findings estimate(PanelSample sample, Design design) {
        EstimateRows rows = EstimateRows.of(sample, design, NAME);
        long cells = (long) sample.units() * sample.periods().length;
        if (cells != sample.size()) {
            return Findings.of(
                    headlines().stream()
                            .map(term -> rows.refused(
                                    term,
                                    "decomposition_needs_balance",
                                    "missing",
                                    cells - sample.size(),
                                    "all",
                                    cells))
                            .toList(),
                    List.of());
        }
        List<Comparison> comparisons = new Pairs(sample).all();
        List<Estimate> estimates = new ArrayList<>();
        for (Comparison total : totals(comparisons)) {
            estimates.add(
                    total.weight() == 0
                            ? rows.refused(total.type(), "no_such_comparison")
                            : rows.plain(total.type(), total.estimate()));
        }
        List<Message> notes = sample.covariates().isEmpty() && sample.weights().length == 0
                ? List.of()
                : List.of(Message.of("decomposition_is_plain").about(NAME));
        return new Findings(estimates, List.of(), comparisons, notes);
    }

    @Override
    public List<String> headlines() {
        return TYPES;
    }

    /** One row a type: the sum of weights and the weighted mean. The three types of the paper always stand there. */
    public static List<Comparison> totals(List<Comparison> comparisons) {
        List<String> types = new ArrayList<>(TYPES);
        if (comparisons.stream().anyMatch(one -> one.type().equals(ALWAYS))) {
            types.add(ALWAYS);
        }
        return types.stream()
                .map(type -> {
                    double weight = comparisons.stream()
                            .filter(one -> one.type().equals(type))
                            .mapToDouble(Comparison::weight)
                            .sum();
                    double sum = comparisons.stream()
                            .filter(one -> one.type().equals(type))
                            .mapToDouble(one -> one.weight() * one.estimate())
                            .sum();
                    return new Comparison(
                            Double.NaN, Double.NaN, type, weight, weight == 0 ? Double.NaN : sum / weight);
                })
                .toList();
    }

    /** Cohort means by period, and every pair of cohorts. Those treated from the first period on are one cohort. */
    private static final class Pairs {

        private final double[] periods;
        private final double[] cohorts;
        private final double[] share;
        /** D, the share of periods in which a cohort is treated. */
        private final double[] treated;

        private final double[][] means;
        private final List<Comparison> found = new ArrayList<>();

        Pairs(PanelSample sample) {
            periods = sample.periods();
            double[] from = Arrays.stream(sample.treatedFrom())
                    .map(first -> Math.max(first, periods[0]))
                    .toArray();
            cohorts = Arrays.stream(from).sorted().distinct().toArray();
            share = new double[cohorts.length];
            means = new double[cohorts.length][periods.length];
            for (double first : from) {
                share[place(first)] += 1.0 / sample.units();
            }
            for (int i = 0; i < sample.size(); i++) {
                int cohort = place(from[sample.unit().codes()[i]]);
                means[cohort][sample.time().codes()[i]] += sample.outcome()[i] / (share[cohort] * sample.units());
            }
            treated = Arrays.stream(cohorts)
                    .map(first -> countFrom(first) / (double) periods.length)
                    .toArray();
        }

        List<Comparison> all() {
            for (int k = 0; k < cohorts.length; k++) {
                for (int l = k + 1; l < cohorts.length; l++) {
                    compare(k, l);
                }
            }
            double total = found.stream().mapToDouble(Comparison::weight).sum();
            return found.stream()
                    .map(one -> new Comparison(
                            one.treated(), one.untreated(), one.type(), one.weight() / total, one.estimate()))
                    .toList();
        }

        /** k is treated earlier than l. */
        private void compare(int k, int l) {
            int first = begin(k);
            int second = begin(l);
            double n = share[k] + share[l];
            double within = share[k] / n * (1 - share[k] / n);
            if (treated[k] == 1 && Double.isFinite(cohorts[l])) {
                add(
                        l,
                        k,
                        ALWAYS,
                        n * n * within * treated[l] * (1 - treated[l]),
                        change(l, k, 0, second, periods.length));
            } else if (treated[k] < 1 && Double.isInfinite(cohorts[l])) {
                add(
                        k,
                        l,
                        TYPES.get(2),
                        n * n * within * treated[k] * (1 - treated[k]),
                        change(k, l, 0, first, periods.length));
            } else if (treated[k] < 1) {
                double apart = treated[k] - treated[l];
                add(k, l, TYPES.get(0), n * n * within * apart * (1 - treated[k]), change(k, l, 0, first, second));
                add(
                        l,
                        k,
                        TYPES.get(1),
                        n * n * within * treated[l] * apart,
                        change(l, k, first, second, periods.length));
            }
        }

        /** Change of a's mean less that of b, from periods [begin, middle) to [middle, end). */
        private double change(int a, int b, int begin, int middle, int end) {
            return mean(a, middle, end) - mean(a, begin, middle) - (mean(b, middle, end) - mean(b, begin, middle));
        }

        private double mean(int cohort, int begin, int end) {
            return Arrays.stream(means[cohort], begin, end).average().orElse(Double.NaN);
        }

        private void add(int changing, int control, String type, double weight, double estimate) {
            found.add(new Comparison(cohorts[changing], cohorts[control], type, weight, estimate));
        }

        /** Place of the cohort's first treated period. */
        private int begin(int cohort) {
            return periods.length - countFrom(cohorts[cohort]);
        }

        private int place(double cohort) {
            return Arrays.binarySearch(cohorts, cohort);
        }

        private int countFrom(double first) {
            return (int)
                    Arrays.stream(periods).filter(period -> period >= first).count();
        }
    }
}
