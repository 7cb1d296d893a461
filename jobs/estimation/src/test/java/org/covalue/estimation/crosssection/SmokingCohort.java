package org.covalue.estimation.crosssection;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.covalue.estimation.PublicData;

/** NHEFS, the smoking cessation cohort of Hernan and Robins, What If: 1,566 complete cases. */
final class SmokingCohort {

    private SmokingCohort() {}

    /** The covariates of the book's chapters 12 and 13: squares of numbers, categories as factors. */
    static Sample sample() {
        PublicData data = PublicData.of("nhefs/nhefs_complete_1566.csv");
        List<Covariate> covariates = new ArrayList<>();
        for (String name : List.of("sex", "race")) {
            covariates.add(Covariate.number(name, data.numbers(name)));
        }
        for (String name : List.of("education", "exercise", "active")) {
            covariates.add(Covariate.category("factor(%s)".formatted(name), data.texts(name)));
        }
        for (String name : List.of("age", "smokeintensity", "smokeyrs", "wt71")) {
            double[] values = data.numbers(name);
            covariates.add(Covariate.number(name, values));
            covariates.add(Lalonde.product("I(%s^2)".formatted(name), values, values));
        }
        return Sample.of(data.numbers("wt82_71"), data.numbers("qsmk"), covariates, Optional.empty());
    }

    static double reference(String spec, String term, String column) {
        return PublicData.of("nhefs/reference/estimates.csv")
                .where("spec", spec)
                .number(column, "term", term);
    }
}
