package org.covalue.estimation.synthetic;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.covalue.estimation.data.Message;
import org.covalue.estimation.data.NotEstimable;
import org.covalue.estimation.inference.Counts;
import org.covalue.estimation.inference.Effect;
import org.covalue.estimation.inference.Uncertainty;

/**
 * The effect on one treated unit, or on the mean of a few that start together, against units that are never treated.
 */
public final class TreatedUnit {

    /**
     * @param effects one per method asked for
     * @param weights of donors, and of periods before treatment where the method has them
     * @param placebos ranks of {@code synthetic_control}; empty without it
     * @param path the treated beside its synthetic control; empty without it
     */
    public record Result(List<Effect> effects, List<Weight> weights, List<Placebo> placebos, List<Period> path) {}

    /** @param kind {@code unit} or {@code period} */
    public record Weight(String estimator, String kind, String name, double weight) {}

    /** @param gap treated - synthetic */
    public record Period(String period, boolean isAfter, double treated, double synthetic, double gap) {}

    /** Least numbers of units and periods, from the design. */
    public record Limits(int treated, int controls, int before) {}

    private static final String TERM = "att";
    /** Two periods before are the least whose changes have a standard deviation, with more than one donor. */
    private static final int FEWEST_FOR_NOISE = 2;

    private static final double EXACT = 1e-9;

    private final LongPanel panel;
    private final int anticipation;
    private final Limits limits;
    private final long seed;
    private final Result found = new Result(new ArrayList<>(), new ArrayList<>(), new ArrayList<>(), new ArrayList<>());

    private TreatedUnit(LongPanel panel, int anticipation, Limits limits, long seed) {
        this.panel = panel;
        this.anticipation = anticipation;
        this.limits = limits;
        this.seed = seed;
    }

    /**
     * In the order of {@link Method}.
     *
     * @throws org.covalue.platform.EstimationProblem rows that no method can read, named
     */
    public static Result estimate(
            LongPanel panel, int anticipation, Limits limits, long seed, Collection<Method> methods) {
        TreatedUnit unit = new TreatedUnit(panel, anticipation, limits, seed);
        new TreeSet<>(methods).forEach(unit::add);
        return unit.found;
    }

    private void add(Method method) {
        Counts counts = new Counts(0, 0, 0);
        List<Message> notes = List.of();
        try {
            LongPanel.Balanced balanced = panel.balanced(anticipation);
            counts = balanced.block().counts();
            notes = balanced.notes();
            check(balanced.block());
            found.effects.add(
                    switch (method) {
                        case DIFFERENCE_IN_DIFFERENCES -> differences(balanced.block(), notes);
                        case SYNTHETIC_CONTROL -> control(balanced.block(), notes);
                        case SYNTHETIC_DID -> did(balanced.block(), notes);
                    });
        } catch (NotEstimable refusal) {
            found.effects.add(Effect.refused(method.code(), TERM, counts, refusal.reason(), notes));
        }
    }

    private void check(Block block) {
        if (block.treated().size() < limits.treated
                || block.controls().size() < Math.max(2, limits.controls)
                || block.before() < Math.max(1, limits.before)) {
            throw NotEstimable.because(
                    "too_few_around_treated_unit",
                    "treated",
                    block.treated().size(),
                    "controls",
                    block.controls().size(),
                    "before",
                    Math.max(0, block.before()),
                    "least_treated",
                    Math.max(1, limits.treated),
                    "least_controls",
                    Math.max(2, limits.controls),
                    "least_before",
                    Math.max(1, limits.before));
        }
        double first = block.ofTreated()[0][0];
        if (IntStream.range(0, 2)
                .mapToObj(i -> i == 0 ? block.ofTreated() : block.ofControls())
                .flatMap(Arrays::stream)
                .flatMapToDouble(Arrays::stream)
                .allMatch(value -> value == first)) {
            throw NotEstimable.because("constant_outcome_of_rows", "value", first);
        }
    }

