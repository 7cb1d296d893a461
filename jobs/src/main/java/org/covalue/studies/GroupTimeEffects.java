package org.covalue.studies;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.covalue.studies.Design.BasePeriod;
import org.covalue.studies.Design.ControlGroup;
import org.covalue.studies.effect.Message;

/**
 * ATT(g, t) of Callaway and Sant'Anna (2021, J. Econometrics 225, equations 2.2 to 2.6): the change of group g from its base
 * period to t, less that of units never treated, or not yet treated at t + anticipation. Base period: the last one before
 * g - anticipation; for earlier t, {@code varying} takes the period before t. Covariates and weights are those of the earlier
 * of the two periods.
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
        double[] groups = Arrays.stream(panel.treatedFrom()).filter(Double::isFinite).sorted().distinct().toArray();
        boolean isVarying = design.basePeriod() == BasePeriod.VARYING;
        return Arrays.stream(groups).boxed().flatMap(g -> IntStream.range(isVarying ? 1 : 0, panel.periods().length).boxed()
                .map(t -> new double[] {g, t})).parallel().map(cell -> effect(cell[0], (int) cell[1])).toList();
    }

    private GroupTimeEffect effect(double group, int t) {
        int before = lastBefore(group);
        boolean isVarying = design.basePeriod() == BasePeriod.VARYING;
        int base = isVarying && panel.periods()[t] < group ? t - 1 : before;
        int[] treated = IntStream.range(0, panel.units()).filter(u -> panel.treatedFrom()[u] == group).toArray();
        if (base == t) {
            return new GroupTimeEffect(group, panel.periods()[t], true, 0, new double[0], treated.length, 0, Optional.empty());
        }
        int[] controls = controls(group, panel.periods()[Math.max(t, base)] + design.anticipation());
        if (controls.length == 0) {
            return refused(group, t, treated, controls, Message.of("nobody_left", "period", panel.periods()[t]));
        }
        TwoPeriods.Result result = compare(treated, controls, t, base);
        return result.reason().isEmpty() ? new GroupTimeEffect(group, panel.periods()[t], false, result.att(),
                spread(result.influence(), treated, controls), treated.length, controls.length, Optional.empty())
                : refused(group, t, treated, controls, result.reason().get());
    }

    private int lastBefore(double group) {
        return (int) Arrays.stream(panel.periods()).filter(period -> period + design.anticipation() < group).count() - 1;
    }

    private int[] controls(double group, double until) {
        boolean mayWait = design.controlGroup() == ControlGroup.NOT_YET_TREATED;
        return IntStream.range(0, panel.units()).filter(u -> Double.isInfinite(panel.treatedFrom()[u])
                || mayWait && panel.treatedFrom()[u] > until && panel.treatedFrom()[u] != group).toArray();
    }

    private TwoPeriods.Result compare(int[] treated, int[] controls, int t, int base) {
        int earlier = Math.min(t, base);
        int[] units = IntStream.concat(IntStream.of(treated), IntStream.of(controls)).toArray();
        double[] change = new double[units.length];
        double[] weights = new double[units.length];
        for (int i = 0; i < units.length; i++) {
            change[i] = panel.outcome()[t][units[i]] - panel.outcome()[base][units[i]];
            weights[i] = panel.weight(earlier, units[i]);
        }
        double[][] x = method == TwoPeriods.Method.MEANS ? new double[0][] : Arrays.stream(panel.covariates())
                .map(covariate -> PanelSample.pick(covariate[earlier], units)).toArray(double[][]::new);
        return new TwoPeriods(change, treated.length, x, weights).compare(method);
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
        return new GroupTimeEffect(group, panel.periods()[t], false, Double.NaN, new double[0], treated.length, controls.length,
                Optional.of(reason));
    }
}
