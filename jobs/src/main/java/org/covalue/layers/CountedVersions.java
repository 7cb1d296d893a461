package org.covalue.layers;

import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Asks the rules of plausibility about figures as they count: about the common versions of all members, and once more
 * about each organisation's own versions, among the figures of its members as they count for it. A rule reads one
 * version of each record, and does not know of which it is.
 */
final class CountedVersions {

    private static final String STAGED = Layer.STAGING.target();

    private final JdbcTemplate jdbc;

    CountedVersions(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /** A table for each rule, of what is staged. */
    List<LayerBuilder.Task> tasks() {
        List<String> records = jdbc.queryForList(
                "select table_name from information_schema.columns where table_schema = ? and column_name = 'own_of' "
                        + "order by 1",
                String.class,
                STAGED);
        List<String> organisations = jdbc.queryForList(
                "select distinct organisation_id from " + STAGED + ".own_version order by 1", String.class);
        return SqlDefinition.in(Layer.PLAUSIBILITY.folder()).stream()
                .map(rule -> new LayerBuilder.Task(rule.name(), table(rule, records, organisations)))
                .toList();
    }

    private static String table(SqlDefinition rule, List<String> records, List<String> organisations) {
        // Where nobody has a version of its own, a rule reads the records as they are.
        String common = asked(
                rule,
                "cast(null as text)",
                organisations.isEmpty() ? "" : versions(records, record -> "r.own_of is null"),
                "true");
        boolean hasOwn = rule.text("record").filter(records::contains).isPresent();
        Stream<String> own = hasOwn ? organisations.stream().map(one -> ofOwn(rule, records, one)) : Stream.of();
        return Stream.concat(Stream.of(common), own)
                .collect(Collectors.joining(
                        "\nunion all\n",
                        "create table " + Layer.PLAUSIBILITY.next() + "." + rule.name() + " as\n",
                        ""));
    }

    private static String ofOwn(SqlDefinition rule, List<String> records, String organisation) {
        String quoted = quoted(organisation);
        return asked(
                rule,
                quoted,
                versions(
                        records,
                        record -> "r.member_id in (select m.member_id from " + STAGED + ".membership m where "
                                + "m.organisation_id = " + quoted + ") and (r.own_of = " + quoted
                                + " or r.own_of is null and not " + hasOwn(record, quoted, "r") + ")"),
                hasOwn(rule.text("record").orElse(""), quoted, "w"));
    }

    /** Whether the organisation has a version of its own of a row. */
    private static String hasOwn(String record, String organisation, String alias) {
        return ("exists (select 1 from %1$s.own_version o where o.organisation_id = %2$s and o.record = %3$s "
                        + "and o.member_id = %4$s.member_id and o.year = %4$s.year)")
                .formatted(STAGED, organisation, quoted(record), alias);
    }

    private static String asked(SqlDefinition rule, String ownOf, String before, String condition) {
        return "(" + before + "select w.*, " + ownOf + " as own_of from (" + rule.select() + "\n) w where " + condition
                + ")";
    }

    /** Stands before a SELECT that names the records: it reads some rows of them only. */
    private static String versions(List<String> records, UnaryOperator<String> condition) {
        return records.stream()
                .map(record -> "%1$s as not materialized (select r.* from %2$s.%1$s r where %3$s)"
                        .formatted(record, STAGED, condition.apply(record)))
                .collect(Collectors.joining(",\n", "with ", "\n"));
    }

    private static String quoted(String text) {
        return "'" + text.replace("'", "''") + "'";
    }
}
