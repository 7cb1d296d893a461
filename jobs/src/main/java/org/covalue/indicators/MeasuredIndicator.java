package org.covalue.indicators;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.covalue.indicators.measures.Measure;
import org.covalue.indicators.measures.Measured;
import org.covalue.layers.LayerBuilder;

/**
 * An indicator that SQL cannot say: its SELECT returns, beside organisation, year, contributors, eligible and state,
 * columns of observations, and a class makes one figure of those of an organisation and year. Where the SELECT gives a
 * state the class is not asked.
 */
final class MeasuredIndicator {

    private static final List<String> GIVEN = List.of("organisation_id", "year", "contributors", "eligible", "state");

    /** A list of values must not be empty, and its first row says their types. */
    private static final String NOBODY = "('', 0, 0, 0, " + literal(Measured.without("")) + ")";

    private final Indicator indicator;
    private final Measure measure;
    private final List<String> observed;

    MeasuredIndicator(Indicator indicator, String name) {
        this.indicator = indicator;
        this.measure = Measure.named(name);
        this.observed = indicator.definition().columns().stream()
                .filter(column -> !GIVEN.contains(column))
                .toList();
    }

    LayerBuilder.Task task() {
        String ordered = "select * from (\n" + indicator.definition().select()
                + "\n) observation order by organisation_id, year";
        return new LayerBuilder.Task(
                indicator.id(),
                ordered,
                Optional.of(rows -> IndicatorStatement.ofOrganisations(indicator, figures(rows))));
    }

    /** A SELECT of the figures themselves: one row per organisation and year. */
    private String figures(ResultSet rows) throws SQLException {
        List<String> figures = new ArrayList<>(List.of(NOBODY));
        List<List<String>> observations = new ArrayList<>();
        boolean isThere = rows.next();
        while (isThere) {
            String organisation = rows.getString("organisation_id");
            int year = rows.getInt("year");
            String key = "(" + text(organisation) + ", " + year + ", " + rows.getLong("contributors") + ", "
                    + rows.getLong("eligible") + ", ";
            Optional<String> state = Optional.ofNullable(rows.getString("state"));
            observations.clear();
            do {
                observations.add(observation(rows));
                isThere = rows.next();
            } while (isThere
                    && rows.getInt("year") == year
                    && rows.getString("organisation_id").equals(organisation));
            figures.add(key + literal(state.map(Measured::without).orElseGet(() -> measure.of(observations))) + ")");
        }
        return "select organisation_id, year, contributors, eligible, state, numerator, denominator, value "
                + "from (values "
                + String.join(",\n", figures)
                + ") as measured (organisation_id, year, contributors, eligible, state, numerator, denominator, value)";
    }

    /** What is blank is an empty text. */
    private List<String> observation(ResultSet row) throws SQLException {
        List<String> observation = new ArrayList<>();
        for (String column : observed) {
            observation.add(Optional.ofNullable(row.getString(column)).orElse(""));
        }
        return observation;
    }

    private static String literal(Measured measured) {
        return "cast(" + measured.state().map(MeasuredIndicator::text).orElse("null") + " as text), "
                + number(measured.numerator()) + ", " + number(measured.denominator()) + ", "
                + number(measured.value());
    }

    private static String number(Optional<Double> figure) {
        return "cast(" + figure.map(one -> text(one.toString())).orElse("null") + " as double precision)";
    }

    private static String text(String text) {
        return "'" + text.replace("'", "''") + "'";
    }
}
