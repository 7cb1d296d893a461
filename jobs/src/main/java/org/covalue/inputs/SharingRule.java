package org.covalue.inputs;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import javax.sql.DataSource;
import org.covalue.database.SqlResource;
import org.covalue.estimation.data.Message;
import org.covalue.inputs.reading.Ids;
import org.covalue.inputs.spec.RecordSpec;
import org.covalue.inputs.spec.VersionKey;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * What becomes of rows that an organisation sends in about members that are another's too, as an administrator has set
 * it. A member has one figure a year, which counts in all its organisations but for those with a version of their own;
 * so each rule says whose it is. Nobody becomes a member of another organisation by a rule: memberships of shared
 * members only the operator delivers.
 */
public enum SharingRule {
    /** They change what is the other's too: only the operator delivers them. */
    REFUSED,
    /**
     * A figure is the sender's own version and counts for it alone, while the rule stands; where it has sent none, the
     * common one counts. What a member is stays one for all: such a row is refused.
     */
    OWN,
    /** A row is taken where nobody else has delivered one of its key before. */
    FIRST_COME,
    /** A row is taken where the member joined its sender before it joined any other. */
    JOINED_FIRST;

    /** Of the organisation that sends, at a moment. */
    static SharingRule of(JdbcTemplate jdbc, String organisation, Instant moment) {
        return jdbc
                .queryForList(
                        "select rule from covalue.sharing_rule where organisation_id = ? and set_at <= ? "
                                + "order by set_at desc limit 1",
                        String.class,
                        Ids.kept(organisation),
                        Timestamp.from(moment))
                .stream()
                .map(code -> valueOf(code.toUpperCase(Locale.ROOT)))
                .findFirst()
                .orElse(REFUSED);
    }

    public static SharingRule of(DataSource dataSource, String organisation) {
        return of(new JdbcTemplate(dataSource), organisation, Instant.now());
    }

    /** Of the organisation from a moment on. */
    public void set(DataSource dataSource, String organisation, Instant from) {
        new JdbcTemplate(dataSource)
                .update(
                        "insert into covalue.sharing_rule (organisation_id, rule, set_at) values (?, ?, ?) "
                                + "on conflict (organisation_id, set_at) do update set rule = excluded.rule",
                        Ids.kept(organisation),
                        code(),
                        Timestamp.from(from));
    }

    public static Optional<SharingRule> of(String code) {
        return Arrays.stream(values()).filter(one -> one.code().equals(code)).findFirst();
    }

    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The rule as it is about one record type: of what a member is there are no own versions. */
    SharingRule about(RecordSpec spec) {
        return this == OWN && !spec.hasOwnVersions() ? REFUSED : this;
    }

    /** Why a row is refused under it. */
    Message message() {
        return switch (this) {
            case REFUSED, OWN -> Message.of("member_of_another");
            case FIRST_COME -> Message.of("member_first_come");
            case JOINED_FIRST -> Message.of("member_joined_first");
        };
    }

    /**
     * The condition under which a row {@code r} about a shared member is refused, with one parameter: {@code sender}.
     *
     * @param known which deliveries {@code d} count as known
     */
    String refuses(RecordSpec spec, String known) {
        VersionKey versions = new VersionKey(spec);
        return switch (this) {
            case REFUSED -> "true";
            case OWN -> "false";
            case FIRST_COME ->
                SqlResource.text(
                        SharingRule.class,
                        "came_first",
                        Map.of(
                                "record",
                                spec.record(),
                                "known",
                                known,
                                "same_key",
                                versions.isSameKey("t", "r") + " and " + versions.isCommon("t")));
            case JOINED_FIRST -> SqlResource.text(SharingRule.class, "joined_first", Map.of("known", known));
        };
    }
}
