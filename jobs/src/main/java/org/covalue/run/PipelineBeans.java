package org.covalue.run;

import io.micrometer.core.instrument.Metrics;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import javax.sql.DataSource;
import org.covalue.disclosure.Disclosure;
import org.covalue.disclosure.DisclosureRules;
import org.covalue.disclosure.Editions;
import org.covalue.disclosure.EstimateRules;
import org.covalue.disclosure.ReleasedTables;
import org.covalue.editions.EditionFiles;
import org.covalue.editions.RenderProgress;
import org.covalue.gate.DeliveredRows;
import org.covalue.gate.Gate;
import org.covalue.indicators.Groups;
import org.covalue.indicators.IndicatorValues;
import org.covalue.inputs.Acceptance;
import org.covalue.inputs.Deliveries;
import org.covalue.inputs.References;
import org.covalue.inputs.Repairs;
import org.covalue.inputs.landing.Senders;
import org.covalue.inputs.spec.FieldType;
import org.covalue.inputs.spec.RecordSpec;
import org.covalue.inputs.spec.RecordSpecs;
import org.covalue.layers.EngineTables;
import org.covalue.layers.LayerBuilder;
import org.covalue.layers.Layers;
import org.covalue.layers.RunColumns;
import org.covalue.layers.RunYears;
import org.covalue.plausibility.Warnings;
import org.covalue.settings.NightSettings;
import org.covalue.studies.MartStudies;
import org.covalue.studies.PlanTable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;

/** What the steps are made of. */
@Configuration
class PipelineBeans {

    @Bean
    RecordSpecs recordSpecs() {
        return RecordSpecs.load();
    }

    @Bean
    Deliveries deliveries(DataSource dataSource, RecordSpecs specs, Environment environment) {
        return new Deliveries(dataSource, specs, Senders.of(environment));
    }

    @Bean
    Acceptance acceptance(DataSource dataSource, RecordSpecs specs, Deliveries deliveries) {
        return new Acceptance(dataSource, specs, deliveries);
    }

    @Bean
    Repairs repairs(DataSource dataSource, RecordSpecs specs, Deliveries deliveries) {
        return new Repairs(dataSource, specs, deliveries);
    }

    @Bean
    References references(DataSource dataSource, RecordSpecs specs) {
        return new References(dataSource, specs);
    }

    @Bean
    EngineTables engineTables(DataSource dataSource) {
        return new EngineTables(dataSource);
    }

    @Bean
    LayerBuilder layerBuilder(
            DataSource dataSource,
            EngineTables engineTables,
            @Value("${covalue.parallel}") int parallel,
            Progress progress) {
        return new LayerBuilder(dataSource, engineTables, parallel, progress::requireGoingOn);
    }

    @Bean
    Layers layers(LayerBuilder builder, EngineTables engineTables, DataSource dataSource, RecordSpecs specs) {
        return new Layers(
                builder,
                engineTables,
                new RunYears(
                        dataSource,
                        new RunColumns(
                                columns(specs, RecordSpec.InRun::years),
                                columns(specs, RecordSpec.InRun::countries),
                                columns(specs, RecordSpec.InRun::currencies))));
    }

    private static List<RunColumns.Column> columns(
            RecordSpecs specs, Function<RecordSpec.InRun, Optional<String>> which) {
        return specs.all().stream()
                .flatMap(spec -> which.apply(spec.inRun()).stream()
                        .map(column -> new RunColumns.Column(
                                spec.record(), column, spec.field(column).type() == FieldType.DATE)))
                .toList();
    }

    @Bean
    Warnings warnings(DataSource dataSource, RecordSpecs specs) {
        return new Warnings(dataSource, specs);
    }

    @Bean
    IndicatorValues indicatorValues(LayerBuilder builder) {
        return new IndicatorValues(builder);
    }

    @Bean
    Groups groups(LayerBuilder builder, DataSource dataSource) {
        return new Groups(builder, dataSource);
    }

    @Bean
    MartStudies martStudies(LayerBuilder builder, DataSource dataSource, DisclosureRules rules, Progress progress) {
        return new MartStudies(
                builder,
                dataSource,
                new PlanTable(dataSource),
                new EstimateRules(rules.fewestContributors()),
                progress::requireGoingOn);
    }

    @Bean
    DisclosureRules disclosureRules(
            @Value("${covalue.disclosure.fewest-contributors}") int fewestContributors,
            @Value("${covalue.disclosure.dominance-percent}") double dominancePercent,
            @Value("${covalue.disclosure.fewest-organisations}") int fewestOrganisations,
            @Value("${covalue.disclosure.fewest-for-extremes}") int fewestForExtremes) {
        return new DisclosureRules(fewestContributors, dominancePercent, fewestOrganisations, fewestForExtremes);
    }

    @Bean
    Disclosure disclosure(DataSource dataSource, DisclosureRules rules) {
        return new Disclosure(dataSource, new ReleasedTables(dataSource), rules);
    }

    @Bean
    Gate editionGate(DataSource dataSource, Editions editions, DisclosureRules rules, Environment environment) {
        return new Gate(
                dataSource, editions, rules, NightSettings.of(environment).gate());
    }

    @Bean
    DeliveredRows deliveredRows(DataSource dataSource) {
        return new DeliveredRows(dataSource);
    }

    @Bean
    HeldLock heldLock() {
        return new HeldLock();
    }

    @Bean
    DoneSteps doneSteps(DataSource dataSource) {
        return new DoneSteps(dataSource);
    }

    @Bean
    StopSignal stopSignal() {
        return new StopSignal();
    }

    @Bean
    StepFigures stepFigures(DataSource dataSource) {
        return new StepFigures(dataSource, Metrics.globalRegistry);
    }

    @Bean
    Editions editions(DataSource dataSource) {
        return new Editions(dataSource);
    }

    @Bean
    EditionFiles editionFiles(Editions editions, @Value("${covalue.parallel}") int parallel, Progress progress) {
        return new EditionFiles(editions, parallel, new RenderProgress() {
            @Override
            public void rendered(long reports, long of) {
                progress.count("report", reports, of);
            }

            @Override
            public void requireGoingOn() {
                progress.requireGoingOn();
            }
        });
    }
}
