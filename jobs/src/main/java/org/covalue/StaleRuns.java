package org.covalue;

import java.time.LocalDateTime;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.batch.core.BatchStatus;
import org.springframework.batch.core.job.JobExecution;
import org.springframework.batch.core.launch.JobOperator;
import org.springframework.batch.core.repository.JobRepository;

/** Runs whose end the history does not tell. To be asked by the holder of the {@link RunLock} only: then nothing else is at work. */
final class StaleRuns {

    private static final Logger LOG = LoggerFactory.getLogger(StaleRuns.class);

    private final JobRepository repository;
    private final JobOperator operator;

    StaleRuns(JobRepository repository, JobOperator operator) {
        this.repository = repository;
        this.operator = operator;
    }

    /** Afterwards each is a failed one, which can be resumed. */
    void recover() {
        for (String job : repository.getJobNames()) {
            repository.findRunningJobExecutions(job).forEach(stale -> {
                LOG.warn("run {} did not end; recovered", stale.getJobInstanceId());
                operator.recover(stale);
            });
            Optional.ofNullable(repository.getLastJobInstance(job)).map(repository::getLastJobExecution)
                    .filter(last -> last.getStatus() == BatchStatus.UNKNOWN).ifPresent(this::fail);
        }
    }

    /** How the run ended could not be written then. Every step can be run again, so that nothing is to be feared from it. */
    private void fail(JobExecution unknown) {
        LOG.warn("how run {} ended is unknown; taken for failed", unknown.getJobInstanceId());
        unknown.getStepExecutions().stream().filter(step -> step.getStatus() == BatchStatus.UNKNOWN || step.getStatus().isRunning()).forEach(step -> {
            step.setStatus(BatchStatus.FAILED);
            step.setEndTime(Optional.ofNullable(step.getEndTime()).orElseGet(LocalDateTime::now));
            repository.update(step);
        });
        unknown.setStatus(BatchStatus.FAILED);
        unknown.setEndTime(Optional.ofNullable(unknown.getEndTime()).orElseGet(LocalDateTime::now));
        repository.update(unknown);
    }
}
