package org.covalue.platform;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * Where a home keeps what the night needs and makes.
 *
 * @param editions the files of editions
 * @param logs the log files
 * @param uploads files sent in through the portal
 */
public record FileFolders(Path editions, Path logs, Path uploads) {

    /** With the uploads beside the editions. */
    public FileFolders(Path editions, Path logs) {
        this(editions, logs, editions.resolveSibling("uploads"));
    }

    /** The landing folders of a night: those asked for, and what was sent in. */
    public List<Path> landing(List<Path> asked) {
        return Stream.concat(asked.stream(), Stream.of(uploads).filter(Files::isDirectory))
                .map(folder -> folder.toAbsolutePath().normalize())
                .distinct()
                .toList();
    }

    /** Files of which a run has refused something, with their faults marked. */
    public Path rejected(long runId) {
        return rejected().resolve(Long.toString(runId));
    }

    /** The marked copy of one of them. @param name below the landing folder */
    public Path rejected(long runId, String name) {
        return rejected(runId).resolve(name.endsWith(".xlsx") ? name : name + ".xlsx");
    }

    public Path rejected() {
        return uploads.resolveSibling("rejected");
    }
}
