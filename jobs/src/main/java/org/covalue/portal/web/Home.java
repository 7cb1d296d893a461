package org.covalue.portal.web;

import java.nio.file.Path;

/**
 * Where things lie on this machine.
 *
 * @param editions the folder with a folder per edition
 * @param uploads where files that were sent in wait for the next night
 */
public record Home(Path editions, Path uploads) {}
