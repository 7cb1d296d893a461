package org.covalue.settings;

/**
 * How long things are kept. 0 or less keeps everything of the kind.
 *
 * @param runDays days of the history of runs
 * @param newestEditions editions that are kept because they are the newest
 * @param monthlyEditions months back from the newest edition of which the last edition is kept
 * @param yearlyEditions years back from the newest edition of which the last edition is kept
 * @param logDays days of log files, and of marked copies of files of which something was refused
 * @param renderedDays days of reports that were rendered when asked for; they are rendered again when asked for again
 */
public record RetentionPolicy(
        int runDays, int newestEditions, int monthlyEditions, int yearlyEditions, int logDays, int renderedDays) {}
