package org.covalue.indicators.again;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.BiFunction;
import java.util.stream.Collectors;
import org.covalue.TestDatabase;
import org.covalue.TestRun;
import org.covalue.request.RunParameters;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Indicators counted a second time, record by record in Java, on landings drawn from seeds. */
class SecondCountTest {

    private static final String COUNTED =
            "select organisation_id, year, indicator, state, value, numerator, denominator, contributors, eligible "
                    + "from indicators.indicator_value";

    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void everyFigureStateAndCountIsThatOfTheRecords(long seed) throws IOException {
        Rows rows = GeneratedLanding.of(seed);
        rows.write(folder);
        World world = new World(rows);
        Map<String, BiFunction<String, Integer, Cell>> again = new TreeMap<>(new OfFirms(world).all());
        again.putAll(new OfOrganisations(world).all());
        again.putAll(new OfSurveys(world).all());
        Map<String, Cell> counted = measured();
        List<String> differences = new ArrayList<>();
        TreeSet<String> states = new TreeSet<>();
        again.forEach((indicator, formula) -> world.organisations().forEach(organisation -> {
            for (int year = World.FIRST_YEAR; year <= 2025; year++) {
                Cell here = formula.apply(organisation, year);
                Cell there = counted.get(organisation + " " + year + " " + indicator);
                states.add(indicator + " " + here.state());
                if (there == null || !there.isLike(here)) {
                    differences.add(indicator + " " + organisation + " " + year + ": " + there + ", again " + here);
                }
            }
        }));
        assertThat(differences).isEmpty();
        assertThat(again).hasSizeGreaterThanOrEqualTo(34);
        assertThat(again.keySet().stream().map(one -> one + " ok").collect(Collectors.toSet()))
                .as("each has a figure somewhere")
                .isSubsetOf(states);
    }

    private Map<String, Cell> measured() {
        Map<String, Cell> cells = new TreeMap<>();
        try (TestDatabase database = TestDatabase.create()) {
            assertThat(TestRun.load(database, folder, Instant.now()).message()).isEmpty();
            assertThat(TestRun.run(database, "measureOnly", parameters()).message())
                    .isEmpty();
            assertThat(database.jdbc().queryForList("select file, message from covalue.standing_rejection"))
                    .isEmpty();
            database.jdbc().query(COUNTED, row -> {
                cells.put(
                        row.getString(1) + " " + row.getInt(2) + " " + row.getString(3),
                        new Cell(
                                row.getString(4),
                                orNone(row.getBigDecimal(5)),
                                orNone(row.getBigDecimal(6)),
                                orNone(row.getBigDecimal(7)),
                                row.getLong(8),
                                row.getLong(9)));
            });
        }
        return cells;
    }

    private static double orNone(java.math.BigDecimal figure) {
        return figure == null ? Double.NaN : figure.doubleValue();
    }

    private RunParameters parameters() {
        RunParameters run = TestRun.parameters("measure", folder, Instant.now(), 2, "none", folder);
        return new RunParameters(
                run.command(),
                World.BUSINESS_DATE,
                run.attempt(),
                run.asOf(),
                run.landing(),
                run.reportingCurrency(),
                Optional.of(World.BASE_YEAR),
                run.years(),
                run.reports(),
                run.editions(),
                run.out(),
                run.acceptGate(),
                run.locale());
    }
}
