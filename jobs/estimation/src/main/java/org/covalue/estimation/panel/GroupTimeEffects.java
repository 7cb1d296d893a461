package org.covalue.estimation.panel;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.covalue.estimation.data.Design;
import org.covalue.estimation.data.Design.BasePeriod;
import org.covalue.estimation.data.Design.ControlGroup;
import org.covalue.estimation.data.Message;
import org.covalue.estimation.data.PanelSample;

/**
 * ATT(g, t) of Callaway and Sant'Anna (2021, J. Econometrics 225, equations 2.2 to 2.6): the change of group g from its
 * base period to t, less that of units never treated, or not yet treated at t + anticipation. Base period: the last one
 * before g - anticipation; for earlier t, {@code varying} takes the period before t. Covariates and weights are those
 * of the earlier of the two periods. Where trends are those of levels, units are compared within their level, and
 * effects are means over the treated units in levels with at least two units to compare with.
 */
final class GroupTimeEffects {

    private final GroupTimePanel panel;
    private final Design design;
    private final TwoPeriods.Method method;

    GroupTimeEffects(GroupTimePanel panel, Design design, TwoPeriods.Method method) {
        this.panel = panel;
        this.design = design;
        this.method = method;
    }

    /** By group and period. */
    List<GroupTimeEffect> all() {
        double[] groups = Arrays.stream(panel.treatedFrom())
                .filter(Double::isFinite)
                .sorted()
                .distinct()
                .toArray();
        boolean isVarying = design.basePeriod() == BasePeriod.VARYING;
        return Arrays.stream(groups)
                .boxed()
                .flatMap(g -> IntStream.range(isVarying ? 1 : 0, panel.periods().length)
                        .boxed()
                        .map(t -> new double[] {g, t}))
                .parallel()
                .map(cell -> effect(cell[0], (int) cell[1]))
                .toList();
    }

    /** The units whose change from the base period to t is behind the effect; none where there is no such change. */
    int[] treated(double group, int t) {
        int base = base(group, t);
        int[] treated = base < 0 ? new int[0] : seen(t, base, u -> panel.treatedFrom()[u] == group);
        return base < 0 || base == t ? treated : within(common(treated, controls(group, t, base)), treated);
    }

    private int base(double group, int t) {
        return design.basePeriod() == BasePeriod.VARYING && panel.periods()[t] < group ? t - 1 : lastBefore(group);
    }

    private int[] controls(double group, int t, int base) {
        double until = panel.periods()[Math.max(t, base)] + design.anticipation();
        return seen(t, base, u -> mayBeComparedWith(u, group, until));
    }

    private GroupTimeEffect effect(double group, int t) {
        int base = base(group, t);
        int[] treated = seen(t, base, u -> panel.treatedFrom()[u] == group);
        if (base == t) {
            return new GroupTimeEffect(
                    group, panel.periods()[t], true, 0, new double[0], treated.length, 0, Optional.empty());
        }
        int[] controls = controls(group, t, base);
        boolean[] isCommon = common(treated, controls);
        return compared(group, t, base, within(isCommon, treated), within(isCommon, controls));
    }

    private GroupTimeEffect compared(double group, int t, int base, int[] treated, int[] controls) {
        if (controls.length == 0 || treated.length == 0) {
            return refused(
                    group,
                    t,
                    treated,
                    controls,
                    Message.of(
                            controls.length == 0 ? "nobody_left" : "nobody_treated_left",
                            "period",
                            panel.periods()[t]));
        }
        TwoPeriods.Result result = compare(treated, controls, t, base);
        return result.reason().isEmpty()
                ? new GroupTimeEffect(
                        group,
                        panel.periods()[t],
                        false,
                        result.att(),
                        spread(result.influence(), treated, controls),
                        treated.length,
                        controls.length,
                        Optional.empty())
                : refused(group, t, treated, controls, result.reason().get());
    }

