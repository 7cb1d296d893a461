package org.covalue.run;

import javax.sql.DataSource;
import org.covalue.audit.AuditAnchor;
import org.covalue.disclosure.Disclosure;
import org.covalue.disclosure.Editions;
import org.covalue.editions.EditionFiles;
import org.covalue.gate.DeliveredRows;
import org.covalue.gate.Gate;
import org.covalue.indicators.Groups;
import org.covalue.indicators.IndicatorValues;
import org.covalue.inputs.Acceptance;
import org.covalue.inputs.Deliveries;
import org.covalue.inputs.References;
import org.covalue.inputs.Repairs;
import org.covalue.layers.Layer;
import org.covalue.layers.Layers;
import org.covalue.platform.Problem;
import org.covalue.platform.Version;
import org.covalue.plausibility.Warnings;
import org.covalue.request.RunParameters;
import org.covalue.studies.MartStudies;
import org.springframework.batch.core.job.Job;
import org.springframework.batch.core.job.builder.JobBuilder;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.batch.core.step.Step;
import org.springframework.batch.core.step.StepExecution;
import org.springframework.batch.core.step.builder.StepBuilder;
import org.springframework.batch.infrastructure.repeat.RepeatStatus;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.autoconfigure.context.PropertyPlaceholderAutoConfiguration;
import org.springframework.boot.batch.jdbc.autoconfigure.BatchJdbcAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.DataSourceTransactionManagerAutoConfiguration;
import org.springframework.boot.transaction.autoconfigure.TransactionAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.interceptor.DefaultTransactionAttribute;

/**
 * The whole night, step by step: read this first. Every step can be run again after a failure; what it has committed
 * stays, what it has not never shows.
 */
@Configuration
// Named, because a run needs no more of what the portal brings: its context starts in a fraction of the time.
@ImportAutoConfiguration({
    BatchJdbcAutoConfiguration.class,
    DataSourceTransactionManagerAutoConfiguration.class,
    PropertyPlaceholderAutoConfiguration.class,
    TransactionAutoConfiguration.class
})
@Import({LoadSteps.class, PipelineBeans.class})
public class PipelineConfiguration {

    /** From landing files to a published edition. */
    @Bean
    Job nightly(
            JobRepository repository,
            Progress progress,
            Step receive,
            Step load,
            Step accept,
            Step stage,
            Step doubt,
            Step join,
            Step measure,
            Step group,
            Step evaluate,
            Step disclose,
            Step report,
            Step gate,
            Step publish) {
        return new JobBuilder("nightly", repository)
                .listener(progress)
                .start(receive) // register every file, tell its record type, skip what came before
                .next(load) // check row by row, COPY good rows into raw
                .next(accept) // doubled keys, unchanged rows, unknown references
                .next(stage) // sql/1_staging: the latest version of every record
                .next(doubt) // sql/plausibility: values to confirm; no number changes
                .next(join) // sql/2_mart: nouns, money made comparable
                .next(measure) // sql/3_indicators: values and states
                .next(group) // age bands and funding classes, funding mix, tests
                .next(evaluate) // sql/4_studies: impact estimates
                .next(disclose) // decide what may be released, write a draft edition
                .next(report) // PDF, workbooks and tables of the draft
                .next(gate) // rows reconcile, coverage, rejected share, disclosure, files: or the last edition stays
                .next(publish) // freeze the edition, in one transaction
                .build();
    }

    /** Landing files only; {@code check} takes them back afterwards. */
    @Bean
    Job loadOnly(JobRepository repository, Progress progress, Step receive, Step load, Step accept) {
        return new JobBuilder("load", repository)
                .listener(progress)
                .start(receive)
                .next(load)
                .next(accept)
                .build();
    }

    /** Layers, indicators and groups, as known on a date. */
    @Bean
    Job measureOnly(
            JobRepository repository,
            Progress progress,
            Step stage,
            Step join,
            Step measure,
            Step group,
            Step evaluate) {
        return new JobBuilder("measure", repository)
                .listener(progress)
                .start(stage)
                .next(join)
                .next(measure)
                .next(group)
                .next(evaluate)
                .build();
    }

