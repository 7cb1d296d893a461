package org.covalue.inputs.landing;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.covalue.platform.FileHash;

/**
 * What a file is at one moment.
 *
 * @param bytes its size, -1 where it is gone or cannot be read
 */
public record FileState(long bytes, String sha256) {

    public static FileState of(Path file) {
        try {
            return new FileState(Files.size(file), FileHash.sha256(file));
        } catch (IOException gone) {
            return new FileState(-1, "");
        }
    }
}
