package org.covalue.estimation.panel;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.covalue.estimation.data.Design;
import org.covalue.estimation.data.Memory;
import org.covalue.estimation.data.Message;
import org.covalue.estimation.data.PanelSample;
import org.covalue.estimation.inference.Estimate;
import org.covalue.estimation.inference.EstimateRows;
import org.covalue.estimation.inference.Findings;
import org.covalue.estimation.inference.Findings.Family;
import org.covalue.estimation.panel.GroupTimeAggregation.Mean;
import org.covalue.estimation.regression.Cholesky;

/**
 * Group-time average treatment effects (Callaway and Sant'Anna 2021, J. Econometrics 225), their means by event time,
 * group and period, a joint test of the effects before treatment, and simultaneous bands. Standard errors from
 * influence functions, clustered by the design's column. Without a suffix no covariates are used; {@code _reg},
 * {@code _ipw} and {@code _dr} use them.
 */
final class CallawaySantAnna implements Estimator {

    static final String NAME = "callaway_santanna";

    private final String name;
    private final TwoPeriods.Method method;

    CallawaySantAnna(String suffix, TwoPeriods.Method method) {
        this.name = NAME + suffix;
        this.method = method;
    }

    @Override
    public Findings estimate(PanelSample sample, Design design) {
        EstimateRows rows = EstimateRows.of(sample, design, name);
        GroupTimePanel.Built built = GroupTimePanel.of(sample, design);
        if (built.panel().isEmpty()) {
            return Findings.of(
                    headlines().stream()
                            .map(term -> rows.refused(term, built.reason().orElseThrow()))
                            .toList(),
                    List.of());
        }
        GroupTimePanel panel = built.panel().get();
        int treated = (int) java.util.Arrays.stream(panel.treatedFrom())
                .filter(Double::isFinite)
                .count();
        List<Message> recipe = List.of(
                new Recipe(name, treated, panel.units() - treated, panel.periods(), List.of(panel.groups()), design)
                        .ofInfluenceFunctions());
        return Findings.of(List.of(), recipe)
                .and(new Report(
                                panel,
                                design,
                                rows.on(
                                        (long) panel.units() * panel.periods().length,
                                        treated,
                                        panel.units() - treated))
                        .findings(new GroupTimeEffects(panel, design, method).all()));
    }

    /** The influence of every unit on every cohort and period, and on the means of these. */
    @Override
    public long bytes(PanelSample sample) {
        return 3L * Memory.NUMBER * sample.units() * sample.cohorts().length * sample.periods().length;
    }

    @Override
    public boolean isOfGroupTimeEffects() {
        return true;
    }

    @Override
    public List<String> headlines() {
        return List.of("simple", "group_average", "event_average", "calendar_average", "pretrend");
    }

    /** The rows of one run. */
    private final class Report {

        private final GroupTimePanel panel;
        private final Design design;
        private final EstimateRows rows;
        private final List<Estimate> estimates = new ArrayList<>();
        private final List<Family> families = new ArrayList<>();

        Report(GroupTimePanel panel, Design design, EstimateRows rows) {
            this.panel = panel;
            this.design = design;
            this.rows = rows;
        }

        Findings findings(List<GroupTimeEffect> effects) {
            effects.forEach(effect -> estimates.add(row(effect)));
            List<GroupTimeEffect> estimable =
                    effects.stream().filter(GroupTimeEffect::isEstimable).toList();
            together(estimable.stream()
                    .filter(effect -> !effect.isReference())
                    .map(effect -> new Mean(effect.term(), effect.estimate(), effect.influence()))
                    .toList());
            if (estimable.stream().anyMatch(effect -> effect.time() >= effect.group())) {
                aggregate(new GroupTimeAggregation(panel, estimable));
            } else {
                headlines().stream()
                        .filter(term -> !term.equals("pretrend"))
                        .forEach(term ->
                                estimates.add(rows.refused(term, "no_effect_after", "first", firstReason(effects))));
            }
            estimates.add(pretrend(estimable));
            return new Findings(estimates, families, List.of(), notes(effects));
        }

