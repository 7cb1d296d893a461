package org.covalue.inputs;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import org.covalue.estimation.data.Message;
import org.covalue.inputs.dialect.Dialect;
import org.covalue.inputs.dialect.Doubt;
import org.covalue.inputs.landing.FileState;
import org.covalue.inputs.landing.LandingFile;
import org.covalue.inputs.landing.LeftOut;
import org.covalue.inputs.reading.BlockSource;
import org.covalue.inputs.reading.Reading;
import org.covalue.inputs.reading.RowBlock;
import org.covalue.inputs.reading.UnreadableFile;
import org.covalue.inputs.spec.RecordSpecs;

/** Reads the blocks of one file on a thread of its own, at most a few ahead, while the step writes the block before. */
final class BlockReader implements AutoCloseable {

    private static final int BLOCKS_AHEAD = 1;

    /**
     * What is known once the end of a file was read.
     *
     * @param rows all of the file, those that were passed over included
     * @param state what the file was when its last row had been read; taken while the last rows are still being written
     * @param doubt the first column that has two values
     * @param dialect how the columns were read
     * @param proven how they are to be read, by all rows
     * @param readAs how the file is written, in words
     * @param damage why the rest of it cannot be read, empty where it was read to its end
     * @param notices what its sender should know
     */
    record End(
            long rows,
            FileState state,
            Optional<Doubt> doubt,
            Dialect dialect,
            Dialect proven,
            String readAs,
            Optional<Message> damage,
            List<Message> notices) {}

    /** A block, the end, or what went wrong. */
    private record Item(Optional<RowBlock> block, Optional<End> end, Optional<Exception> failure) {

        private static Item of(RowBlock block) {
            return new Item(Optional.of(block), Optional.empty(), Optional.empty());
        }

        private static Item of(End end) {
            return new Item(Optional.empty(), Optional.of(end), Optional.empty());
        }

        private static Item failed(Exception failure) {
            return new Item(Optional.empty(), Optional.empty(), Optional.of(failure));
        }
    }

    private final Path file;
    private final String sheet;
    private final RecordSpecs specs;
    private final Reading reading;
    private final int deliveryId;
    private final BlockingQueue<Item> queue = new ArrayBlockingQueue<>(BLOCKS_AHEAD);
    private final Thread producer;
    private Optional<End> end = Optional.empty();

    /** @param resumeAfter the last row that is committed, 0 where none is */
    BlockReader(Path file, String sheet, RecordSpecs specs, Reading reading, int deliveryId, int resumeAfter) {
        this.file = file;
        this.sheet = sheet;
        this.specs = specs;
        this.reading = reading;
        this.deliveryId = deliveryId;
        this.producer = new Thread(() -> produce(resumeAfter), "read-" + deliveryId);
        producer.setDaemon(true);
        producer.start();
    }

    /** The next block, empty at the end of the file; not to be called again then. */
    Optional<RowBlock> next() throws Exception {
        Item message = take();
        if (message.failure().isPresent()) {
            throw message.failure().get();
        }
        end = message.end();
        return message.block();
    }

    /** Known once {@link #next} was empty. */
    End end() {
        return end.orElseThrow();
    }

    private Item take() throws InterruptedException, IOException {
        while (true) {
            Item message = queue.poll(5, TimeUnit.SECONDS);
            if (message != null) {
                return message;
            }
            if (!producer.isAlive() && queue.isEmpty()) {
                throw new IOException("the reading thread of " + file + " ended without a word");
            }
        }
    }

    @Override
    public void close() {
        producer.interrupt();
    }

    private void produce(int resumeAfter) {
        try {
            queue.put(Item.of(read(resumeAfter)));
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        } catch (IOException | RuntimeException | OutOfMemoryError e) {
            offer(e instanceof Exception exception ? exception : new IOException("not enough memory for " + file, e));
        }
    }

    /** A file that is damaged, or went away since it was registered, is no reason to leave the others. */
    private End read(int resumeAfter) throws IOException, InterruptedException {
        try (BlockSource source = LandingFile.blocks(file, sheet, specs, reading, deliveryId)) {
            source.resumeAfter(resumeAfter);
            Optional<Message> damage = read(source);
            return new End(
                    source.rows(),
                    FileState.of(file),
                    source.doubt(),
                    source.dialect(),
                    source.proven(),
                    source.readAs(),
                    damage,
                    source.notices());
        } catch (UnreadableFile e) {
            return unread(e.reason());
        } catch (FileSystemException e) {
            return unread(LeftOut.reason(e));
        }
    }

    private End unread(Message reason) {
        return new End(
                0,
                FileState.of(file),
                Optional.empty(),
                Dialect.PLAIN,
                Dialect.PLAIN,
                "",
                Optional.of(reason),
                List.of());
    }

    /** @return why the rest cannot be read, empty where the end was reached */
    private Optional<Message> read(BlockSource source) throws IOException, InterruptedException {
        try {
            Optional<RowBlock> block = source.next();
            while (block.isPresent()) {
                queue.put(Item.of(block.get()));
                block = source.next();
            }
            return Optional.empty();
        } catch (UnreadableFile e) {
            return Optional.of(e.reason());
        }
    }

    private void offer(Exception failure) {
        try {
            queue.put(Item.failed(failure));
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }
}
