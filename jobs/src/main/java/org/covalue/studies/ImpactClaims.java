package org.covalue.studies;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.covalue.estimation.Evaluation;
import org.covalue.estimation.data.Design;
import org.covalue.estimation.data.Message;
import org.covalue.estimation.inference.Estimate;
import org.covalue.estimation.inference.Power;

/**
 * What a report says of each estimator's main number. The verb goes with the design: <em>contributed to</em> where the
 * assumption of the design was not contradicted, <em>is associated with</em> where units chose treatment and are compared on
 * what is measured, or moved differently before it, <em>caused</em> only on the condition of a draw. A number that is not told
 * from zero is a finding too, and says how large an effect would have been found.
 */
final class ImpactClaims {

    /** One sentence or more about one number. */
    record Claim(Estimate estimate, Message sentence) {
    }

    private static final List<String> MAIN_TERMS = List.of("treated", "simple", "average", "att", "ate");

    private final Evaluation evaluation;
    private final Design design;
    private final List<Estimate> estimates;
    private final int digits;

    ImpactClaims(Evaluation evaluation, int digits) {
        this.evaluation = evaluation;
        this.design = evaluation.design();
        this.estimates = evaluation.findings().estimates();
        this.digits = digits;
    }

    /** One for each estimator that has a main number. */
    List<Claim> all() {
        return estimates.stream().map(Estimate::estimator).distinct().flatMap(estimator -> main(estimator).stream())
                .map(one -> new Claim(one, sentence(one))).toList();
    }

    private Optional<Estimate> main(String estimator) {
        return estimates.stream().filter(one -> one.estimator().equals(estimator) && MAIN_TERMS.contains(one.term()))
                .min(Comparator.comparingInt(one -> MAIN_TERMS.indexOf(one.term())));
    }

    private Message sentence(Estimate one) {
        if (!one.isEstimable()) {
            return Message.of("claim_refused", "reason", one.refusal().orElseThrow());
        }
        if (Double.isNaN(one.pValue())) {
            return Message.of("claim_without_error", "outcome", design.outcome(), "estimate", figure(one.estimate()), "relative", relative(one));
        }
        return Message.of(code(one), "outcome", design.outcome(), "estimate", figure(one.estimate()),
                "size", figure(Math.abs(one.estimate())), "relative", relative(one), "confidence", 100 * design.confidence(),
                "lower", figure(one.ciLower()), "upper", figure(one.ciUpper()), "p", p(one.pValue()), "detectable",
                figure(Power.minimumDetectableEffect(one.standardError(), design.confidence())), "reading", reading(one));
    }

    private String code(Estimate one) {
        boolean isRanked = Double.isNaN(one.standardError());
        if (isNull(one)) {
            return isRanked ? "claim_null_by_rank" : "claim_null";
        }
        return one.estimate() > 0 ? isRanked ? "claim_higher_by_rank" : "claim_higher" : isRanked ? "claim_lower_by_rank" : "claim_lower";
    }

    private boolean isNull(Estimate one) {
        return one.pValue() >= 1 - design.confidence();
    }

    private Message reading(Estimate one) {
        Message reading = switch (design.kind()) {
            case PANEL -> readingOfPanel(one.estimator());
            case CROSS_SECTION -> Message.of(one.estimator().equals("difference_in_means") ? "reading_of_means" : "reading_of_observables");
            case SYNTHETIC_CONTROL -> Message.of("reading_of_donors");
        };
        return evaluation.randomisation().stream().filter(test -> test.estimator().equals(one.estimator()) && test.term().equals(one.term())
                && test.p() < 1 - design.confidence()).findFirst().map(test -> Message.of("reading_of_dealing", "reading", reading,
                        "p", p(test.p()), "dealings", test.dealings())).orElse(reading);
    }

    /** By the estimator's own test of the time before treatment, or another's of the same rows. */
    private Message readingOfPanel(String estimator) {
        Optional<Estimate> test = estimates.stream().filter(one -> one.term().equals("pretrend") && one.isEstimable())
                .min(Comparator.comparing((Estimate one) -> !one.estimator().equals(estimator)));
        return test.map(one -> Message.of(isNull(one) ? "reading_of_tested_panel" : "reading_of_failed_panel", "p", p(one.pValue())))
                .orElse(Message.of("reading_of_panel"));
    }

    /** Of a logarithm: the change in percent. */
    private Message relative(Estimate one) {
        return design.outcome().startsWith("ln(") ? Message.of("relative", "percent", 100 * Math.expm1(one.estimate())) : Message.of("nothing");
    }

    static Message p(double p) {
        return p < 0.0005 ? Message.of("p_below") : Message.of("p_is", "p", p);
    }

    private Object figure(double value) {
        return Double.isFinite(value) ? BigDecimal.valueOf(value).setScale(digits, RoundingMode.HALF_UP) : "";
    }
}