        private void aggregate(GroupTimeAggregation aggregation) {
            estimates.add(row(aggregation.simple()));
            List<Mean> groups = family(aggregation.groups());
            estimates.add(row(aggregation.groupAverage(groups)));
            List<Mean> events = family(aggregation.events());
            estimates.add(row(aggregation.equally(
                    "event_average",
                    events.stream().filter(mean -> eventTime(mean) >= 0).toList())));
            estimates.add(row(aggregation.equally("calendar_average", family(aggregation.calendar()))));
        }

        private List<Mean> family(List<Mean> means) {
            means.forEach(mean -> estimates.add(row(mean)));
            together(means);
            return means;
        }

        private Estimate row(Mean mean) {
            double error = panel.standardError(mean.influence());
            return error > 0
                    ? rows.asymptotic(
                            mean.term(),
                            mean.estimate(),
                            error,
                            panel.groups().name(),
                            panel.groups().size())
                    : rows.plain(mean.term(), mean.estimate());
        }

        private Estimate row(GroupTimeEffect effect) {
            EstimateRows own =
                    rows.on(2L * (effect.treated() + effect.controls()), effect.treated(), effect.controls());
            if (!effect.isEstimable()) {
                return own.refused(effect.term(), effect.reason().orElseThrow());
            }
            return effect.isReference()
                    ? own.plain(effect.term(), 0)
                    : own.asymptotic(
                            effect.term(),
                            effect.estimate(),
                            panel.standardError(effect.influence()),
                            panel.groups().name(),
                            panel.groups().size());
        }

        private void together(List<Mean> means) {
            double[][] all =
                    panel.covariance(means.stream().map(Mean::influence).toList());
            int[] places =
                    IntStream.range(0, all.length).filter(j -> all[j][j] > 0).toArray();
            if (places.length > 0) {
                families.add(new Family(
                        name,
                        IntStream.of(places).mapToObj(j -> means.get(j).term()).toList(),
                        Cholesky.part(all, places)));
            }
        }

        /** W = psi'V^-1 psi over all effects before treatment, the reference left out. */
        private Estimate pretrend(List<GroupTimeEffect> effects) {
            List<GroupTimeEffect> before = effects.stream()
                    .filter(effect -> !effect.isReference() && effect.time() < effect.group() - design.anticipation())
                    .toList();
            if (before.isEmpty()) {
                return rows.refused("pretrend", "no_effect_before");
            }
            double[][] v = panel.covariance(
                    before.stream().map(GroupTimeEffect::influence).toList());
            return EffectsRegression.wald(
                    rows,
                    "pretrend",
                    before.stream().mapToDouble(GroupTimeEffect::estimate).toArray(),
                    v,
                    panel.groups().name(),
                    panel.groups().size());
        }

        private List<Message> notes(List<GroupTimeEffect> effects) {
            List<Message> notes = new ArrayList<>(panel.notes());
            long refused =
                    effects.stream().filter(effect -> !effect.isEstimable()).count();
            if (refused > 0 && refused < effects.size()) {
                notes.add(Message.of(
                                "effects_refused",
                                "refused",
                                refused,
                                "all",
                                effects.size(),
                                "first",
                                firstReason(effects))
                        .about(name));
            }
            return notes;
        }

        private Message firstReason(List<GroupTimeEffect> effects) {
            Optional<GroupTimeEffect> first =
                    effects.stream().filter(effect -> !effect.isEstimable()).findFirst();
            return first.map(effect -> Message.of(
                            "term_refused",
                            "term",
                            effect.term(),
                            "reason",
                            effect.reason().orElseThrow()))
                    .orElse(Message.of("nothing"));
        }

        private double eventTime(Mean mean) {
            return Double.parseDouble(mean.term()
                    .substring(mean.term().indexOf('(') + 1, mean.term().length() - 1));
        }
    }
}
