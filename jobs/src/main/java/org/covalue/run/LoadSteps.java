package org.covalue.run;

import javax.sql.DataSource;
import org.covalue.inputs.Deliveries;
import org.covalue.inputs.LoadFiles;
import org.covalue.inputs.LoadProgress;
import org.covalue.inputs.spec.RecordSpecs;
import org.covalue.request.RunParameters;
import org.springframework.batch.core.listener.StepExecutionListener;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.batch.core.step.Step;
import org.springframework.batch.core.step.StepExecution;
import org.springframework.batch.core.step.builder.StepBuilder;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The step {@code load}: one transaction per block of rows. Restarted, it goes on behind the last block that was
 * committed.
 */
@Configuration
public class LoadSteps {

    public static final String LOAD = "load";

    @Bean
    LoadProgress loadProgress(DataSource dataSource, Deliveries deliveries) {
        return new LoadProgress(dataSource, deliveries);
    }

    /** Passed again on resuming, where it finds nothing to do unless a file turned out not to be whole. */
    @Bean
    Step load(
            JobRepository repository,
            PlatformTransactionManager transactions,
            Deliveries deliveries,
            LoadProgress loadProgress,
            RecordSpecs specs,
            DataSource dataSource,
            Progress progress,
            StepFigures figures,
            StopSignal stop) {
        LoadFiles files = new LoadFiles(loadProgress, specs, dataSource);
        return new StepBuilder(LOAD, repository)
                .tasklet(files, transactions)
                .allowStartIfComplete(true)
                .listener(progress)
                .listener(figures)
                .listener(stop)
                .listener(files)
                .listener(new StepExecutionListener() {
                    @Override
                    public void beforeStep(StepExecution execution) {
                        if (repository
                                        .getJobExecutions(
                                                execution.getJobExecution().getJobInstance())
                                        .size()
                                > 1) {
                            new TransactionTemplate(transactions)
                                    .executeWithoutResult(status -> prepareToGoOn(deliveries, loadProgress, execution));
                        }
                    }
                })
                .build();
    }

    private static void prepareToGoOn(Deliveries deliveries, LoadProgress loadProgress, StepExecution execution) {
        long runId = execution.getJobExecution().getJobInstanceId();
        deliveries.renewIfChanged(runId, RunParameters.of(execution.getJobParameters()));
        loadProgress.beginUnsoundAnew(runId);
    }
}
