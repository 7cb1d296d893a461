package org.covalue.preview;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.covalue.database.SqlResource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Released values of two editions that differ: both have gone through the same rules of disclosure. */
public final class ValueMoves {

    private final JdbcClient jdbc;

    public ValueMoves(DataSource dataSource) {
        this.jdbc = JdbcClient.create(dataSource);
    }

    public List<ValueMove> between(long before, long after) {
        return jdbc.sql(SqlResource.text(ValueMoves.class, "moves"))
                .param("before", before)
                .param("after", after)
                .query((row, i) -> move(row))
                .list();
    }

    private static ValueMove move(ResultSet row) throws SQLException {
        String organisation = row.getString("organisation_id");
        return new ValueMove(
                row.getString("indicator"),
                organisation == null ? "" : organisation,
                organisation == null
                        ? Stream.of(
                                        row.getString("age_band"),
                                        row.getString("funding_class"),
                                        row.getString("statistic"))
                                .collect(Collectors.joining(", "))
                        : "",
                row.getInt("year"),
                cell(row, "old"),
                cell(row, "new"));
    }

    private static ValueMove.Cell cell(ResultSet row, String which) throws SQLException {
        String state = row.getString(which + "_state");
        double value = row.getDouble(which + "_value");
        return new ValueMove.Cell(
                state == null ? "" : state, row.wasNull() ? OptionalDouble.empty() : OptionalDouble.of(value));
    }
}
