package org.covalue.archive;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.covalue.database.SqlResource;

/**
 * The tables that cannot be made from others, as the server's catalogue knows them: all in the schemas of this software
 * but the layers. A table that is added tomorrow is found tomorrow; tables of others in the same database are left
 * alone.
 */
final class StoredTables {

    /** Whose tables are kept; the views of {@code edition} and the layers are made from them. */
    private static final String SCHEMAS = "('covalue', 'raw', 'known', 'released', 'batch')";

    /** All but the history that a migration writes anew. */
    static final String STORED = "n.nspname in " + SCHEMAS + " and c.relname <> 'flyway_schema_history'";

    private final Connection connection;

    StoredTables(Connection connection) {
        this.connection = connection;
    }

    /** Without rows and hashes; each behind those it refers to. */
    List<Manifest.Table> all() throws SQLException {
        List<Manifest.Table> tables = new ArrayList<>();
        for (List<String> row : rows("""
                        select n.nspname, c.relname from pg_class c
                        inner join pg_namespace n on n.oid = c.relnamespace
                        where c.relkind = 'r' and c.relpersistence = 'p' and
                        """ + STORED + " order by 1, 2")) {
            String name = Manifest.quoted(row.get(0)) + "." + Manifest.quoted(row.get(1));
            tables.add(new Manifest.Table(row.get(0), row.get(1), columns(name), definitions(name), 0, ""));
        }
        return inOrder(tables);
    }

    /** The same without some tables and whatever refers to them. @param left with their schemas */
    List<Manifest.Table> without(String... left) throws SQLException {
        List<List<String>> hanging =
                rows(SqlResource.text(StoredTables.class, "hanging_on"), "{" + String.join(",", left) + "}");
        return all().stream()
                .filter(table -> !hanging.contains(List.of(table.schema(), table.name())))
                .toList();
    }

    List<Manifest.Sequence> sequences() throws SQLException {
        List<Manifest.Sequence> sequences = new ArrayList<>();
        for (List<String> row : rows("""
                        select n.nspname, c.relname from pg_class c
                        inner join pg_namespace n on n.oid = c.relnamespace
                        where c.relkind = 'S' and c.relpersistence = 'p' and
                        """ + STORED + " order by 1, 2")) {
            List<String> state = rows("select last_value, is_called from " + Manifest.quoted(row.get(0)) + "."
                            + Manifest.quoted(row.get(1)))
                    .get(0);
            sequences.add(new Manifest.Sequence(
                    row.get(0),
                    row.get(1),
                    Long.parseLong(state.get(0)),
                    state.get(1).equals("t")));
        }
        return sequences;
    }

    /** Those of the software that are there. */
    List<String> schemas() throws SQLException {
        return rows("select nspname from pg_namespace where nspname in " + SCHEMAS
                        + " or nspname = 'edition' order by 1")
                .stream()
                .map(row -> row.get(0))
                .toList();
    }

    /** Table, name and state of the triggers that fire. */
    List<List<String>> triggers() throws SQLException {
        return rows("""
                select cast(t.tgrelid as regclass), quote_ident(t.tgname), t.tgenabled from pg_trigger t
                inner join pg_class c on c.oid = t.tgrelid inner join pg_namespace n on n.oid = c.relnamespace
                where not t.tgisinternal and t.tgenabled <> 'D'
                and """ + " " + STORED);
    }

    private List<Manifest.Column> columns(String table) throws SQLException {
        return rows("""
                select a.attname, format_type(a.atttypid, a.atttypmod), a.attnotnull from pg_attribute a
                where a.attrelid = cast(? as regclass) and a.attnum > 0 and not a.attisdropped and a.attgenerated = ''
                order by a.attnum""", table).stream()
                .map(row ->
                        new Manifest.Column(row.get(0), row.get(1), row.get(2).equals("t")))
                .toList();
    }

    private List<String> definitions(String table) throws SQLException {
        return rows(SqlResource.text(
                        StoredTables.class, "definitions", Map.of("table", "'" + table.replace("'", "''") + "'")))
                .stream()
                .map(row -> row.get(0))
                .toList();
    }

    private List<Manifest.Table> inOrder(List<Manifest.Table> tables) throws SQLException {
        List<List<String>> references = rows("""
                        select cast(cast(conrelid as regclass) as text), cast(cast(confrelid as regclass) as text)
                        from pg_constraint where contype = 'f'
                        and conrelid <> confrelid
                        """);
        List<Manifest.Table> left = new ArrayList<>(tables);
        List<Manifest.Table> ordered = new ArrayList<>();
        while (!left.isEmpty()) {
            List<String> waiting = new ArrayList<>();
            for (Manifest.Table table : left) {
                waiting.add(nameOf(table));
            }
            List<Manifest.Table> free = left.stream()
                    .filter(table -> references.stream()
                            .noneMatch(reference -> reference.get(0).equals(waiting.get(left.indexOf(table)))
                                    && waiting.contains(reference.get(1))))
                    .toList();
            if (free.isEmpty()) {
                throw new IllegalStateException("tables refer to each other in a circle: " + waiting);
            }
            ordered.addAll(free);
            left.removeAll(free);
        }
        return ordered;
    }

    /** As the server writes it. */
    private String nameOf(Manifest.Table table) throws SQLException {
        return rows("select cast(cast(? as regclass) as text)", table.qualified())
                .get(0)
                .get(0);
    }

    /** Every cell as the server's text. */
    List<List<String>> rows(String sql, String... parameters) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < parameters.length; i++) {
                statement.setString(i + 1, parameters[i]);
            }
            try (ResultSet row = statement.executeQuery()) {
                List<List<String>> rows = new ArrayList<>();
                while (row.next()) {
                    List<String> cells = new ArrayList<>();
                    for (int i = 1; i <= row.getMetaData().getColumnCount(); i++) {
                        cells.add(row.getString(i));
                    }
                    rows.add(cells);
                }
                return rows;
            }
        }
    }

    /** All that the transaction reads is of one moment; its first statement. */
    static void standStill(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("set transaction isolation level repeatable read");
        }
    }

    /** The same text for the same value on every server, and no row left out by a policy unseen. */
    static void speakPlainly(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("""
                    set local datestyle = 'ISO, YMD'; set local intervalstyle = 'postgres'; set local timezone = 'UTC';
                    set local extra_float_digits = 1; set local bytea_output = 'hex'; set local row_security = off;
                    set local client_encoding = 'UTF8'; set local synchronize_seqscans = off
                    """);
        }
    }
}
