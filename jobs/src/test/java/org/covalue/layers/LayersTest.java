package org.covalue.layers;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.covalue.TestDatabase;
import org.covalue.TestRun;
import org.covalue.inputs.spec.RawTables;
import org.covalue.inputs.spec.RecordSpecs;
import org.covalue.request.RunParameters;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the engine puts beside the tables of a layer. */
class LayersTest {

    private TestDatabase database;
    private LayerBuilder builder;
    private Layers layers;

    @BeforeEach
    void prepare() {
        database = TestDatabase.create();
        new RawTables(database.dataSource(), RecordSpecs.load()).prepare();
        EngineTables engineTables = new EngineTables(database.dataSource());
        builder = new LayerBuilder(database.dataSource(), engineTables, 2);
        layers = new Layers(
                builder,
                engineTables,
                new RunYears(database.dataSource(), new RunColumns(List.of(), List.of(), List.of())));
    }

    @AfterEach
    void drop() {
        database.close();
    }

    private static RunParameters run() {
        RunParameters any =
                TestRun.parameters("nightly", Path.of("landing"), Instant.now(), 1, "none", Path.of("editions"));
        return new RunParameters(
                any.command(),
                any.businessDate(),
                1,
                any.asOf(),
                any.landing(),
                "USD",
                Optional.of(2021),
                Optional.of(new RunParameters.YearRange(2022, 2023)),
                any.reports(),
                any.editions(),
                any.out(),
                Optional.empty(),
                Optional.empty());
    }

    @Test
    void referenceTablesAreThoseOfTheRunAndStandInEveryLaterLayer() {
        layers.stage(run(), 1);
        layers.join(run(), 1);
        builder.build(Layer.INDICATORS, layers.forMeasure(run(), 1), List.of(), List.of(), () -> {});
        for (String layer : List.of("staging", "mart", "indicators")) {
            assertThat(database.jdbc()
                            .queryForList(
                                    "select currency || ' ' || year || ' ' || is_base_year from " + layer
                                            + ".conversion_rate order by year",
                                    String.class))
                    .as(layer)
                    .containsExactly("USD 2021 true", "USD 2022 false", "USD 2023 false");
            assertThat(database.jdbc()
                            .queryForObject("select count(*) from " + layer + ".funding_class", Integer.class))
                    .isEqualTo(10);
            assertThat(database.jdbc().queryForObject("select count(*) from " + layer + ".deflator", Integer.class))
                    .isZero();
        }
        assertThat(database.jdbc()
                        .queryForList(
                                "select schemaname from pg_tables where tablename = 'member_in_year'", String.class))
                .containsExactly("staging");
    }

    @Test
    void aLayerThatAnEarlierVersionBuiltForTheRunIsBuiltAgain() {
        layers.stage(run(), 1);
        layers.join(run(), 1);
        database.jdbc().execute("drop table mart.deflator; drop table staging.deflator");
        layers.forMeasure(run(), 1);
        assertThat(database.jdbc().queryForObject("select count(*) from mart.deflator", Integer.class))
                .isZero();
    }
}
