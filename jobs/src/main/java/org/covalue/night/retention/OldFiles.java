package org.covalue.night.retention;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.covalue.platform.FileFolders;
import org.covalue.platform.PrivateFolder;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The files of a home that nobody needs any more. One that cannot be removed is told and tried again after the next
 * night.
 */
final class OldFiles {

    private static final Logger LOG = LoggerFactory.getLogger(OldFiles.class);
    private static final String EDITION = "\\d{1,18}";
    /** What the portal rendered when it was asked for; it can be rendered again. */
    private static final String HELD = ".held";

    private static final String RENDERED = ".rendered";

    private final FileFolders folders;

    OldFiles(FileFolders folders) {
        this.folders = folders;
    }

    /**
     * Folders are named by the edition's number, what was rendered of it by number and {@code .rendered}; those of
     * later editions, which another run may be making, and of drafts stay.
     */
    void removeFoldersWithoutEdition(Set<Long> kept, long newest) {
        for (Path folder : children(folders.editions())) {
            String number = folder.getFileName().toString().replaceFirst("\\" + RENDERED + "$", "");
            if (number.matches(EDITION) && Long.parseLong(number) < newest && !kept.contains(Long.parseLong(number))) {
                remove(folder, file -> true);
            }
        }
    }

    void removeRendered(Instant before) {
        for (Path folder : children(folders.editions())) {
            if (folder.getFileName().toString().matches(EDITION + "\\" + RENDERED)) {
                remove(folder, file -> isOlder(file, before));
            }
        }
    }

    /** Files that were sent in and never confirmed. */
    void removeHeld(Instant before) {
        for (Path sender : children(folders.uploads())) {
            children(sender).stream()
                    .filter(file -> file.getFileName().toString().endsWith(HELD))
                    .forEach(file -> remove(file, held -> isOlder(held, before)));
        }
    }

    /** What came after the last night was made under the mask of the process, which may let others read. */
    void close() {
        for (Path folder : List.of(folders.editions(), folders.logs(), folders.uploads(), folders.rejected())) {
            try {
                PrivateFolder.close(folder, Set.of());
            } catch (IOException e) {
                LOG.warn("the files under {} may be readable for others: {}", folder, e.getMessage());
            }
        }
    }

    /** Files that were put aside carry a date; the one that is being written does not. */
    void removeLogs(Instant before) {
        for (Path file : children(folders.logs())) {
            if (file.getFileName().toString().matches(".*\\.log\\..+")) {
                remove(file, log -> isOlder(log, before));
            }
        }
    }

    /** Marked copies of files of which a night has refused something. */
    void removeRejected(Instant before) {
        children(folders.rejected()).forEach(run -> remove(run, copy -> isOlder(copy, before)));
    }

    private static boolean isOlder(Path file, Instant before) {
        try {
            return Files.getLastModifiedTime(file).toInstant().isBefore(before);
        } catch (IOException e) {
            LOG.warn("{} cannot be read: {}", file, e.getMessage());
            return false;
        }
    }

    private static List<Path> children(Path folder) {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.sorted().toList();
        } catch (IOException e) {
            LOG.warn("{} cannot be read: {}", folder, e.getMessage());
            return List.of();
        }
    }

    /** Removes the files that are meant, and folders that are empty then. */
    private static void remove(Path path, Predicate<Path> isMeant) {
        try (Stream<Path> files = Files.walk(path)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                if (Files.isDirectory(file) ? children(file).isEmpty() : isMeant.test(file)) {
                    Files.deleteIfExists(file);
                }
            }
        } catch (IOException e) {
            LOG.warn("{} cannot be removed, it is tried again after the next night: {}", path, e.getMessage());
        }
    }
}
