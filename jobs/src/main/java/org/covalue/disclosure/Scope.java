package org.covalue.disclosure;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.covalue.database.SqlResource;

/** What the unqualified table names of a query mean. */
interface Scope {

    void enter(Connection connection) throws SQLException;

    /** The rows that one edition has released. */
    static Scope ofEdition(long id) {
        return new Scope() {
            @Override
            public void enter(Connection connection) throws SQLException {
                try (PreparedStatement statement = connection.prepareStatement(
                        "select set_config('search_path', 'edition', true), set_config('covalue.edition', ?, true)")) {
                    statement.setString(1, Long.toString(id));
                    statement.execute();
                }
            }

            @Override
            public String toString() {
                return "edition " + id;
            }
        };
    }

    /** The same tables before disclosure, from the last completed measure. */
    static Scope internal() {
        return new Scope() {
            @Override
            public void enter(Connection connection) throws SQLException {
                try (Statement statement = connection.createStatement()) {
                    statement.execute(SqlResource.text(Scope.class, "internal_values"));
                    statement.execute("create temporary table indicator (" + String.join(" text, ", Catalogue.COLUMNS)
                            + " text) on commit drop");
                }
                fillCatalogue(connection);
            }

            private void fillCatalogue(Connection connection) throws SQLException {
                try (PreparedStatement insert = connection.prepareStatement(
                        "insert into indicator values (?" + ", ?".repeat(Catalogue.COLUMNS.size() - 1) + ")")) {
                    for (List<String> row : Catalogue.rows()) {
                        for (int i = 0; i < row.size(); i++) {
                            insert.setString(i + 1, row.get(i));
                        }
                        insert.addBatch();
                    }
                    insert.executeBatch();
                }
            }

            @Override
            public String toString() {
                return "internal values";
            }
        };
    }
}
