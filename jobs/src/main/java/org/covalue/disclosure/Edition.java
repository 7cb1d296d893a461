package org.covalue.disclosure;

import java.sql.Array;
import java.sql.Connection;
import java.sql.Date;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.sql.DataSource;
import org.covalue.database.Transaction;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessResourceFailureException;

/**
 * The released cells of one run, frozen once published. Queries see this edition only: unqualified names are those of
 * the schema {@code edition}, whose views show the rows of the edition chosen for the connection.
 */
public final class Edition {

    private static final Pattern PARAMETER = Pattern.compile("(?<!:):([a-z_]+)");
    private static final String STATE_SUFFIX = "_state";
    /** The state of every cell of the row that is null and has no state of its own. */
    private static final String STATE_OF_ALL = "missing_state";

    private final DataSource dataSource;
    private final Scope scope;

    Edition(DataSource dataSource, Scope scope) {
        this.dataSource = dataSource;
        this.scope = scope;
    }

    /**
     * Runs one SELECT over the released tables.
     *
     * @param sql unqualified table names; parameters written {@code :name}
     * @param parameters a value for every parameter; a list becomes an array
     * @throws DataAccessResourceFailureException if the query fails; a failed query is never an empty table
     */
    public ReleasedTable query(String sql, Map<String, ?> parameters) {
        List<String> columns = new ArrayList<>();
        List<List<ReleasedCell>> rows = new ArrayList<>();
        stream(sql, parameters, new ReleasedRows() {
            @Override
            public void columns(List<String> names) {
                columns.addAll(names);
            }

            @Override
            public void row(List<ReleasedCell> cells) {
                rows.add(cells);
            }
        });
        return new ReleasedTable(columns, rows);
    }

    /** As {@link #query}, one row after the other, so that memory does not grow with the table. */
    public void stream(String sql, Map<String, ?> parameters, ReleasedRows sink) {
        try {
            Transaction.runReading(dataSource, connection -> {
                scope.enter(connection);
                read(connection, sql, parameters, sink);
            });
        } catch (SQLException e) {
            throw new DataAccessResourceFailureException(scope + ": query failed: " + e.getMessage(), e);
        }
    }

    private static void read(Connection connection, String sql, Map<String, ?> parameters, ReleasedRows sink)
            throws SQLException {
        List<String> names = new ArrayList<>();
        Matcher matcher = PARAMETER.matcher(sql);
        String positional = matcher.replaceAll(match -> {
            names.add(match.group(1));
            return "?";
        });
        try (PreparedStatement statement = connection.prepareStatement(positional)) {
            for (int i = 0; i < names.size(); i++) {
                bind(connection, statement, i + 1, names.get(i), parameters);
            }
            statement.setFetchSize(1000);
            try (ResultSet result = statement.executeQuery()) {
                send(result, sink);
            }
        }
    }

    private static void bind(
            Connection connection, PreparedStatement statement, int index, String name, Map<String, ?> parameters)
            throws SQLException {
        if (!parameters.containsKey(name)) {
            throw new SQLException("no value for parameter :" + name);
        }
        Object value = parameters.get(name);
        if (value instanceof List<?> list) {
            Array array = connection.createArrayOf("text", list.toArray());
            statement.setArray(index, array);
        } else {
            statement.setObject(index, value);
        }
    }

    private static void send(ResultSet result, ReleasedRows sink) throws SQLException {
        List<String> all = columnsOf(result.getMetaData());
        List<String> shown = all.stream()
                .filter(name -> !(name.endsWith(STATE_SUFFIX) && all.contains(valueColumn(name))))
                .filter(name -> !name.equals(STATE_OF_ALL))
                .toList();
        List<String> states = shown.stream()
                .map(name -> all.contains(name + STATE_SUFFIX)
                        ? name + STATE_SUFFIX
                        : all.contains(STATE_OF_ALL) ? STATE_OF_ALL : "")
                .toList();
        sink.columns(shown);
        while (result.next()) {
            List<ReleasedCell> row = new ArrayList<>(shown.size());
            for (int i = 0; i < shown.size(); i++) {
                row.add(cell(result, shown.get(i), states.get(i)));
            }
            sink.row(row);
        }
    }

    private static String valueColumn(String stateColumn) {
        return stateColumn.substring(0, stateColumn.length() - STATE_SUFFIX.length());
    }

    private static List<String> columnsOf(ResultSetMetaData metaData) throws SQLException {
        List<String> names = new ArrayList<>();
        for (int i = 1; i <= metaData.getColumnCount(); i++) {
            names.add(metaData.getColumnLabel(i));
        }
        return names;
    }

    private static ReleasedCell cell(ResultSet result, String name, String stateColumn) throws SQLException {
        Object value = plain(result.getObject(name));
        boolean isSaid = !stateColumn.isEmpty() && (value == null || !stateColumn.equals(STATE_OF_ALL));
        String code = isSaid ? result.getString(stateColumn) : null;
        CellState state = code != null ? CellState.ofCode(code) : value == null ? CellState.NOT_REPORTED : CellState.OK;
        return new ReleasedCell(state == CellState.OK ? value : null, state);
    }

    private static @Nullable Object plain(@Nullable Object value) {
        if (value instanceof Date date) {
            return date.toLocalDate();
        }
        return value instanceof Timestamp timestamp ? timestamp.toInstant() : value;
    }
}
