package org.covalue.portal.access;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Who did what: downloads, sign-ins, changes of rights. Append-only, and each entry holds the hash of the one before,
 * so that a changed or missing entry shows. The words of an entry go into its hash by salted hashes of their own: where
 * a person is erased, words and salts go, their hashes stay, and the chain holds.
 */
@Component
public class Audit {

    private static final String START = "0".repeat(64);
    private static final long LOCK = 0x4175646974L;

    private static final String SELECT = """
            select entry, at, login, action, subject, detail, previous_hash, hash, login_salt, subject_salt,
            detail_salt, login_hash, subject_hash, detail_hash
            from covalue.audit
            """;

    private final JdbcTemplate jdbc;
    private final JdbcTemplate streaming;
    private final TransactionTemplate readOnly;

    Audit(DataSource dataSource, PlatformTransactionManager transactions) {
        this.jdbc = new JdbcTemplate(dataSource);
        this.streaming = new JdbcTemplate(dataSource);
        this.streaming.setFetchSize(1000);
        this.readOnly = new TransactionTemplate(transactions);
        this.readOnly.setReadOnly(true);
    }

    /** For a command, which records within a transaction of its own. */
    public static Audit of(DataSource dataSource) {
        return new Audit(dataSource, new JdbcTransactionManager(dataSource));
    }

    /** @param words the salted hashes of login, subject and detail; none in older entries */
    public record AuditEntry(
            long number,
            Instant at,
            String login,
            String action,
            String subject,
            String detail,
            String previousHash,
            String hash,
            List<AuditWord> words) {

        boolean isIntact(String previous) {
            return previousHash.equals(previous)
                    && hash.equals(
                            words.isEmpty()
                                    ? hashOf(previous, number, at, login, action, subject, detail)
                                    : hashOf(previous, number, at, action, words))
                    && words.stream().allMatch(AuditWord::isIntact);
        }
    }

    /** @param subject what it was done to, e.g. a report's file or a login */
    @Transactional
    public void record(String login, String action, String subject, String detail) {
        jdbc.queryForList("select pg_advisory_xact_lock(?)", LOCK);
        Optional<AuditEntry> last =
                entries("order by entry desc limit 1").stream().findFirst();
        long number = last.map(AuditEntry::number).orElse(0L) + 1;
        String previous = last.map(AuditEntry::hash).orElse(START);
        Instant at = Instant.now().truncatedTo(ChronoUnit.MICROS);
        List<AuditWord> words = List.of(AuditWord.of(login), AuditWord.of(subject), AuditWord.of(detail));
        String hash = hashOf(previous, number, at, action, words);
        jdbc.update(
                """
                insert into covalue.audit (entry, at, login, action, subject, detail, previous_hash, hash,
                login_salt, subject_salt, detail_salt, login_hash, subject_hash, detail_hash)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                """,
                number,
                Timestamp.from(at),
                login,
                action,
                subject,
                detail,
                previous,
                hash,
                words.get(0).salt(),
                words.get(1).salt(),
                words.get(2).salt(),
                words.get(0).hash(),
                words.get(1).hash(),
                words.get(2).hash());
    }

    /** The latest entries, the last first. */
    public List<AuditEntry> latest(int count) {
        return entries("order by entry desc limit ?", count);
    }

    /** Who downloaded what of the subjects that begin so, the last first. */
    public List<AuditEntry> downloads(String subjectPrefix, int count) {
        return entries(
                "where action = 'download' and starts_with(subject, ?) order by entry desc limit ?",
                subjectPrefix,
                count);
    }

    /**
     * Entries before a number, the last first.
     *
     * @param login, action blank for all
     * @param before the number that no entry reaches
     */
    public List<AuditEntry> page(String login, String action, long before, int count) {
        return entries(
                "where entry < ? and (? = '' or login = ?) and (? = '' or action = ?) order by entry desc limit ?",
                before,
                login,
                login,
                action,
                action,
                count);
    }

    /** What has been done so far, for a choice. */
    public List<String> actions() {
        return jdbc.queryForList("select distinct action from covalue.audit order by 1", String.class);
    }

    /**
     * What a check of the whole chain came to: how many entries, and the first that was changed or follows a missing
     * one.
     */
    public record Check(long entries, Optional<Long> firstBroken) {}

    /**
     * @return the number of the first entry that was changed or follows a missing one, empty where the chain is whole
     */
    public Optional<Long> firstBroken() {
        return check().firstBroken();
    }

    /** Reads the chain entry by entry, however long it is. */
    public Check check() {
        return readOnly.execute(status -> {
            Chain chain = new Chain(Set.copyOf(
                    jdbc.queryForList("select subject from covalue.audit where action = 'erase user'", String.class)));
            streaming.query(SELECT + "order by entry", row -> {
                chain.add(entry(row));
            });
            return new Check(chain.entries, chain.firstBroken);
        });
    }

    private static final class Chain {

        private final Set<String> erased;
        private String previous = START;
        private long entries;
        private Optional<Long> firstBroken = Optional.empty();

        /** @param erased pseudonyms that an entry tells of */
        private Chain(Set<String> erased) {
            this.erased = erased;
        }

        /** Words may be gone only where an entry says that a person was erased. */
        private boolean isErasureTold(AuditEntry entry) {
            return entry.words().stream().noneMatch(AuditWord::isErased)
                    || erased.contains(entry.login())
                    || erased.contains(entry.subject());
        }

        private void add(AuditEntry entry) {
            entries++;
            if (firstBroken.isEmpty()
                    && (entry.number() != entries || !entry.isIntact(previous) || !isErasureTold(entry))) {
                firstBroken = Optional.of(entries);
            }
            previous = entry.hash();
        }
    }

    private List<AuditEntry> entries(String rest, Object... values) {
        return jdbc.query(SELECT + rest, (row, i) -> entry(row), values);
    }

    private static AuditEntry entry(ResultSet row) throws SQLException {
        return new AuditEntry(
                row.getLong(1),
                row.getTimestamp(2).toInstant(),
                row.getString(3),
                row.getString(4),
                row.getString(5),
                row.getString(6),
                row.getString(7),
                row.getString(8),
                row.getString(12) == null
                        ? List.of()
                        : List.of(
                                new AuditWord(row.getString(3), row.getString(9), row.getString(12)),
                                new AuditWord(row.getString(5), row.getString(10), row.getString(13)),
                                new AuditWord(row.getString(6), row.getString(11), row.getString(14))));
    }

    /** Of an entry whose words are hashed by themselves, so that they can be taken out. */
    private static String hashOf(String previous, long number, Instant at, String action, List<AuditWord> words) {
        return hashOf(
                previous,
                number,
                at,
                Stream.concat(Stream.of(action), words.stream().map(AuditWord::hash))
                        .toArray(String[]::new));
    }

    public static String hashOf(String previous, long number, Instant at, String... texts) {
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
