package org.covalue.portal;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Who did what: downloads, sign-ins, changes of rights. Append-only, and each entry holds the hash of the one before, so that
 * a changed or missing entry shows.
 */
@Component
class Audit {

    private static final String START = "0".repeat(64);
    private static final long LOCK = 0x4175646974L;

    private final JdbcTemplate jdbc;

    Audit(DataSource dataSource) {
        this.jdbc = new JdbcTemplate(dataSource);
    }

    record Entry(long number, Instant at, String login, String action, String subject, String detail, String previousHash,
            String hash) {

        boolean isIntact(String previous) {
            return previousHash.equals(previous) && hash.equals(hashOf(previous, number, at, login, action, subject, detail));
        }
    }

    /** @param subject what it was done to, e.g. a report's file or a login */
    @Transactional
    void record(String login, String action, String subject, String detail) {
        jdbc.queryForList("select pg_advisory_xact_lock(?)", LOCK);
        Optional<Entry> last = entries("order by entry desc limit 1").stream().findFirst();
        long number = last.map(Entry::number).orElse(0L) + 1;
        String previous = last.map(Entry::hash).orElse(START);
        Instant at = Instant.now().truncatedTo(ChronoUnit.MICROS);
        jdbc.update("insert into covalue.audit values (?, ?, ?, ?, ?, ?, ?, ?)", number, Timestamp.from(at), login, action, subject,
                detail, previous, hashOf(previous, number, at, login, action, subject, detail));
    }

    /** The latest entries, the last first. */
    List<Entry> latest(int count) {
        return entries("order by entry desc limit ?", count);
    }

    /** Who downloaded what of the subjects that begin so, the last first. */
    List<Entry> downloads(String subjectPrefix, int count) {
        return entries("where action = 'download' and starts_with(subject, ?) order by entry desc limit ?", subjectPrefix, count);
    }

    /** @return the number of the first entry that was changed or follows a missing one, empty where the chain is whole */
    Optional<Long> firstBroken() {
        String previous = START;
        long expected = 1;
        for (Entry entry : entries("order by entry")) {
            if (entry.number() != expected || !entry.isIntact(previous)) {
                return Optional.of(expected);
            }
            previous = entry.hash();
            expected++;
        }
        return Optional.empty();
    }

    private List<Entry> entries(String rest, Object... values) {
        return jdbc.query("select entry, at, login, action, subject, detail, previous_hash, hash from covalue.audit " + rest,
                (row, i) -> new Entry(row.getLong(1), row.getTimestamp(2).toInstant(), row.getString(3), row.getString(4),
                        row.getString(5), row.getString(6), row.getString(7), row.getString(8)), values);
    }

    private static String hashOf(String previous, long number, Instant at, String... texts) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update((previous + "\n" + number + "\n" + at).getBytes(StandardCharsets.UTF_8));
            for (String text : texts) {
                byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
                digest.update(("\n" + bytes.length + ":").getBytes(StandardCharsets.UTF_8));
                digest.update(bytes);
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
