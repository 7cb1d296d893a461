package org.covalue.estimation.panel;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.covalue.estimation.data.Design;
import org.covalue.estimation.data.Memory;
import org.covalue.estimation.data.Message;
import org.covalue.estimation.data.Numerals;
import org.covalue.estimation.data.PanelSample;
import org.covalue.estimation.data.Regressor;
import org.covalue.estimation.inference.Estimate;
import org.covalue.estimation.inference.EstimateRows;
import org.covalue.estimation.inference.Findings;

/**
 * Interaction-weighted event study (Sun and Abraham 2021, J. Econometrics 225, section 4): one coefficient a cohort and
 * event time, against units never treated (or else the last cohort), then means over cohorts weighted by their share of
 * the rows of an event time; {@code average}: over all rows after treatment. Shares are taken as given in the standard
 * errors, as fixest has it.
 */
final class SunAbraham implements Estimator {

    static final String NAME = "sun_abraham";
    private static final String AVERAGE = "average";
    private static final int MOST_COLUMNS = 3000;

    @Override
    public Findings estimate(PanelSample whole, Design design) {
        PanelSample sample = EventTimes.withControls(EventTimes.withoutAlwaysTreated(whole, NAME), design, NAME);
        EstimateRows rows = EstimateRows.of(sample, design, NAME);
        double reference = EventTimes.reference(design);
        List<Cell> cells = cells(sample, reference);
        if (cells.stream().noneMatch(cell -> cell.eventTime() >= 0) || cells.size() > MOST_COLUMNS) {
            return Findings.of(
                    List.of(rows.refused(
                            AVERAGE,
                            cells.size() > MOST_COLUMNS ? "too_many_cohort_times" : "no_cohort_before_and_after",
                            "found",
                            cells.size(),
                            "most",
                            MOST_COLUMNS)),
                    sample.notes());
        }
        EffectsRegression regression = EffectsRegression.of(
                sample,
                design,
                cells.stream().map(cell -> cell.indicator(sample)).toList(),
                List.of(sample.unit(), sample.periodEffects()));
        Map<String, double[]> means = new LinkedHashMap<>();
        for (double e :
                cells.stream().mapToDouble(Cell::eventTime).sorted().distinct().toArray()) {
            means.put(EventTimes.term(e), mean(regression, cells, e, e));
        }
        double[] average = mean(regression, cells, 0, Double.POSITIVE_INFINITY);
        List<Estimate> estimates = new ArrayList<>();
        means.forEach((term, weights) -> estimates.add(row(regression, rows, term, weights)));
        estimates.add(row(regression, rows, AVERAGE, average));
        means.values().removeIf(weights -> weights.length == 0);
        List<Message> notes = new ArrayList<>(sample.notes());
        notes.add(new Recipe(NAME, sample, design).ofRegression());
        notes.addAll(regression.notes(NAME));
        return Findings.of(estimates, regression.family(NAME, means), notes);
    }

    /** A column for every cohort and period, and what is absorbed from it. */
    @Override
    public long bytes(PanelSample sample) {
        return 2L * Memory.NUMBER * sample.size() * sample.cohorts().length * sample.periods().length;
    }

    @Override
    public List<String> headlines() {
        return List.of(AVERAGE);
    }

    /** @param weight sum of the rows' weights */
    private record Cell(double cohort, double eventTime, double weight) {

        Regressor indicator(PanelSample sample) {
            double[] values = new double[sample.size()];
            Arrays.setAll(values, i -> sample.treatedFrom(i) == cohort && sample.eventTime(i) == eventTime ? 1 : 0);
            return new Regressor("cohort " + Numerals.text(cohort) + " at " + EventTimes.term(eventTime), values);
        }
    }

    private static List<Cell> cells(PanelSample sample, double reference) {
        double[] cohorts = sample.cohorts();
        double[][] weights = new double[cohorts.length][sample.periods().length];
        for (int i = 0; i < sample.size(); i++) {
            int cohort = Arrays.binarySearch(cohorts, sample.treatedFrom(i));
            if (cohort >= 0) {
                weights[cohort][sample.time().codes()[i]] += sample.weight(i);
            }
        }
        List<Cell> cells = new ArrayList<>();
        for (int c = 0; c < cohorts.length; c++) {
            for (int t = 0; t < sample.periods().length; t++) {
                double e = sample.periods()[t] - cohorts[c];
                if (weights[c][t] > 0 && e != reference) {
                    cells.add(new Cell(cohorts[c], e, weights[c][t]));
                }
            }
        }
        /* The earliest last, so that collinear ones are dropped from there. */
        cells.sort(java.util.Comparator.comparingDouble(Cell::eventTime).reversed());
        return cells;
    }

    private static Estimate row(EffectsRegression regression, EstimateRows rows, String term, double[] weights) {
        return weights.length == 0 ? rows.refused(term, "event_explained") : regression.row(rows, term, weights);
    }

    /** Weights of the kept coefficients for the mean over a span of event times; empty where none was kept. */
    private static double[] mean(EffectsRegression regression, List<Cell> cells, double from, double to) {
        int[] chosen = IntStream.range(0, cells.size())
                .filter(j -> cells.get(j).eventTime() >= from && cells.get(j).eventTime() <= to)
                .filter(regression::isKept)
                .toArray();
        double total =
                IntStream.of(chosen).mapToDouble(j -> cells.get(j).weight()).sum();
        double[] weights = new double[cells.size()];
        IntStream.of(chosen).forEach(j -> weights[j] = cells.get(j).weight() / total);
        return chosen.length == 0 ? new double[0] : regression.combination(weights);
    }
}
