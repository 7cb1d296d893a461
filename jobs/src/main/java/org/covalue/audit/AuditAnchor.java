package org.covalue.audit;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.sql.DataSource;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * How far the audit reached at a moment. Its entries hold one another, but the last hold nothing: kept outside the
 * database, this tells whether they were cut off.
 *
 * @param entries how many there were; they are numbered from 1
 * @param hash of the last of them
 */
public record AuditAnchor(long entries, String hash) {

    private static final String NO_HASH = "0".repeat(64);
    private static final Pattern TEXT = Pattern.compile("\\b(\\d{1,18}) entries, the last with hash ([0-9a-f]{64})\\b");

    /** As the audit stands now. */
    public static AuditAnchor of(DataSource dataSource) {
        List<AuditAnchor> last = new JdbcTemplate(dataSource)
                .query(
                        "select entry, hash from covalue.audit order by entry desc limit 1",
                        (row, i) -> new AuditAnchor(row.getLong(1), row.getString(2)));
        return last.isEmpty() ? new AuditAnchor(0, NO_HASH) : last.get(0);
    }

    /** For a file or a mail; {@link #parse} reads it. */
    public String text() {
        return entries + " entries, the last with hash " + hash;
    }

    /** @return empty where the text holds none */
    static Optional<AuditAnchor> parse(String text) {
        Matcher found = TEXT.matcher(text);
        return found.find()
                ? Optional.of(new AuditAnchor(Long.parseLong(found.group(1)), found.group(2)))
                : Optional.empty();
    }
}