    /** Values as they would be released, in a draft that nobody publishes; for copies that are thrown away. */
    @Bean
    Job releaseOnly(
            JobRepository repository,
            Progress progress,
            Step stage,
            Step join,
            Step measure,
            Step group,
            Step discloseValues) {
        return new JobBuilder("release", repository)
                .listener(progress)
                .start(stage)
                .next(join)
                .next(measure)
                .next(group)
                .next(discloseValues)
                .build();
    }

    // The steps.

    @Bean
    Step receive(Deliveries deliveries, Repairs repairs) {
        return inOneTransaction("receive", (run, step) -> {
            if (run.isRepair()) {
                repairs.reopen(runId(step), run);
                deliveries.enterLeftOut(runId(step), run);
                return;
            }
            deliveries.giveUpAbandoned(runId(step));
            deliveries.register(runId(step), run);
            if (run.command().equals("nightly")) {
                deliveries.requireAny(runId(step), run.landing());
            }
        });
    }

    @Bean
    Step accept(Acceptance acceptance, References references) {
        return inOneTransaction("accept", (run, step) -> {
            acceptance.accept(runId(step));
            references.settle(runId(step), run.asOf());
        });
    }

    @Bean
    Step stage(Layers layers, DeliveredRows rows, Gate gate) {
        return aside("stage", (run, step) -> {
            if (run.command().equals("nightly")) {
                gate.requireWhole(runId(step));
            }
            layers.stage(run, runId(step));
            rows.count(runId(step), run.businessDate());
        });
    }

    @Bean
    Step doubt(Layers layers, Warnings warnings) {
        return aside("doubt", (run, step) -> {
            layers.doubt(run, runId(step));
            warnings.renew(runId(step));
        });
    }

    @Bean
    Step join(Layers layers) {
        return aside("join", (run, step) -> layers.join(run, runId(step)));
    }

    @Bean
    Step measure(Layers layers, IndicatorValues values) {
        return aside("measure", (run, step) -> measure(layers, values, run, runId(step)));
    }

    private static void measure(Layers layers, IndicatorValues values, RunParameters run, long runId) {
        values.build(layers.forMeasure(run, runId));
        layers.sign(Layer.INDICATORS, runId);
    }

    @Bean
    Step group(Layers layers, IndicatorValues values, Groups groups, Editions editions) {
        return step(
                "group",
                (run, step) -> {
                    if (editions.madeBy(runId(step)).isEmpty()) {
                        group(layers, values, groups, run, runId(step));
                    }
                },
                ITS_OWN_TRANSACTIONS,
                AGAIN_WHEN_RESUMED);
    }

    /**
     * A night that is resumed comes by here again: where another run has rebuilt layers meanwhile, it makes its own
     * anew.
     */
    private static void group(Layers layers, IndicatorValues values, Groups groups, RunParameters run, long runId) {
        boolean isMeasured = layers.isBuiltBy(Layer.MART, runId) && layers.isBuiltBy(Layer.INDICATORS, runId);
        if (isMeasured && layers.isBuiltBy(Layer.GROUPS, runId)) {
            return;
        }
        if (!isMeasured) {
            measure(layers, values, run, runId);
        }
        groups.build(layers.require(runId, Layer.INDICATORS));
        layers.sign(Layer.GROUPS, runId);
    }

    /** Like {@code group}: passed again on resuming, behind the marts that {@code group} has made sure of. */
    @Bean
    Step evaluate(Layers layers, MartStudies studies, Editions editions) {
        return step(
                "evaluate",
                (run, step) -> {
                    if (editions.madeBy(runId(step)).isEmpty() && !layers.isBuiltBy(Layer.STUDIES, runId(step))) {
                        studies.build(layers.require(runId(step), Layer.MART));
                        layers.sign(Layer.STUDIES, runId(step));
                    }
                },
                ITS_OWN_TRANSACTIONS,
                AGAIN_WHEN_RESUMED);
    }

    @Bean
    Step disclose(Disclosure disclosure, Layers layers) {
        return inOneTransaction(
                "disclose",
                (run, step) -> disclosure.release(
                        runId(step),
                        layers.require(runId(step), Layer.MART, Layer.INDICATORS, Layer.GROUPS, Layer.STUDIES),
                        Version.CURRENT));
    }

