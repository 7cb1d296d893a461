package org.covalue.portal.tables;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.covalue.platform.FileHash;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Whether files of editions are still what was published, by their hashes. One that nobody has touched since is not
 * read again.
 */
final class FrozenFiles {

    private static final Logger LOG = LoggerFactory.getLogger(FrozenFiles.class);

    private final Map<Path, Seen> seen = new ConcurrentHashMap<>();

    /** @param state what the system changes with every change of the file */
    private record Seen(Map<String, Object> state, String sha256) {}

    /** Also false where the file is not there or cannot be read. */
    boolean isAsPublished(Path file, String sha256) {
        if (!Files.isRegularFile(file)) {
            return false;
        }
        try {
            boolean isSame = hash(file).equals(sha256);
            if (!isSame) {
                LOG.error(
                        "{} is no longer the file that was published; the table is read from the database instead",
                        file);
            }
            return isSame;
        } catch (IOException e) {
            LOG.error("{} cannot be read; the table is read from the database instead", file, e);
            return false;
        }
    }

    private String hash(Path file) throws IOException {
        Map<String, Object> state = state(file);
        Seen before = seen.get(file);
        if (before == null || !before.state().equals(state)) {
            before = new Seen(state, FileHash.sha256(file));
            seen.put(file, before);
        }
        return before.sha256();
    }

    /**
     * The time of a file's last change of whatever kind cannot be set back; where a system has none, the others must
     * do.
     */
    private static Map<String, Object> state(Path file) throws IOException {
        boolean isUnix = file.getFileSystem().supportedFileAttributeViews().contains("unix");
        return Files.readAttributes(
                file,
                isUnix ? "unix:ctime,ino,size,lastModifiedTime" : "size,lastModifiedTime,creationTime",
                new LinkOption[0]);
    }
}
