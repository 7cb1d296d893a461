package org.covalue.estimation.synthetic;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.covalue.estimation.data.Design;
import org.covalue.estimation.data.Message;
import org.covalue.estimation.data.NotEstimable;
import org.covalue.estimation.inference.Counts;
import org.covalue.estimation.inference.Estimate;
import org.covalue.estimation.inference.EstimateRows;

/**
 * The effect on one treated unit, or on the mean of a few that start together, against units that are never treated.
 */
public final class TreatedUnit {

    /**
     * @param estimates one per method asked for
     * @param notes how each is made, and what it leaves out
     * @param weights of donors, and of periods before treatment where the method has them
     * @param placebos ranks of {@code synthetic_control}; empty without it
     * @param path the treated beside its synthetic control; empty without it
     */
    public record Result(
            List<Estimate> estimates,
            List<Message> notes,
            List<Weight> weights,
            List<Placebo> placebos,
            List<Period> path) {}

    /** @param kind {@code unit} or {@code period} */
    public record Weight(String estimator, String kind, String name, double weight) {}

    /** @param gap treated - synthetic */
    public record Period(String period, boolean isAfter, double treated, double synthetic, double gap) {}

    private static final String TERM = "att";
    /** Two periods before are the least whose changes have a standard deviation, with more than one donor. */
    private static final int FEWEST_FOR_NOISE = 2;

    private static final double EXACT = 1e-9;

    private final LongPanel panel;
    private final Design design;
    private final Result found =
            new Result(new ArrayList<>(), new ArrayList<>(), new ArrayList<>(), new ArrayList<>(), new ArrayList<>());

    private TreatedUnit(LongPanel panel, Design design) {
        this.panel = panel;
        this.design = design;
    }

    /** In the order of {@link SyntheticMethod}. */
    public static Result estimate(LongPanel panel, Design design, Collection<SyntheticMethod> methods) {
        TreatedUnit unit = new TreatedUnit(panel, design);
        new TreeSet<>(methods).forEach(unit::add);
        return unit.found;
    }

    private void add(SyntheticMethod method) {
        EstimateRows rows = new EstimateRows(design, method.code(), Counts.NONE);
        List<Message> notes = List.of();
        try {
            LongPanel.Balanced balanced = panel.balanced(design.anticipation());
            rows = new EstimateRows(design, method.code(), balanced.block().counts());
            notes = balanced.notes();
            check(balanced.block());
            found.estimates.add(
                    switch (method) {
                        case DIFFERENCE_IN_DIFFERENCES -> differences(balanced.block(), rows, notes);
                        case SYNTHETIC_CONTROL -> control(balanced.block(), rows, notes);
                        case SYNTHETIC_DID -> did(balanced.block(), rows, notes);
                    });
        } catch (NotEstimable refusal) {
            found.estimates.add(rows.refused(TERM, refusal.reason()));
            note(rows, notes);
        }
    }

    private void check(Block block) {
        if (block.treated().size() < design.minimum().treated()
                || block.controls().size() < Math.max(2, design.minimum().controls())
                || block.before() < Math.max(1, design.minimum().prePeriods())) {
            throw NotEstimable.because(
                    "too_few_around_treated_unit",
                    "treated",
                    block.treated().size(),
                    "controls",
                    block.controls().size(),
                    "before",
                    Math.max(0, block.before()),
                    "least_treated",
                    Math.max(1, design.minimum().treated()),
                    "least_controls",
                    Math.max(2, design.minimum().controls()),
                    "least_before",
                    Math.max(1, design.minimum().prePeriods()));
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

    private Estimate differences(Block block, EstimateRows rows, List<Message> notes) {
        TwoByTwo fit = TwoByTwo.of(block);
        if (Double.isNaN(fit.standardError())) {
            return ofPlacebos(block, rows, placebo -> TwoByTwo.of(placebo).effect(), fit.effect(), notes);
        }
        note(rows, "errors_of_two_by_two", notes);
        return rows.grouped(TERM, fit.effect(), fit.standardError(), "unit", block.units());
    }

    private Estimate control(Block block, EstimateRows rows, List<Message> notes) {
        if (block.treated().size() > 1) {
            throw NotEstimable.because(
                    "more_than_one_treated", "found", block.treated().size());
        }
        SyntheticControl fit = SyntheticControl.of(block);
        List<Placebo> placebos = Placebos.ranked(block, fit);
        Placebo own = placebos.stream().filter(Placebo::isTreated).findFirst().orElseThrow();
        found.placebos.addAll(placebos);
        weights(SyntheticMethod.SYNTHETIC_CONTROL, "unit", block.controls(), fit.weights());
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
            note(rows, "errors_of_no_rank", all);
            return rows.plain(TERM, fit.effect());
        }
        all.add(Message.of("rank_among_placebos", "rank", own.rank(), "all", placebos.size()));
        note(rows, "errors_of_rank", all);
        return rows.ranked(TERM, fit.effect(), (double) own.rank() / placebos.size());
    }

    /** What is left of the gap before treatment is rounding. */
    private static boolean isExact(Block block, SyntheticControl fit) {
        double largest = Arrays.stream(block.ofTreated()[0], 0, block.before())
                .map(Math::abs)
                .max()
                .orElse(0);
        return Math.sqrt(fit.before()) <= EXACT * largest;
    }

    private Estimate did(Block block, EstimateRows rows, List<Message> notes) {
        if (block.before() < FEWEST_FOR_NOISE) {
            throw NotEstimable.because("too_short_for_noise", "found", block.before(), "least", FEWEST_FOR_NOISE);
        }
        SyntheticDid fit = SyntheticDid.of(block);
        weights(SyntheticMethod.SYNTHETIC_DID, "unit", block.controls(), fit.omega());
        weights(SyntheticMethod.SYNTHETIC_DID, "period", block.periods().subList(0, block.before()), fit.lambda());
        return ofPlacebos(block, rows, placebo -> SyntheticDid.of(placebo).effect(), fit.effect(), notes);
    }

    private Estimate ofPlacebos(
            Block block, EstimateRows rows, ToDoubleFunction<Block> method, double effect, List<Message> notes) {
        if (block.controls().size() <= block.treated().size() + 1) {
            note(rows, "errors_of_too_few_placebos", notes);
            return rows.plain(TERM, effect);
        }
        note(rows, "errors_of_placebos", notes);
        return rows.asymptotic(TERM, effect, Placebos.standardError(block, method, design.seed()), "", 0);
    }

    private void note(EstimateRows rows, String recipe, List<Message> notes) {
        note(rows, List.of(Message.of("standard_error", "errors", Message.of(recipe))));
        note(rows, notes);
    }

    private void note(EstimateRows rows, List<Message> notes) {
        notes.forEach(note -> found.notes.add(note.about(rows.estimator())));
    }

    private void weights(SyntheticMethod method, String kind, List<String> names, double[] weights) {
        for (int i = 0; i < weights.length; i++) {
            found.weights.add(new Weight(method.code(), kind, names.get(i), weights[i]));
        }
    }
}
