package org.covalue.night.alarm;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.covalue.disclosure.PublishedEdition;
import org.covalue.platform.AtomicFile;
import org.covalue.settings.AlarmSettings;
import org.covalue.settings.ScheduleSettings;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The dead-man files: {@code last-good-night.txt}, whose time is that of the last good night, so that anything outside
 * can tell that one is overdue even when this software is gone; and {@code alarm.txt}, there while something is wrong.
 */
final class AlarmFiles {

    private static final Logger LOG = LoggerFactory.getLogger(AlarmFiles.class);
    private static final String LAST_GOOD = "last-good-night.txt";
    private static final String ALARM = "alarm.txt";

    private final Path folder;

    AlarmFiles(Path folder) {
        this.folder = folder;
    }

    /** Empty where no folder is configured. */
    static Optional<AlarmFiles> of(AlarmSettings settings) {
        return ScheduleSettings.given(settings.folder()).map(folder -> new AlarmFiles(Path.of(folder)));
    }

    void good(PublishedEdition night) {
        attempt(() -> {
            Path file = folder.resolve(LAST_GOOD);
            write(file, night.publishedAt() + "\nnight of " + night.businessDate() + ", edition " + night.id() + "\n");
            Files.setLastModifiedTime(file, FileTime.from(night.publishedAt()));
        });
    }

    /** The faults that are open now. */
    void open(List<Notice> notices) {
        attempt(() -> tellOpen(notices));
    }

    private void tellOpen(List<Notice> notices) throws IOException {
        if (notices.isEmpty()) {
            Files.deleteIfExists(folder.resolve(ALARM));
        } else {
            write(
                    folder.resolve(ALARM),
                    notices.stream()
                            .map(one -> one.title() + "\n\n" + one.text())
                            .collect(Collectors.joining("\n----\n\n")));
        }
    }

    /** Whether the alarm that stands there is about this fault already. */
    boolean hasTold(Fault fault) {
        try {
            return Files.exists(folder.resolve(ALARM))
                    && Files.readString(folder.resolve(ALARM)).contains("fault " + fault.id() + "\n");
        } catch (IOException unreadable) {
            return false;
        }
    }

    private static void write(Path file, String text) {
        AtomicFile.write(file, out -> out.write(text.getBytes(StandardCharsets.UTF_8)));
    }

    @FunctionalInterface
    private interface Writing {
        void run() throws IOException;
    }

    /** A file that cannot be written is no reason for the night to fail. */
    private static void attempt(Writing writing) {
        try {
            writing.run();
        } catch (IOException | RuntimeException e) {
            LOG.warn("the alarm's files could not be written: {}", e.getMessage());
        }
    }
}
