package org.covalue.night.retention;

import java.time.Clock;
import java.time.Duration;
import java.time.YearMonth;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import javax.sql.DataSource;
import org.covalue.disclosure.Editions;
import org.covalue.disclosure.PublishedEdition;
import org.covalue.platform.FileFolders;
import org.covalue.settings.RetentionPolicy;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Removes what the policy no longer keeps: old editions with their files, the history of old runs, old logs, reports
 * that were rendered when asked for. Never an edition that is the last, the history of the last run of its kind, or
 * anything that was delivered.
 */
public final class Retention {

    private static final Logger LOG = LoggerFactory.getLogger(Retention.class);

    private final Editions editions;
    private final RunHistory history;
    private final OldFiles files;
    private final RetentionPolicy policy;
    private final Clock clock;

    public Retention(DataSource dataSource, FileFolders folders, RetentionPolicy policy, Clock clock) {
        this.editions = new Editions(dataSource);
        this.history = new RunHistory(dataSource);
        this.files = new OldFiles(folders);
        this.policy = policy;
        this.clock = clock;
    }

    /**
     * After every night, whatever it came to: what was sent in and not confirmed within a day goes, and nobody else may
     * read the rest.
     */
    public void tidy() {
        files.removeHeld(clock.instant().minus(Duration.ofDays(1)));
        files.close();
    }

    /** Safe to be broken off: an edition's files go after its entry, and what was left over goes the next time. */
    public void apply() {
        if (policy.newestEditions() > 0) {
            removeEditions();
        }
        if (policy.runDays() > 0) {
            history.remove(clock.instant().minus(Duration.ofDays(policy.runDays())));
        }
        if (policy.logDays() > 0) {
            files.removeLogs(clock.instant().minus(Duration.ofDays(policy.logDays())));
            files.removeRejected(clock.instant().minus(Duration.ofDays(policy.logDays())));
        }
        if (policy.renderedDays() > 0) {
            files.removeRendered(clock.instant().minus(Duration.ofDays(policy.renderedDays())));
        }
    }

    private void removeEditions() {
        List<PublishedEdition> newestFirst = editions.published();
        Set<Long> kept = kept(newestFirst);
        newestFirst.stream()
                .map(PublishedEdition::id)
                .filter(id -> !kept.contains(id))
                .forEach(id -> {
                    editions.remove(id);
                    LOG.info("edition {} removed: no longer kept", id);
                });
        files.removeFoldersWithoutEdition(
                kept, newestFirst.stream().mapToLong(PublishedEdition::id).max().orElse(0));
    }

    /** The newest, and the last of each month and each year as far back as the policy says. */
    private Set<Long> kept(List<PublishedEdition> newestFirst) {
        Set<Long> kept = new HashSet<>(newestFirst.stream()
                .limit(Math.max(1, policy.newestEditions()))
                .map(PublishedEdition::id)
                .toList());
        kept.addAll(lastOfEach(newestFirst, one -> YearMonth.from(one.businessDate()), policy.monthlyEditions()));
        kept.addAll(lastOfEach(newestFirst, one -> one.businessDate().getYear(), policy.yearlyEditions()));
        return kept;
    }

    private static <P extends Comparable<? super P>> List<Long> lastOfEach(
            List<PublishedEdition> newestFirst, Function<PublishedEdition, P> period, int periods) {
        return newestFirst.stream()
                .map(period)
                .distinct()
                .sorted(Comparator.reverseOrder())
                .limit(Math.max(0, periods))
                .flatMap(one -> newestFirst.stream()
                        .filter(edition -> period.apply(edition).equals(one))
                        .limit(1))
                .map(PublishedEdition::id)
                .toList();
    }
}
