package org.covalue.estimation.panel;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.commons.math3.distribution.NormalDistribution;
import org.covalue.estimation.data.Design;
import org.covalue.estimation.inference.Findings;
import org.covalue.estimation.inference.Findings.Family;

/**
 * How far may trends drift apart before an effect is in doubt? Relative magnitudes of Rambachan and Roth (2023, Rev.
 * Econ. Stud. 90, section 2.4.1): after treatment the difference in trends changes from one period to the next by at
 * most M times its largest change before. With b_s the estimates before treatment (0 in the reference period) and e + 1
 * steps from the reference to event time e, the effect then lies between b_e - (e + 1) M max_s |b_s+1 - b_s| and the
 * same with plus. The interval is the union of those of each linear bound, b_e -+ (e + 1) M (b_s+1 - b_s) -+ z standard
 * errors: it holds at the level asked for whichever s is the largest, and is wider than their hybrid test's.
 */
public final class HonestBounds {

    /** What the violations may be, in multiples of the largest before treatment. */
    public static final List<Double> MULTIPLES = List.of(0.0, 0.5, 1.0, 1.5, 2.0);

    private static final double FURTHEST = 100;
    private static final int HALVINGS = 40;

    private HonestBounds() {}

    /**
     * The interval of an effect.
     *
     * @param multiple M
     */
    public record Bound(String estimator, String term, double multiple, double lower, double upper) {

        /** The sign of the effect is not in doubt. */
        public boolean excludesZero() {
            return lower > 0 || upper < 0;
        }
    }

    /**
     * Where the sign of an effect falls into doubt.
     *
     * @param multiple the largest M whose interval excludes zero; NaN where none does, infinite beyond 100
     */
    public record Breakdown(String estimator, String term, double multiple) {}

    /** One for each effect that has bounds. */
    public static List<Breakdown> breakdowns(Findings findings, Design design) {
        return paths(findings, design).stream()
                .flatMap(path -> path.breakdowns(z(design)).stream())
                .toList();
    }

    /** For event_study, sun_abraham and callaway_santanna, each effect from event time 0 on. */
    public static List<Bound> of(Findings findings, Design design) {
        return paths(findings, design).stream()
                .flatMap(path -> path.bounds(z(design)).stream())
                .toList();
    }

    private static List<Path> paths(Findings findings, Design design) {
        return findings.families().stream()
                .filter(family -> family.terms().stream().allMatch(term -> term.startsWith("event(")))
                .map(family -> new Path(
                        findings,
                        family,
                        EventTimes.reference(design),
                        PanelEstimators.isOfGroupTimeEffects(family.estimator())
                                && design.basePeriod() == Design.BasePeriod.VARYING))
                .toList();
    }

    private static double z(Design design) {
        return new NormalDistribution(null, 0, 1).inverseCumulativeProbability(0.5 + design.confidence() / 2);
    }

    /** The estimates of one family over event time. */
    private static final class Path {

        private final Family family;
        private final double[] times;
        private final double[] b;
        private final double reference;
        private final boolean isStepwise;

        /** @param isStepwise estimates before treatment are changes from the period before already */
        Path(Findings findings, Family family, double reference, boolean isStepwise) {
            this.family = family;
            this.reference = reference;
            this.isStepwise = isStepwise;
            this.times = family.terms().stream()
                    .mapToDouble(term -> Double.parseDouble(term.substring(6, term.length() - 1)))
                    .toArray();
            this.b = family.terms().stream()
                    .mapToDouble(term -> findings.estimates().stream()
                            .filter(one -> one.estimator().equals(family.estimator())
                                    && one.term().equals(term))
                            .findFirst()
                            .orElseThrow()
                            .estimate())
                    .toArray();
        }

        List<Breakdown> breakdowns(double z) {
            List<double[]> steps = steps();
            return IntStream.range(0, times.length)
                    .filter(place -> times[place] >= 0 && !steps.isEmpty())
                    .mapToObj(place ->
                            new Breakdown(family.estimator(), family.terms().get(place), breakdown(place, steps, z)))
                    .toList();
        }

        private double breakdown(int place, List<double[]> steps, double z) {
            if (!bound(place, 0, steps, z).excludesZero()) {
                return Double.NaN;
            }
            double below = 0;
            double above = FURTHEST;
            if (bound(place, above, steps, z).excludesZero()) {
                return Double.POSITIVE_INFINITY;
            }
            for (int i = 0; i < HALVINGS; i++) {
                double middle = (below + above) / 2;
                if (bound(place, middle, steps, z).excludesZero()) {
                    below = middle;
                } else {
                    above = middle;
                }
            }
            return below;
        }

        List<Bound> bounds(double z) {
            List<double[]> steps = steps();
            List<Bound> bounds = new ArrayList<>();
            for (int place = 0; place < times.length && !steps.isEmpty(); place++) {
                for (double multiple : MULTIPLES) {
                    if (times[place] >= 0) {
                        bounds.add(bound(place, multiple, steps, z));
                    }
                }
            }
            return bounds;
        }

        private Bound bound(int place, double multiple, List<double[]> steps, double z) {
            double lower = Double.POSITIVE_INFINITY;
            double upper = Double.NEGATIVE_INFINITY;
            for (double[] step : steps) {
                for (int sign : new int[] {-1, 1}) {
                    double[] line = step.clone();
                    for (int j = 0; j < line.length; j++) {
                        line[j] *= sign * multiple * (times[place] - reference);
                    }
                    line[place] += 1;
                    double value = IntStream.range(0, line.length)
                            .mapToDouble(j -> line[j] * b[j])
                            .sum();
                    double error = Math.sqrt(variance(line));
                    lower = Math.min(lower, value - z * error);
                    upper = Math.max(upper, value + z * error);
                }
            }
            return new Bound(family.estimator(), family.terms().get(place), multiple, lower, upper);
        }

        /** Changes between neighbouring periods before treatment, as weights of the estimates. */
        private List<double[]> steps() {
            List<double[]> steps = new ArrayList<>();
            int[] before = IntStream.range(0, times.length)
                    .filter(j -> times[j] <= reference)
                    .boxed()
                    .sorted(java.util.Comparator.comparingDouble(j -> times[j]))
                    .mapToInt(Integer::intValue)
                    .toArray();
            for (int k = 0; k < before.length; k++) {
                double[] step = new double[times.length];
                step[before[k]] = isStepwise ? 1 : -1;
                if (!isStepwise && k + 1 < before.length) {
                    step[before[k + 1]] = 1;
                }
                steps.add(step);
            }
            return steps;
        }

        private double variance(double[] line) {
            double total = 0;
            for (int j = 0; j < line.length; j++) {
                for (int k = 0; k < line.length; k++) {
                    total += line[j] * family.covariance()[j][k] * line[k];
                }
            }
            return total;
        }
    }
}
