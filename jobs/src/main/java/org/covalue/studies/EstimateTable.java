package org.covalue.studies;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.covalue.database.SqlResource;
import org.covalue.disclosure.EstimateCell;
import org.covalue.estimation.data.Message;
import org.covalue.estimation.inference.Estimate;
import org.covalue.estimation.inference.UniformBands.Band;
import org.covalue.layers.Layer;
import org.covalue.layers.LayerBuilder;
import org.covalue.studies.StudyResult.Figure;
import org.springframework.jdbc.core.JdbcTemplate;

/** {@code studies.estimate}: every number before disclosure, with what the rules ask of it. */
final class EstimateTable {

    private static final int AT_ONCE = 1000;

    private final JdbcTemplate jdbc;

    EstimateTable(DataSource dataSource) {
        this.jdbc = new JdbcTemplate(dataSource);
    }

    static LayerBuilder.Task create() {
        return new LayerBuilder.Task(
                "estimate",
                SqlResource.text(EstimateTable.class, "estimate_table", Map.of("next", Layer.STUDIES.next())));
    }

    void add(List<Figure> numbers) {
        jdbc.batchUpdate(
                "insert into " + Layer.STUDIES.next() + ".estimate values (?" + ", ?".repeat(27) + ")",
                IntStream.range(0, numbers.size()).boxed().toList(),
                AT_ONCE,
                (insert, place) -> fill(insert, place, numbers.get(place)));
    }

    private static void fill(PreparedStatement insert, int place, Figure number) throws SQLException {
        Estimate one = number.estimate();
        EstimateCell cell = number.cell();
        texts(insert, 1, one.study(), one.estimator(), one.term());
        numbers(
                insert,
                4,
                one.estimate(),
                one.standardError(),
                one.ciLower(),
                one.ciUpper(),
                one.pValue(),
                one.pAdjusted());
        insert.setLong(10, one.counts().n());
        insert.setInt(11, one.counts().treated());
        insert.setInt(12, one.counts().controls());
        insert.setString(13, one.seClusteredBy());
        insert.setObject(14, one.clusters() == 0 ? null : one.clusters(), Types.INTEGER);
        texts(insert, 15, one.state().code(), one.reason());
        numbers(
                insert,
                17,
                number.minimumDetectable(),
                number.band().map(Band::lower).orElse(Double.NaN),
                number.band().map(Band::upper).orElse(Double.NaN));
        texts(insert, 20, cell.study(), cell.grouping(), cell.group());
        insert.setInt(23, cell.treatedOwners());
        insert.setInt(24, cell.controlOwners());
        insert.setInt(25, place);
        insert.setString(26, cell.group().isEmpty() ? EstimateExhibits.of(one) : EstimateExhibits.GROUPS);
        numbers(insert, 27, EstimateExhibits.period(one));
        insert.setString(28, one.refusal().map(Message::text).orElse(""));
    }

    private static void texts(PreparedStatement insert, int from, String... texts) throws SQLException {
        for (int i = 0; i < texts.length; i++) {
            insert.setString(from + i, texts[i]);
        }
    }

    private static void numbers(PreparedStatement insert, int from, double... numbers) throws SQLException {
        for (int i = 0; i < numbers.length; i++) {
            insert.setObject(from + i, Double.isNaN(numbers[i]) ? null : numbers[i], Types.DOUBLE);
        }
    }
}
