package org.covalue.estimation.panel;

import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.covalue.estimation.data.Design;
import org.covalue.estimation.data.Panel;
import org.covalue.estimation.data.PanelSample;
import org.covalue.estimation.inference.Estimate;

/**
 * How many owners a number of a panel study rests on. Units of one owner count once, because an owner knows all of
 * them. Of a group-time effect these are the units of the group that it compares; of an event time, group or period,
 * all units in the effects behind it; of anything else, and of a number that was refused, all treated units.
 */
public final class OwnersBehind {

    private final PanelSample sample;
    private final Design design;
    private final Panel.Levels owners;
    /** What group-time effects rest on, the same for all numbers of a study; made when first asked for. */
    private Optional<GroupTimeUnits> groupTime = Optional.empty();

    /**
     * @param sample the rows that an estimate rests on
     * @param owners who each row of the panel belongs to
     */
    public OwnersBehind(PanelSample sample, Design design, Panel.Levels owners) {
        this.sample = sample;
        this.design = design;
        this.owners = owners;
    }

    public int treated(Estimate one) {
        return one.isEstimable() && PanelEstimators.isOfGroupTimeEffects(one.estimator())
                ? ofGroupTimeEffects(one)
                : ofRows(one);
    }

    public int controls() {
        return count(sample, IntStream.range(0, sample.size()).filter(i -> Double.isInfinite(sample.treatedFrom(i))));
    }

    private int ofRows(Estimate one) {
        IntPredicate isBehind = one.isEstimable() && one.kind().equals("event")
                ? i -> sample.eventTime(i) == one.place(0)
                : i -> Double.isFinite(sample.treatedFrom(i));
        return count(sample, IntStream.range(0, sample.size()).filter(isBehind));
    }

    private int ofGroupTimeEffects(Estimate one) {
        GroupTimeUnits behind = groupTime.orElseGet(this::groupTimeUnits);
        groupTime = Optional.of(behind);
        BitSet units = new BitSet();
        behind.cells().forEach(cell -> {
            if (isBehind(one, cell.group(), cell.period())) {
                Arrays.stream(cell.units()).forEach(units::set);
            }
        });
        PanelSample used = behind.sample();
        return count(
                used,
                IntStream.range(0, used.size())
                        .filter(i -> units.get(used.unit().codes()[i])));
    }

    /** The treated units that a group-time effect compares. */
    private record Cell(double group, double period, int[] units) {}

    private record GroupTimeUnits(PanelSample sample, List<Cell> cells) {}

    private GroupTimeUnits groupTimeUnits() {
        PanelSample used = GroupTimePanel.usable(sample, design);
        return new GroupTimeUnits(
                used,
                GroupTimePanel.of(sample, design)
                        .panel()
                        .map(panel -> {
                            GroupTimeEffects effects = new GroupTimeEffects(panel, design, TwoPeriods.Method.MEANS);
                            return Arrays.stream(used.cohorts())
                                    .boxed()
                                    .flatMap(group -> IntStream.range(0, used.periods().length)
                                            .mapToObj(
                                                    t -> new Cell(group, used.periods()[t], effects.treated(group, t))))
                                    .toList();
                        })
                        .orElse(List.of()));
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

    private int count(PanelSample used, IntStream rows) {
        return (int) rows.map(i -> owners.codes()[used.rows()[i]]).distinct().count();
    }
}
