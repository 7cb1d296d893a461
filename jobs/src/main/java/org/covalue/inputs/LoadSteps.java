package org.covalue.inputs;

import java.util.Map;
import java.util.TreeMap;
import javax.sql.DataSource;
import org.covalue.Progress;
import org.covalue.RunParameters;
import org.covalue.StopSignal;
import org.covalue.night.StepFigures;
import org.springframework.batch.core.configuration.annotation.StepScope;
import org.springframework.batch.core.listener.StepExecutionListener;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.batch.core.step.Step;
import org.springframework.batch.core.step.StepExecution;
import org.springframework.batch.core.step.builder.StepBuilder;
import org.springframework.batch.infrastructure.item.ExecutionContext;
import org.springframework.batch.infrastructure.item.ItemStreamReader;
import org.springframework.batch.infrastructure.item.ItemWriter;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.task.SyncTaskExecutor;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The step {@code load}: one partition per file, one transaction per block of rows. Restarted, it goes on behind the last
 * block that was committed.
 */
@Configuration
public class LoadSteps {

    private static final String DELIVERY = "delivery ";

    @Bean
    Step load(JobRepository repository, PlatformTransactionManager transactions, Step loadFile, Deliveries deliveries,
            Progress progress, StepFigures figures, StopSignal stop) {
        StepExecution[] current = new StepExecution[1];
        return new StepBuilder("load", repository)
                .listener(progress)
                .listener(figures)
                .listener(stop)
                .listener(new StepExecutionListener() {
                    @Override
                    public void beforeStep(StepExecution execution) {
                        current[0] = execution;
                        if (repository.getJobExecutions(execution.getJobExecution().getJobInstance()).size() > 1) {
                            new TransactionTemplate(transactions).executeWithoutResult(status -> renew(deliveries, execution));
                        }
                    }
                })
                .partitioner("load file", gridSize -> partitions(deliveries, current[0].getJobExecution().getJobInstanceId()))
                .step(loadFile)
                // One file after the other: reading and the server's COPY already keep two cores busy.
                .taskExecutor(new SyncTaskExecutor())
                .build();
    }

    private static void renew(Deliveries deliveries, StepExecution execution) {
        RunParameters run = RunParameters.of(execution.getJobExecution().getJobParameters());
        deliveries.renewIfChanged(execution.getJobExecution().getJobInstanceId(), run.landing(), run.asOf(),
                run.command().equals("check"));
    }

    private static Map<String, ExecutionContext> partitions(Deliveries deliveries, long runId) {
        Map<String, ExecutionContext> partitions = new TreeMap<>();
        for (Deliveries.Waiting delivery : deliveries.waiting(runId)) {
            partitions.put(DELIVERY + delivery.id(), new ExecutionContext());
        }
        return partitions;
    }

    @Bean
    Step loadFile(JobRepository repository, PlatformTransactionManager transactions,
            ItemStreamReader<RowBlock> blockReader, ItemWriter<RowBlock> blockWriter, StopSignal stop) {
        return new StepBuilder("load file", repository)
                .<RowBlock, RowBlock>chunk(1)
                .transactionManager(transactions)
                .reader(blockReader)
                .writer(blockWriter)
                .listener((StepExecutionListener) stop)
                .build();
    }

    @Bean
    @StepScope
    BlockReader blockReader(@Value("#{stepExecution}") StepExecution step, Deliveries deliveries, RecordSpecs specs) {
        RunParameters run = RunParameters.of(step.getJobExecution().getJobParameters());
        Deliveries.Waiting delivery = delivery(step, deliveries);
        return new BlockReader(delivery.path(), specs, Reading.plain(run.businessDate().getYear()), delivery.id());
    }

    @Bean
    @StepScope
    BlockWriter blockWriter(@Value("#{stepExecution}") StepExecution step, Deliveries deliveries, DataSource dataSource, RecordSpecs specs) {
        Deliveries.Waiting delivery = delivery(step, deliveries);
        return new BlockWriter(dataSource, specs.of(delivery.record()), delivery.id());
    }

    /**
     * By the name of the step. What a partition is given beside it is saved in a transaction of its own: where the process dies
     * before, the step stands in the history without it, and so it would be resumed.
     */
    private static Deliveries.Waiting delivery(StepExecution step, Deliveries deliveries) {
        String name = step.getStepName();
        return deliveries.delivery(Integer.parseInt(name.substring(name.lastIndexOf(DELIVERY) + DELIVERY.length())));
    }
}
