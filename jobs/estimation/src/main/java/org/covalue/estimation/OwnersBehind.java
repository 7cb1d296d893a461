package org.covalue.estimation;

import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.covalue.estimation.data.Panel;
import org.covalue.estimation.data.PanelSample;
import org.covalue.estimation.inference.Estimate;
import org.covalue.estimation.panel.CallawaySantAnna;
import org.covalue.estimation.panel.GroupTimeEffects;
import org.covalue.estimation.panel.GroupTimePanel;
import org.covalue.estimation.panel.TwoPeriods;
import org.springframework.util.function.SingletonSupplier;

/**
 * How many owners a number of a panel study rests on. Units of one owner count once, because an owner knows all of them. Of a
 * group-time effect these are the units of the group that it compares; of an event time, group or period, all units in the
 * effects behind it; of anything else, and of a number that was refused, all treated units.
 */
public final class OwnersBehind {

    private final Evaluation evaluation;
    private final Panel.Levels owners;
    /** The same for all numbers of a study; made when first asked for. */
    private final SingletonSupplier<PanelSample> usable;
    private final SingletonSupplier<List<Cell>> treated = SingletonSupplier.of(this::cells);

    /** @param column of the panel that names the owner of a unit */
    public OwnersBehind(Evaluation evaluation, String column) {
        this.evaluation = evaluation;
        this.usable = SingletonSupplier.of(() -> GroupTimePanel.usable(evaluation.sample(), evaluation.design()));
        this.owners = evaluation.panel().levels(column);
    }

    public int treated(Estimate one) {
        return one.isEstimable() && one.estimator().startsWith(CallawaySantAnna.NAME) ? ofGroupTimeEffects(one) : ofRows(one);
    }

    public int controls() {
        PanelSample sample = evaluation.sample();
        return count(sample, IntStream.range(0, sample.size()).filter(i -> Double.isInfinite(sample.treatedFrom(i))));
    }

    private int ofRows(Estimate one) {
        PanelSample sample = evaluation.sample();
        IntPredicate isBehind = one.isEstimable() && one.kind().equals("event") ? i -> sample.eventTime(i) == one.place(0) : i -> Double.isFinite(sample.treatedFrom(i));
        return count(sample, IntStream.range(0, sample.size()).filter(isBehind));
    }

    private int ofGroupTimeEffects(Estimate one) {
        PanelSample sample = usable.get();
        BitSet units = new BitSet();
        treated.get().forEach(cell -> {
            if (isBehind(one, cell.group(), cell.period())) {
                Arrays.stream(cell.units()).forEach(units::set);
            }
        });
        return count(sample, IntStream.range(0, sample.size()).filter(i -> units.get(sample.unit().codes()[i])));
    }

    /** The treated units that a group-time effect compares. */
    private record Cell(double group, double period, int[] units) {
    }

    private List<Cell> cells() {
        PanelSample sample = usable.get();
        return GroupTimePanel.of(evaluation.sample(), evaluation.design()).panel().map(panel -> {
            GroupTimeEffects effects = new GroupTimeEffects(panel, evaluation.design(), TwoPeriods.Method.MEANS);
            return Arrays.stream(sample.cohorts()).boxed().flatMap(group -> IntStream.range(0, sample.periods().length)
                    .mapToObj(t -> new Cell(group, sample.periods()[t], effects.treated(group, t)))).toList();
        }).orElse(List.of());
    }

    private static boolean isBehind(Estimate one, double group, double period) {
        return switch (one.kind()) {
            case "att" -> group == one.place(0) && period == one.place(1);
            case "event" -> period - group == one.place(0);
            case "group" -> period >= group && group == one.place(0);
            case "calendar" -> period >= group && period == one.place(0);
            case "pretrend" -> period < group;
            default -> period >= group;
        };
    }

    private int count(PanelSample sample, IntStream rows) {
        return (int) rows.map(i -> owners.codes()[sample.rows()[i]]).distinct().count();
    }
}