    private Effect differences(Block block, List<Message> notes) {
        TwoByTwo fit = TwoByTwo.of(block);
        Uncertainty uncertainty = Double.isNaN(fit.standardError())
                ? placebo(block, placebo -> TwoByTwo.of(placebo).effect())
                : Uncertainty.grouped(fit.standardError(), block.units(), "unit", Message.of("errors_of_two_by_two"));
        return Effect.of(
                Method.DIFFERENCE_IN_DIFFERENCES.code(), TERM, fit.effect(), uncertainty, block.counts(), notes);
    }

    private Effect control(Block block, List<Message> notes) {
        if (block.treated().size() > 1) {
            throw NotEstimable.because(
                    "more_than_one_treated", "found", block.treated().size());
        }
        SyntheticControl fit = SyntheticControl.of(block);
        List<Placebo> placebos = Placebos.ranked(block, fit);
        Placebo own = placebos.stream().filter(Placebo::isTreated).findFirst().orElseThrow();
        found.placebos.addAll(placebos);
        weights(Method.SYNTHETIC_CONTROL, "unit", block.controls(), fit.weights());
        for (int t = 0; t < block.periods().size(); t++) {
            found.path.add(new Period(
                    block.periods().get(t),
                    t >= block.before(),
                    fit.synthetic()[t] + fit.gap()[t],
                    fit.synthetic()[t],
                    fit.gap()[t]));
        }
        List<Message> all = new ArrayList<>(notes);
        all.add(Message.of("gap_before", "size", Math.sqrt(fit.before())));
        if (isExact(block, fit)) {
            all.add(Message.of("exact_history"));
            return Effect.of(
                    Method.SYNTHETIC_CONTROL.code(),
                    TERM,
                    fit.effect(),
                    Uncertainty.none(Message.of("errors_of_no_rank")),
                    block.counts(),
                    all);
        }
        all.add(Message.of("rank_among_placebos", "rank", own.rank(), "all", placebos.size()));
        return Effect.of(
                Method.SYNTHETIC_CONTROL.code(),
                TERM,
                fit.effect(),
                Uncertainty.ranked((double) own.rank() / placebos.size(), Message.of("errors_of_rank")),
                block.counts(),
                all);
    }

    /** What is left of the gap before treatment is rounding. */
    private static boolean isExact(Block block, SyntheticControl fit) {
        double largest = Arrays.stream(block.ofTreated()[0], 0, block.before())
                .map(Math::abs)
                .max()
                .orElse(0);
        return Math.sqrt(fit.before()) <= EXACT * largest;
    }

    private Effect did(Block block, List<Message> notes) {
        if (block.before() < FEWEST_FOR_NOISE) {
            throw NotEstimable.because("too_short_for_noise", "found", block.before(), "least", FEWEST_FOR_NOISE);
        }
        SyntheticDid fit = SyntheticDid.of(block);
        weights(Method.SYNTHETIC_DID, "unit", block.controls(), fit.omega());
        weights(Method.SYNTHETIC_DID, "period", block.periods().subList(0, block.before()), fit.lambda());
        return Effect.of(
                Method.SYNTHETIC_DID.code(),
                TERM,
                fit.effect(),
                placebo(block, placebo -> SyntheticDid.of(placebo).effect()),
                block.counts(),
                notes);
    }

    private Uncertainty placebo(Block block, ToDoubleFunction<Block> effect) {
        if (block.controls().size() <= block.treated().size() + 1) {
            return Uncertainty.none(Message.of("errors_of_too_few_placebos"));
        }
        return Uncertainty.normal(Placebos.standardError(block, effect, seed), Message.of("errors_of_placebos"));
    }

    private void weights(Method method, String kind, List<String> names, double[] weights) {
        for (int i = 0; i < weights.length; i++) {
            found.weights.add(new Weight(method.code(), kind, names.get(i), weights[i]));
        }
    }
}
