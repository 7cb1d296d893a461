package org.covalue.studies;

import java.util.stream.Collectors;
import org.covalue.studies.Design.ControlGroup;
import org.covalue.studies.Design.StandardErrors;

/** The sentence that belongs beside every number: who is compared with whom, over which periods, and how the errors are made. */
final class Recipe {

    private final String estimator;
    private final PanelSample sample;
    private final Design design;

    Recipe(String estimator, PanelSample sample, Design design) {
        this.estimator = estimator;
        this.sample = sample;
        this.design = design;
    }

    /** Fixed effects regressions compare with all that are not treated at the time. */
    String ofRegression() {
        return sentence("units never or not yet treated", switch (design.standardErrors().orElse(StandardErrors.CR1)) {
            case CLASSICAL -> "classical, s^2 = e'e / (n - K)";
            case HC1 -> "hc1, n / (n - K)";
            case HC3 -> "hc3, leverage with the fixed effects";
            case CR0 -> "cr0, no small-sample factor" + groups();
            case WILD_BOOTSTRAP -> "cr1, p value and interval of a wild bootstrap with the null imposed" + groups();
            case CR1, ANALYTIC -> "cr1 = G/(G-1) x (n-1)/(n-K), fixed effects nested in the groups not counted in K" + groups();
        });
    }

    String ofInfluenceFunctions() {
        return sentence(design.controlGroup() == ControlGroup.NEVER_TREATED ? "units never treated" : "units never or not yet treated",
                "influence functions with the term of the estimated group sizes, no small-sample factor" + groups());
    }

    String ofImputation() {
        return sentence("units never or not yet treated, from which outcomes without treatment are imputed",
                "conservative, no small-sample factor" + groups());
    }

    private String groups() {
        return ", clustered by " + sample.clusteredBy().stream().map(one -> one.name() + " (" + one.size() + " groups)")
                .collect(Collectors.joining(" and "));
    }

    private String sentence(String controls, String errors) {
        return estimator + ": " + sample.treatedUnits() + " treated units compared with " + controls + " (" + sample.neverTreatedUnits()
                + " never treated)" + design.trendsBy().map(column -> " of the same " + column).orElse("") + ", " + Numerals.text(sample.periods()[0]) + " to "
                + Numerals.text(sample.periods()[sample.periods().length - 1]) + "; standard errors: " + errors + ".";
    }
}
