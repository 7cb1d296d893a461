package org.covalue.inputs;

import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import javax.sql.DataSource;
import org.covalue.database.SqlResource;
import org.covalue.estimation.data.Message;
import org.covalue.inputs.reading.Ids;
import org.covalue.inputs.spec.RecordSpec;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * What becomes of rows that an organisation sends in about members that are another's too, as an administrator has set
 * it. A member has one figure a year, which counts in both; so each rule says whose it is. Nobody becomes a member of
 * another organisation by a rule: memberships of shared members only the operator delivers.
 */
public enum SharingRule {
    /** They change what is the other's too: only the operator delivers them. */
    REFUSED,
    /** A row is taken where nobody else has delivered one of its key before. */
    FIRST_COME,
    /** A row is taken where the member joined its sender before it joined any other. */
    JOINED_FIRST;

    /** Of the organisation that sends. */
    static SharingRule of(JdbcTemplate jdbc, String organisation) {
        return jdbc
                .queryForList(
                        "select rule from covalue.sharing_rule where organisation_id = ?",
                        String.class,
                        Ids.kept(organisation))
                .stream()
                .map(code -> valueOf(code.toUpperCase(Locale.ROOT)))
                .findFirst()
                .orElse(REFUSED);
    }

    public static SharingRule of(DataSource dataSource, String organisation) {
        return of(new JdbcTemplate(dataSource), organisation);
    }

    /** Of the organisation from now on. */
    public void set(DataSource dataSource, String organisation) {
        JdbcTemplate jdbc = new JdbcTemplate(dataSource);
        jdbc.update("delete from covalue.sharing_rule where organisation_id = ?", Ids.kept(organisation));
        if (this != REFUSED) {
            jdbc.update(
                    "insert into covalue.sharing_rule (organisation_id, rule) values (?, ?)",
                    Ids.kept(organisation),
                    code());
        }
    }

    public static Optional<SharingRule> of(String code) {
        return Arrays.stream(values()).filter(one -> one.code().equals(code)).findFirst();
    }

    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Why a row is refused under it. */
    Message message() {
        return switch (this) {
            case REFUSED -> Message.of("member_of_another");
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
        return switch (this) {
            case REFUSED -> "true";
            case FIRST_COME ->
                SqlResource.text(
                        SharingRule.class,
                        "came_first",
                        Map.of(
                                "record",
                                spec.record(),
                                "known",
                                known,
                                "key",
                                String.join(
                                        ", ",
                                        spec.key().stream()
                                                .map(one -> "t." + one)
                                                .toList()),
                                "same_key",
                                String.join(
                                        " and ",
                                        spec.key().stream()
                                                .map(one -> "t." + one + " = r." + one)
                                                .toList())));
            case JOINED_FIRST -> SqlResource.text(SharingRule.class, "joined_first", Map.of("known", known));
        };
    }
}
