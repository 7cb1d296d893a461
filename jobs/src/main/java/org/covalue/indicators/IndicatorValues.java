package org.covalue.indicators;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.covalue.database.SqlResource;
import org.covalue.layers.Layer;
import org.covalue.layers.LayerBuilder;
import org.covalue.layers.RunFacts;
import org.covalue.networks.waves.NetworkWaves;

/** Builds the layer of indicators: a statement each, side by side. */
public final class IndicatorValues {

    private final LayerBuilder builder;

    public IndicatorValues(LayerBuilder builder) {
        this.builder = builder;
    }

    public void build(RunFacts facts) {
        builder.build(
                Layer.INDICATORS,
                facts,
                List.of(tables(), NetworkWaves.tables()),
                Stream.concat(
                                Stream.of(NetworkWaves.task(), growthParts()),
                                Indicator.all().stream().map(IndicatorValues::task))
                        .toList(),
                () -> {});
    }

    private static LayerBuilder.Task tables() {
        return new LayerBuilder.Task(
                "indicator_value",
                SqlResource.text(IndicatorValues.class, "indicator_tables", Map.of("next", Layer.INDICATORS.next())));
    }

    private static LayerBuilder.Task growthParts() {
        return new LayerBuilder.Task(
                "growth_part",
                SqlResource.text(IndicatorValues.class, "growth_parts", Map.of("next", Layer.INDICATORS.next())));
    }

    private static LayerBuilder.Task task(Indicator indicator) {
        return indicator
                .measure()
                .map(measure -> new MeasuredIndicator(indicator, measure).task())
                .orElseGet(() -> new LayerBuilder.Task(indicator.id(), IndicatorStatement.of(indicator)));
    }
}
