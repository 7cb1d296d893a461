package org.covalue.studies.synthetic;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.covalue.studies.effect.Counts;
import org.covalue.studies.effect.Effect;
import org.covalue.studies.effect.NotEstimable;
import org.covalue.studies.effect.Uncertainty;

/** The effect on one treated unit, or on the mean of a few that start together, against units that are never treated. */
public final class TreatedUnit {

    /**
     * @param effects one per method asked for
     * @param weights of donors, and of periods before treatment where the method has them
     * @param placebos ranks of {@code synthetic_control}; empty without it
     * @param path the treated beside its synthetic control; empty without it
     */
    public record Result(List<Effect> effects, List<Weight> weights, List<Placebo> placebos, List<Period> path) {
    }

    /** @param kind {@code unit} or {@code period} */
    public record Weight(String estimator, String kind, String name, double weight) {
    }

    /** @param gap treated - synthetic */
    public record Period(String period, boolean isAfter, double treated, double synthetic, double gap) {
    }

    /** Least numbers of units and periods, from the design. */
    public record Limits(int treated, int controls, int before) {
    }

    private static final String TERM = "att";
    /** Two periods before are the least whose changes have a standard deviation, with more than one donor. */
    private static final int FEWEST_FOR_NOISE = 2;

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
     * @throws org.covalue.Problem rows that no method can read, named
     */
    public static Result estimate(LongPanel panel, int anticipation, Limits limits, long seed, Collection<Method> methods) {
        TreatedUnit unit = new TreatedUnit(panel, anticipation, limits, seed);
        new TreeSet<>(methods).forEach(unit::add);
        return unit.found;
    }

    private void add(Method method) {
        Counts counts = new Counts(0, 0, 0);
        List<String> notes = List.of();
        try {
            LongPanel.Balanced balanced = panel.balanced(anticipation);
            counts = balanced.block().counts();
            notes = balanced.notes();
            check(balanced.block());
            found.effects.add(switch (method) {
                case DIFFERENCE_IN_DIFFERENCES -> differences(balanced.block(), notes);
                case SYNTHETIC_CONTROL -> control(balanced.block(), notes);
                case SYNTHETIC_DID -> did(balanced.block(), notes);
            });
        } catch (NotEstimable refusal) {
            found.effects.add(Effect.refused(method.code(), TERM, counts, refusal.getMessage(), notes));
        }
    }

    private void check(Block block) {
        if (block.treated().size() < limits.treated || block.controls().size() < Math.max(2, limits.controls)
                || block.before() < Math.max(1, limits.before)) {
            throw new NotEstimable(("There are %d treated units, %d untreated ones and %d periods before treatment; at least %d, %d and "
                    + "%d are needed.").formatted(block.treated().size(), block.controls().size(), Math.max(0, block.before()),
                    Math.max(1, limits.treated), Math.max(2, limits.controls), Math.max(1, limits.before)));
        }
        double first = block.ofTreated()[0][0];
        if (IntStream.range(0, 2).mapToObj(i -> i == 0 ? block.ofTreated() : block.ofControls()).flatMap(Arrays::stream)
                .flatMapToDouble(Arrays::stream).allMatch(value -> value == first)) {
            throw new NotEstimable("The outcome is %s in every row, so there is nothing to explain.".formatted(first));
        }
    }

    private Effect differences(Block block, List<String> notes) {
        TwoByTwo fit = TwoByTwo.of(block);
        Uncertainty uncertainty = Double.isNaN(fit.standardError())
                ? placebo(block, placebo -> TwoByTwo.of(placebo).effect())
                : Uncertainty.grouped(fit.standardError(), block.units(), "unit",
                        "CR1, factor G / (G - 1) x (n - 1) / (n - k), unit effects not counted in k");
        return Effect.of(Method.DIFFERENCE_IN_DIFFERENCES.code(), TERM, fit.effect(), uncertainty, block.counts(), notes);
    }

    private Effect control(Block block, List<String> notes) {
        if (block.treated().size() > 1) {
            throw new NotEstimable("%d units are treated; synthetic_control compares one. Use synthetic_did or a panel estimator."
                    .formatted(block.treated().size()));
        }
        SyntheticControl fit = SyntheticControl.of(block);
        List<Placebo> placebos = Placebos.ranked(block, fit);
        Placebo own = placebos.stream().filter(Placebo::isTreated).findFirst().orElseThrow();
        found.placebos.addAll(placebos);
        weights(Method.SYNTHETIC_CONTROL, "unit", block.controls(), fit.weights());
        for (int t = 0; t < block.periods().size(); t++) {
            found.path.add(new Period(block.periods().get(t), t >= block.before(), fit.synthetic()[t] + fit.gap()[t], fit.synthetic()[t],
                    fit.gap()[t]));
        }
        List<String> all = new ArrayList<>(notes);
        all.add("Before treatment the gap has a root mean square of %.6g".formatted(Math.sqrt(fit.before())));
        all.add("Rank %d of %d by the ratio of mean square gaps after and before".formatted(own.rank(), placebos.size()));
        return Effect.of(Method.SYNTHETIC_CONTROL.code(), TERM, fit.effect(), Uncertainty.ranked((double) own.rank() / placebos.size(),
                "no standard error; p value by rank among placebos, one per untreated unit"), block.counts(), all);
    }

    private Effect did(Block block, List<String> notes) {
        if (block.before() < FEWEST_FOR_NOISE) {
            throw new NotEstimable("There is %d period before treatment; synthetic_did needs %d.".formatted(block.before(), FEWEST_FOR_NOISE));
        }
        SyntheticDid fit = SyntheticDid.of(block);
        weights(Method.SYNTHETIC_DID, "unit", block.controls(), fit.omega());
        weights(Method.SYNTHETIC_DID, "period", block.periods().subList(0, block.before()), fit.lambda());
        return Effect.of(Method.SYNTHETIC_DID.code(), TERM, fit.effect(), placebo(block, placebo -> SyntheticDid.of(placebo).effect()),
                block.counts(), notes);
    }

    private Uncertainty placebo(Block block, ToDoubleFunction<Block> effect) {
        if (block.controls().size() <= block.treated().size() + 1) {
            return Uncertainty.none("no standard error: placebos need at least two more untreated than treated units");
        }
        return Uncertainty.normal(Placebos.standardError(block, effect, seed), "placebo effects on untreated units");
    }

    private void weights(Method method, String kind, List<String> names, double[] weights) {
        for (int i = 0; i < weights.length; i++) {
            found.weights.add(new Weight(method.code(), kind, names.get(i), weights[i]));
        }
    }
}
