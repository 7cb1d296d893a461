package org.covalue.estimation.crosssection;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.covalue.estimation.PublicData;

/** The data of LaLonde 1986 and Dehejia and Wahba 1999, as samples. */
final class Lalonde {

    private Lalonde() {}

    /** The 614 rows that come with MatchIt: 185 treated of the experiment, 429 controls of PSID. */
    static Sample matchIt() {
        PublicData data = PublicData.of("lalonde/lalonde_matchit_614.csv");
        List<Covariate> covariates = new ArrayList<>();
        for (String name : List.of("age", "educ", "race", "married", "nodegree", "re74", "re75")) {
            covariates.add(
                    name.equals("race")
                            ? Covariate.category(name, data.texts(name))
                            : Covariate.number(name, data.numbers(name)));
        }
        return Sample.of(data.numbers("re78"), data.numbers("treat"), covariates, Optional.empty());
    }

    /** The experiment: 185 treated, 260 controls. */
    static Sample experiment() {
        PublicData data = PublicData.of("lalonde/nsw_dw_445.csv");
        return Sample.of(data.numbers("re78"), data.numbers("treat"), List.of(), Optional.empty());
    }

    /** The treated of the experiment and 15,992 controls of the Current Population Survey. */
    static PublicData treatedAndSurvey() {
        return PublicData.of("lalonde/nsw_dw_445.csv")
                .where("treat", "1")
                .and(PublicData.of("lalonde/cps1_controls_15992.csv"));
    }

    static Sample survey(Covariate... covariates) {
        PublicData data = treatedAndSurvey();
        return Sample.of(data.numbers("re78"), data.numbers("treat"), List.of(covariates), Optional.empty());
    }

    static Covariate[] plain(PublicData data) {
        return Stream.of("age", "educ", "black", "hisp", "marr", "nodegree", "re74", "re75")
                .map(name -> Covariate.number(name, data.numbers(name)))
                .toArray(Covariate[]::new);
    }

    static Covariate product(String name, double[] a, double[] b) {
        return Covariate.number(
                name, IntStream.range(0, a.length).mapToDouble(i -> a[i] * b[i]).toArray());
    }

    static double reference(String spec, String column) {
        return PublicData.of("lalonde/reference/estimates.csv").number(column, "spec", spec);
    }
}
