package org.covalue.inputs;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import org.springframework.batch.infrastructure.item.ExecutionContext;
import org.springframework.batch.infrastructure.item.ItemStreamException;
import org.springframework.batch.infrastructure.item.ItemStreamReader;

/**
 * Reads the blocks of one file on a thread of its own, at most a few ahead, while the step writes the block before.
 * Restarts behind the last row that was committed.
 */
class BlockReader implements ItemStreamReader<RowBlock> {

    private static final String LAST_ROW = "last.row";
    private static final int BLOCKS_AHEAD = 1;

    /** A block, the end, or what went wrong. */
    private record Message(Optional<RowBlock> block, Optional<Exception> failure) {
    }

    private final Path file;
    private final RecordSpecs specs;
    private final Reading reading;
    private final int deliveryId;
    private final BlockingQueue<Message> queue = new ArrayBlockingQueue<>(BLOCKS_AHEAD);
    private Thread producer;
    private int lastRow;
    private boolean ended;

    BlockReader(Path file, RecordSpecs specs, Reading reading, int deliveryId) {
        this.file = file;
        this.specs = specs;
        this.reading = reading;
        this.deliveryId = deliveryId;
    }

    @Override
    public void open(ExecutionContext context) {
        lastRow = context.getInt(LAST_ROW, 0);
        int resumeAfter = lastRow;
        producer = new Thread(() -> produce(resumeAfter), "read-" + deliveryId);
        producer.setDaemon(true);
        producer.start();
    }

    @Override
    public RowBlock read() throws Exception {
        if (ended) {
            return null;
        }
        Message message = take();
        if (message.failure().isPresent()) {
            throw message.failure().get();
        }
        ended = message.block().isEmpty();
        message.block().ifPresent(block -> lastRow = block.lastRow());
        return message.block().orElse(null);
    }

    private Message take() throws InterruptedException {
        while (true) {
            Message message = queue.poll(5, TimeUnit.SECONDS);
            if (message != null) {
                return message;
            }
            if (!producer.isAlive() && queue.isEmpty()) {
                throw new ItemStreamException("the reading thread of " + file + " ended without a word");
            }
        }
    }

    @Override
    public void update(ExecutionContext context) {
        context.putInt(LAST_ROW, lastRow);
    }

    @Override
    public void close() {
        if (producer != null) {
            producer.interrupt();
        }
    }

    private void produce(int resumeAfter) {
        try (BlockSource source = LandingFile.blocks(file, specs, reading, deliveryId)) {
            source.resumeAfter(resumeAfter);
            Optional<RowBlock> block = source.next();
            while (block.isPresent()) {
                queue.put(new Message(block, Optional.empty()));
                block = source.next();
            }
            queue.put(new Message(Optional.empty(), Optional.empty()));
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        } catch (IOException | RuntimeException | OutOfMemoryError e) {
            offer(e instanceof Exception exception ? exception : new IOException("not enough memory for " + file, e));
        }
    }

    private void offer(Exception failure) {
        try {
            queue.put(new Message(Optional.empty(), Optional.of(failure)));
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }
}