    /** Units seen in both periods. */
    private int[] seen(int t, int base, IntPredicate isMeant) {
        return IntStream.range(0, panel.units())
                .filter(isMeant)
                .filter(u -> !Double.isNaN(panel.outcome()[t][u]) && !Double.isNaN(panel.outcome()[base][u]))
                .toArray();
    }

    /** Levels of the trends with somebody treated and at least two to compare with. */
    private boolean[] common(int[] treated, int[] controls) {
        if (panel.trends().length == 0) {
            return new boolean[0];
        }
        int levels = Arrays.stream(panel.trends()).max().orElse(0) + 1;
        int[][] found = new int[2][levels];
        IntStream.of(treated).forEach(u -> found[0][panel.trends()[u]]++);
        IntStream.of(controls).forEach(u -> found[1][panel.trends()[u]]++);
        boolean[] isCommon = new boolean[levels];
        for (int level = 0; level < levels; level++) {
            isCommon[level] = found[0][level] > 0 && found[1][level] > 1;
        }
        return isCommon;
    }

    private int[] within(boolean[] isCommon, int[] units) {
        return isCommon.length == 0
                ? units
                : IntStream.of(units).filter(u -> isCommon[panel.trends()[u]]).toArray();
    }

    /** Indicators of the levels that occur, without the first. */
    private Stream<double[]> levelIndicators(int[] units) {
        return panel.trends().length == 0
                ? Stream.empty()
                : IntStream.of(units)
                        .map(u -> panel.trends()[u])
                        .distinct()
                        .sorted()
                        .skip(1)
                        .mapToObj(level -> IntStream.of(units)
                                .mapToDouble(u -> panel.trends()[u] == level ? 1 : 0)
                                .toArray());
    }

    private int lastBefore(double group) {
        return (int) Arrays.stream(panel.periods())
                        .filter(period -> period + design.anticipation() < group)
                        .count()
                - 1;
    }

    private boolean mayBeComparedWith(int unit, double group, double until) {
        double from = panel.treatedFrom()[unit];
        return Double.isInfinite(from)
                || design.controlGroup() == ControlGroup.NOT_YET_TREATED && from > until && from != group;
    }

    private TwoPeriods.Result compare(int[] treated, int[] controls, int t, int base) {
        int earlier = Math.min(t, base);
        int[] units =
                IntStream.concat(IntStream.of(treated), IntStream.of(controls)).toArray();
        double[] change = new double[units.length];
        double[] weights = new double[units.length];
        for (int i = 0; i < units.length; i++) {
            change[i] = panel.outcome()[t][units[i]] - panel.outcome()[base][units[i]];
            weights[i] = panel.weight(earlier, units[i]);
        }
        Stream<double[]> covariates = method == TwoPeriods.Method.MEANS
                ? Stream.empty()
                : Arrays.stream(panel.covariates()).map(covariate -> PanelSample.pick(covariate[earlier], units));
        double[][] x = Stream.concat(covariates, levelIndicators(units)).toArray(double[][]::new);
        /* A regression on indicators of levels compares means within them. */
        boolean isWithin = method == TwoPeriods.Method.MEANS && x.length > 0;
        return new TwoPeriods(change, treated.length, x, weights)
                .compare(isWithin ? TwoPeriods.Method.REGRESSION : method);
    }

    /** Influence on the estimate of all n units: n / n_1 times that among the n_1 compared, 0 for the others. */
    private double[] spread(double[] influence, int[] treated, int[] controls) {
        double[] all = new double[panel.units()];
        double factor = panel.units() / (double) influence.length;
        for (int i = 0; i < influence.length; i++) {
            all[i < treated.length ? treated[i] : controls[i - treated.length]] = influence[i] * factor;
        }
        return all;
    }

    private GroupTimeEffect refused(double group, int t, int[] treated, int[] controls, Message reason) {
        return new GroupTimeEffect(
                group,
                panel.periods()[t],
                false,
                Double.NaN,
                new double[0],
                treated.length,
                controls.length,
                Optional.of(reason));
    }
}
