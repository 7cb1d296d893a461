package org.covalue.night;

import java.nio.file.Path;

/**
 * Where a home keeps what the night makes.
 *
 * @param editions the files of editions
 * @param logs the log files
 */
public record NightFolders(Path editions, Path logs) {
}
