package org.covalue.layers;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.MathContext;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.covalue.TestDatabase;
import org.covalue.inputs.spec.RawTables;
import org.covalue.inputs.spec.RecordSpecs;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Every example of every file under sql/, against a real PostgreSQL: temporary tables stand in for the source layer.
 */
class SqlExamplesTest {

    private static final RunFacts FACTS =
            new RunFacts(Instant.parse("2025-01-01T00:00:00Z"), LocalDate.of(2024, 12, 31), 2020, "USD", 2020, 2020);
    private static TestDatabase database;

    @BeforeAll
    static void buildEmptyLayers() {
        database = TestDatabase.create();
        new RawTables(database.dataSource(), RecordSpecs.load()).prepare();
        EngineTables engineTables = new EngineTables(database.dataSource());
        LayerBuilder builder = new LayerBuilder(database.dataSource(), engineTables, 2);
        builder.build(Layer.STAGING, FACTS);
        builder.build(Layer.MART, FACTS);
    }

    @AfterAll
    static void dropDatabase() {
        database.close();
    }

    @TestFactory
    Stream<DynamicTest> everyExampleHolds() {
        return Stream.of(Layer.values())
                .flatMap(layer -> definitions(layer).stream()
                        .flatMap(definition -> definition.examples().stream()
                                .map(example -> DynamicTest.dynamicTest(
                                        layer.folder() + "/" + definition.name() + ": " + example.name(),
                                        () -> check(layer, definition, example)))));
    }

    @TestFactory
    Stream<DynamicTest> everyFileHasAnExample() {
        return Stream.of(Layer.values())
                .flatMap(layer -> definitions(layer).stream()
                        .map(definition -> DynamicTest.dynamicTest(
                                layer.folder() + "/" + definition.name(),
                                () -> assertThat(definition.examples()).isNotEmpty())));
    }

    private static List<SqlDefinition> definitions(Layer layer) {
        return layer.folder().isEmpty() ? List.of() : SqlDefinition.in(layer.folder());
    }

    /** Reference tables are made while what they read is not swapped in yet. */
    private static String source(Layer layer) {
        return layer == Layer.REFERENCE ? Layer.STAGING.target() : layer.source();
    }

    private static void check(Layer layer, SqlDefinition definition, SqlExample example) throws SQLException {
        try (Connection connection = database.dataSource().getConnection();
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            try {
                statement.execute("set local search_path to pg_temp, " + source(layer));
                fill(statement, layer, definition, example);
                assertThat(rows(
                                statement.executeQuery(definition.select()),
                                example.expect().columns()))
                        .containsExactlyInAnyOrderElementsOf(example.expect().rows().stream()
                                .map(row -> row.stream()
                                        .map(SqlExamplesTest::canonical)
                                        .toList())
                                .toList());
            } finally {
                connection.rollback();
                connection.setAutoCommit(true);
            }
        }
    }

    /** Every table of the source layer that is named is shadowed, so that nothing but the example is read. */
    private static void fill(Statement statement, Layer layer, SqlDefinition definition, SqlExample example)
            throws SQLException {
        Set<String> named = named(layer, definition);
        named.addAll(example.given().keySet());
        named.add("run");
        named.retainAll(database.jdbc()
                .queryForList(
                        "select table_name from information_schema.tables where table_schema = ?",
                        String.class,
                        source(layer)));
        for (String table : named) {
            statement.execute(
                    "create temporary table " + table + " (like " + source(layer) + "." + table + ") on commit drop");
        }
        Map<String, SqlExample.Rows> given = new TreeMap<>(example.given());
        given.putIfAbsent(
                "run",
                new SqlExample.Rows(
                        List.of("as_of", "business_date", "base_year", "reporting_currency"),
                        List.of(List.of("2025-01-01T00:00:00Z", "2024-12-31", "2020", "USD"))));
        for (Map.Entry<String, SqlExample.Rows> table : given.entrySet()) {
            for (List<String> row : table.getValue().rows()) {
                statement.execute("insert into " + table.getKey() + " ("
                        + String.join(", ", table.getValue().columns()) + ") values ("
                        + row.stream()
                                .map(cell -> cell.isEmpty() ? "null" : "'" + cell.replace("'", "''") + "'")
                                .collect(Collectors.joining(", "))
                        + ")");
            }
        }
        if (layer == Layer.MART) {
            makeReferenceTables(statement, given);
        }
    }

    /** The words of all that is selected. */
    private static Set<String> named(Layer layer, SqlDefinition definition) {
        Stream<SqlDefinition> read = layer == Layer.MART
                ? Stream.concat(Stream.of(definition), SqlDefinition.in(Layer.REFERENCE.folder()).stream())
                : Stream.of(definition);
        Set<String> words = read.flatMap(one -> Stream.of(one.select().split("\\W+")))
                .collect(Collectors.toCollection(TreeSet::new));
        if (layer == Layer.MART) {
            SqlDefinition.in(Layer.REFERENCE.folder()).forEach(reference -> words.add(reference.name()));
        }
        return words;
    }

    /** An example of a mart gives records; what is made of them for all marts is made here too, unless it is given. */
    private static void makeReferenceTables(Statement statement, Map<String, SqlExample.Rows> given)
            throws SQLException {
        for (SqlDefinition reference : SqlDefinition.in(Layer.REFERENCE.folder())) {
            if (!given.containsKey(reference.name())) {
                statement.execute("insert into " + reference.name() + "\n" + reference.select());
            }
        }
    }

    private static List<List<String>> rows(ResultSet result, List<String> columns) throws SQLException {
        List<List<String>> rows = new ArrayList<>();
        while (result.next()) {
            List<String> row = new ArrayList<>();
            for (String column : columns) {
                Object value = result.getObject(column);
                row.add(canonical(value == null ? "" : value.toString()));
            }
            rows.add(row);
        }
        return rows;
    }

    /** Numbers are compared with twelve digits. */
    private static String canonical(String cell) {
        try {
            return new BigDecimal(cell)
                    .round(new MathContext(12))
                    .stripTrailingZeros()
                    .toPlainString();
        } catch (NumberFormatException text) {
            return cell;
        }
    }
}
