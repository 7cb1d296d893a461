package org.covalue.estimation.panel;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/** The estimators of panels by the names of the contract. A new one is a class and a line here. */
public final class PanelEstimators {

    private static final Map<String, Estimator> ALL = all();

    private PanelEstimators() {}

    public static Map<String, Estimator> byName() {
        return ALL;
    }

    /** @param name one of {@link #byName}: a design that names another is refused before */
    public static Estimator named(String name) {
        return Objects.requireNonNull(ALL.get(name), name);
    }

    static boolean isOfGroupTimeEffects(String name) {
        return ALL.containsKey(name) && named(name).isOfGroupTimeEffects();
    }

    private static Map<String, Estimator> all() {
        Map<String, Estimator> all = new LinkedHashMap<>();
        all.put(TwoWayFixedEffects.NAME, new TwoWayFixedEffects());
        all.put(Bacon.NAME, new Bacon());
        all.put(EventStudy.NAME, new EventStudy());
        all.put(SunAbraham.NAME, new SunAbraham());
        all.put(CallawaySantAnna.NAME, new CallawaySantAnna("", TwoPeriods.Method.MEANS));
        all.put(CallawaySantAnna.NAME + "_reg", new CallawaySantAnna("_reg", TwoPeriods.Method.REGRESSION));
        all.put(CallawaySantAnna.NAME + "_ipw", new CallawaySantAnna("_ipw", TwoPeriods.Method.IPW));
        all.put(CallawaySantAnna.NAME + "_dr", new CallawaySantAnna("_dr", TwoPeriods.Method.DOUBLY_ROBUST));
        all.put(Imputation.NAME, new Imputation());
        return all;
    }
}
