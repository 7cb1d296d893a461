package org.covalue.inputs;

import java.util.Optional;
import javax.sql.DataSource;
import org.covalue.inputs.reading.RowBlock;
import org.covalue.inputs.spec.RecordSpecs;
import org.covalue.request.RunParameters;
import org.jspecify.annotations.Nullable;
import org.springframework.batch.core.ExitStatus;
import org.springframework.batch.core.listener.StepExecutionListener;
import org.springframework.batch.core.scope.context.ChunkContext;
import org.springframework.batch.core.step.StepContribution;
import org.springframework.batch.core.step.StepExecution;
import org.springframework.batch.core.step.tasklet.Tasklet;
import org.springframework.batch.infrastructure.repeat.RepeatStatus;

/**
 * Loads the files of a run one after the other, a block of rows in each transaction. Where to go on stands with the
 * rows in the database; nothing of it is kept in the history of the step, which is also written where a block was
 * rolled back.
 */
public final class LoadFiles implements Tasklet, StepExecutionListener {

    private final LoadProgress progress;
    private final EndOfFile endOfFile;
    private final RecordSpecs specs;
    private final DataSource dataSource;
    private Optional<OpenFile> open = Optional.empty();

    /** The file at work. */
    private record OpenFile(Deliveries.Waiting delivery, BlockReader reader, BlockWriter writer) {}

    public LoadFiles(LoadProgress progress, RecordSpecs specs, DataSource dataSource) {
        this.progress = progress;
        this.endOfFile = new EndOfFile(dataSource, progress);
        this.specs = specs;
        this.dataSource = dataSource;
    }

    @Override
    public RepeatStatus execute(StepContribution contribution, ChunkContext context) throws Exception {
        StepExecution step = contribution.getStepExecution();
        if (open.isEmpty()) {
            open = progress.next(step.getJobExecution().getJobInstanceId()).map(delivery -> open(delivery, step));
        }
        if (open.isEmpty()) {
            return RepeatStatus.FINISHED;
        }
        loadBlock(open.get(), RunParameters.of(step.getJobParameters()).isRepair());
        return RepeatStatus.CONTINUABLE;
    }

    private OpenFile open(Deliveries.Waiting delivery, StepExecution step) {
        RunParameters run = RunParameters.of(step.getJobParameters());
        return new OpenFile(
                delivery,
                new BlockReader(
                        delivery.path(),
                        delivery.sheet(),
                        specs,
                        delivery.reading(run.businessDate()),
                        delivery.id(),
                        delivery.lastRow()),
                new BlockWriter(dataSource, specs.of(delivery.record()), delivery.id(), delivery.lastRow()));
    }

    private void loadBlock(OpenFile file, boolean isRepair) throws Exception {
        Optional<RowBlock> block = file.reader().next();
        if (block.isPresent()) {
            file.writer().write(block.get());
        } else {
            BlockReader.End end = file.reader().end();
            progress.ended(file.delivery(), end.rows());
            if (isRepair) {
                endOfFile.judgeRepair(file.delivery(), end);
            } else {
                endOfFile.judge(file.delivery(), end);
            }
            close();
        }
    }

    /** A step that failed leaves nothing behind that a later one could take for its own. */
    @Override
    public @Nullable ExitStatus afterStep(StepExecution step) {
        close();
        return null;
    }

    private void close() {
        open.ifPresent(file -> file.reader().close());
        open = Optional.empty();
    }
}