    @Bean
    Step discloseValues(Disclosure disclosure, Layers layers) {
        return inOneTransaction(
                "discloseValues",
                (run, step) -> disclosure.releaseValues(
                        runId(step),
                        layers.require(runId(step), Layer.MART, Layer.INDICATORS, Layer.GROUPS),
                        Version.CURRENT));
    }

    @Bean
    Step report(EditionFiles files, Editions editions, Disclosure disclosure) {
        return aside("report", (run, step) -> {
            disclosure.analyse();
            files.render(edition(editions, step), run);
        });
    }

    @Bean
    Step gate(EditionFiles files, Editions editions, Gate gate, Layers layers) {
        return aside(
                "gate",
                (run, step) -> gate.pass(files.forGate(
                        edition(editions, step), runId(step), run, layers.isBuiltBy(Layer.INDICATORS, runId(step)))));
    }

    @Bean
    Step publish(EditionFiles files, Editions editions, DeliveredRows rows, DataSource dataSource) {
        return inOneTransaction("publish", (run, step) -> {
            editions.publish(
                    edition(editions, step), files.freeze(edition(editions, step), run, AuditAnchor.of(dataSource)));
            rows.publish(edition(editions, step));
        });
    }

    private static final boolean ONCE = false;
    private static final boolean AGAIN_WHEN_RESUMED = true;
    private static final DefaultTransactionAttribute ITS_OWN_TRANSACTIONS =
            new DefaultTransactionAttribute(TransactionDefinition.PROPAGATION_NOT_SUPPORTED);

    @FunctionalInterface
    private interface Work {
        void run(RunParameters run, StepExecution step);
    }

    private final JobRepository repository;
    private final PlatformTransactionManager transactions;
    private final Progress progress;
    private final StepFigures figures;
    private final StopSignal stop;
    private final DoneSteps doneSteps;
    private final HeldLock lock;

    PipelineConfiguration(
            JobRepository repository,
            PlatformTransactionManager transactions,
            Progress progress,
            StepFigures figures,
            StopSignal stop,
            DoneSteps doneSteps,
            HeldLock lock) {
        this.repository = repository;
        this.transactions = transactions;
        this.progress = progress;
        this.figures = figures;
        this.stop = stop;
        this.doneSteps = doneSteps;
        this.lock = lock;
    }

    /**
     * What the step does is committed with the mark that it is done, or not at all. That the step is complete is
     * recorded in a transaction of its own: where a signal, the end of the process or the loss of the connection comes
     * between, the mark keeps it from being done twice.
     */
    private Step inOneTransaction(String name, Work work) {
        return step(
                name,
                (run, step) -> {
                    if (!doneSteps.contains(runId(step), name)) {
                        work.run(run, step);
                        doneSteps.add(runId(step), name);
                    }
                },
                new DefaultTransactionAttribute(),
                ONCE);
    }

    /** What the step does is built aside in transactions of its own and swapped in at the end. */
    private Step aside(String name, Work work) {
        return step(name, work, ITS_OWN_TRANSACTIONS, ONCE);
    }

    private Step step(String name, Work work, DefaultTransactionAttribute attribute, boolean againWhenResumed) {
        return new StepBuilder(name, repository)
                .tasklet(
                        (contribution, context) -> {
                            StepExecution step = contribution.getStepExecution();
                            lock.requireHeld();
                            work.run(RunParameters.of(step.getJobParameters()), step);
                            lock.requireHeld();
                            return RepeatStatus.FINISHED;
                        },
                        transactions)
                .transactionAttribute(attribute)
                .allowStartIfComplete(againWhenResumed)
                .listener(progress)
                .listener(figures)
                .listener(stop)
                .build();
    }

    private static long runId(StepExecution step) {
        return step.getJobExecution().getJobInstanceId();
    }

    /**
     * Asked of the database: what a step leaves in the job's memory is lost where the process dies behind its commit.
     */
    private static long edition(Editions editions, StepExecution step) {
        return editions.madeBy(runId(step))
                .orElseThrow(() -> new Problem(
                        "The draft of this run is gone: another night has removed it." + "\nStart anew with --again."));
    }
}
