package org.covalue.night;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.stream.Collectors;
import org.covalue.night.NightRegister.GoodNight;
import org.covalue.reports.AtomicFile;

/**
 * The dead-man files: {@code last-good-night.txt}, whose time is that of the last good night, so that anything outside can tell
 * that one is overdue even when this software is gone; and {@code alarm.txt}, there while something is wrong.
 */
final class AlarmFiles {

    private static final String LAST_GOOD = "last-good-night.txt";
    private static final String ALARM = "alarm.txt";

    private final Path folder;

    AlarmFiles(Path folder) {
        this.folder = folder;
    }

    void good(GoodNight night) throws IOException {
        Path file = folder.resolve(LAST_GOOD);
        write(file, night.at() + "\nnight of " + night.businessDate() + ", edition " + night.edition() + "\n");
        Files.setLastModifiedTime(file, FileTime.from(night.at()));
    }

    void open(List<Notice> notices) throws IOException {
        if (notices.isEmpty()) {
            Files.deleteIfExists(folder.resolve(ALARM));
        } else {
            write(folder.resolve(ALARM), notices.stream().map(one -> one.title() + "\n\n" + one.text()).collect(Collectors.joining("\n----\n\n")));
        }
    }

    /** Whether the alarm that stands there is about this fault already. */
    boolean hasTold(Fault fault) {
        try {
            return Files.exists(folder.resolve(ALARM)) && Files.readString(folder.resolve(ALARM)).contains("fault " + fault.id() + "\n");
        } catch (IOException unreadable) {
            return false;
        }
    }

    private static void write(Path file, String text) {
        AtomicFile.write(file, out -> out.write(text.getBytes(StandardCharsets.UTF_8)));
    }
}
