package org.covalue.studies;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.covalue.estimation.Evaluation;
import org.covalue.estimation.data.Design;
import org.covalue.estimation.data.Message;
import org.covalue.estimation.data.Message.Figure;
import org.covalue.estimation.inference.Estimate;
import org.covalue.estimation.inference.Power;
import org.covalue.studies.StudyTable.Row;

/**
 * What a report says of each estimator's main number. The verb goes with the design: <em>contributed to</em> where the
 * assumption of the design was not contradicted, <em>is associated with</em> where units chose treatment and are
 * compared on what is measured, or moved differently before it, <em>caused</em> only on the condition of a draw. A
 * number that is not told from zero is a finding too, and says how large an effect would have been found.
 */
final class ImpactClaims {

    private static final List<String> MAIN_TERMS = List.of("treated", "simple", "average", "att", "ate");

    private final Evaluation evaluation;
    private final Design design;
    private final List<Estimate> estimates;

    ImpactClaims(Evaluation evaluation) {
        this.evaluation = evaluation;
        this.design = evaluation.design();
        this.estimates = evaluation.findings().estimates();
    }

    /**
     * One for each estimator that has a main number, and what stands in its place where a number that it rests on may
     * not be told.
     */
    List<Row> rows() {
        List<Estimate> mains = estimates.stream()
                .map(Estimate::estimator)
                .distinct()
                .flatMap(estimator -> main(estimator).stream())
                .toList();
        return IntStream.range(0, mains.size())
                .boxed()
                .flatMap(place -> rows(place, mains.get(place)).stream())
                .toList();
    }

    private List<Row> rows(int place, Estimate main) {
        List<Row> rows = new ArrayList<>();
        if (main.isEstimable() && design.kind() == Design.Kind.PANEL) {
            tests(main.estimator())
                    .forEach(test -> rows.add(row(
                            place,
                            rows.size(),
                            List.of(key(main), key(test)),
                            main,
                            sentence(main, Optional.of(test)))));
        }
        if (main.isEstimable()) {
            rows.add(row(place, rows.size(), List.of(key(main)), main, sentence(main, Optional.empty())));
        }
        Message reason = main.refusal().orElse(Message.of("too_few_owners"));
        rows.add(row(place, rows.size(), List.of(), main, Message.of("claim_refused", "reason", reason)));
        return rows;
    }

    private static Row row(int place, int choice, List<String> restsOn, Estimate main, Message claim) {
        return new Row(place, choice, restsOn, List.of(main.estimator(), claim.text()));
    }

    private static String key(Estimate one) {
        return one.estimator() + " " + one.term();
    }

    private Optional<Estimate> main(String estimator) {
        return estimates.stream()
                .filter(one -> one.estimator().equals(estimator) && MAIN_TERMS.contains(one.term()))
                .min(Comparator.comparingInt(one -> MAIN_TERMS.indexOf(one.term())));
    }

    /** @param test of the time before treatment, of a panel that has one */
    private Message sentence(Estimate one, Optional<Estimate> test) {
        if (Double.isNaN(one.pValue())) {
            return Message.of(
                    "claim_without_error",
                    "outcome",
                    design.outcome(),
                    "estimate",
                    figure(one.estimate()),
                    "relative",
                    relative(one));
        }
        return Message.of(
                code(one),
                "outcome",
                design.outcome(),
                "estimate",
                figure(one.estimate()),
                "size",
                figure(Math.abs(one.estimate())),
                "relative",
                relative(one),
                "confidence",
                100 * design.confidence(),
                "lower",
                figure(one.ciLower()),
                "upper",
                figure(one.ciUpper()),
                "p",
                p(one.pValue()),
                "detectable",
                figure(Power.minimumDetectableEffect(one.standardError(), design.confidence())),
                "reading",
                reading(one, test));
    }

    private String code(Estimate one) {
        boolean isRanked = Double.isNaN(one.standardError());
        if (isNull(one)) {
            return isRanked ? "claim_null_by_rank" : "claim_null";
        }
        return one.estimate() > 0
                ? isRanked ? "claim_higher_by_rank" : "claim_higher"
                : isRanked ? "claim_lower_by_rank" : "claim_lower";
    }

    private boolean isNull(Estimate one) {
        return one.pValue() >= 1 - design.confidence();
    }

    private Message reading(Estimate one, Optional<Estimate> test) {
        Message reading = switch (design.kind()) {
            case PANEL -> readingOfPanel(test);
            case CROSS_SECTION ->
                Message.of(
                        one.estimator().equals("difference_in_means") ? "reading_of_means" : "reading_of_observables");
            case SYNTHETIC_CONTROL -> Message.of("reading_of_donors");
        };
        return evaluation.randomisation().stream()
                .filter(dealt -> dealt.estimator().equals(one.estimator())
                        && dealt.term().equals(one.term())
                        && dealt.p() < 1 - design.confidence())
                .findFirst()
                .map(dealt -> Message.of(
                        "reading_of_dealing", "reading", reading, "p", p(dealt.p()), "dealings", dealt.dealings()))
                .orElse(reading);
    }

    private Message readingOfPanel(Optional<Estimate> test) {
        return test.map(one -> Message.of(
                        isNull(one) ? "reading_of_tested_panel" : "reading_of_failed_panel", "p", p(one.pValue())))
                .orElse(Message.of("reading_of_panel"));
    }

    /** The estimator's own test of the time before treatment, then those of others on the same rows. */
    private List<Estimate> tests(String estimator) {
        return estimates.stream()
                .filter(one -> one.term().equals("pretrend") && one.isEstimable())
                .sorted(Comparator.comparing((Estimate one) -> !one.estimator().equals(estimator)))
                .toList();
    }

    /** Of a logarithm: the change in percent. */
    private Message relative(Estimate one) {
        return design.outcome().startsWith("ln(")
                ? Message.of("relative", "percent", 100 * Math.expm1(one.estimate()))
                : Message.of("nothing");
    }

    static Message p(double p) {
        return p < 0.0005 ? Message.of("p_below") : Message.of("p_is", "p", p);
    }

    private Object figure(double value) {
        return Double.isFinite(value) ? new Figure(value) : "";
    }
}
