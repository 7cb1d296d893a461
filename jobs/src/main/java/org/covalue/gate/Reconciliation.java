package org.covalue.gate;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Whether all that was delivered is there: the rows of every file of the home add up, those counted as loaded stand in
 * {@code raw}, and no delivery is gone that an edition rested on.
 */
final class Reconciliation {

    private static final String REPAIR = "; ./covalue load --repair FILE reads it again";

    private static final String COUNTS = """
            select file || ' (' || to_char(received_at at time zone 'UTC', 'YYYY-MM-DD') || '): ' || coalesce(cast(rows_in_file as text), '?')
                   || ' rows in the file, ' || rows_read || ' read, ' || rows_loaded || ' loaded, ' || rows_rejected || ' rejected, '
                   || rows_unchanged || ' unchanged'
            from covalue.delivery
            where state = 'complete' and (rows_read <> rows_loaded + rows_rejected + rows_unchanged or rows_in_file <> rows_read)
            order by file
            """;

    /** Loaded by a version that did not keep how many rows a file has. */
    private static final String UNPROVEN = """
            select file || ' (' || to_char(received_at at time zone 'UTC', 'YYYY-MM-DD') || '): taken as complete without a row by an earlier version, '
                   || 'which may have lost them'
            from covalue.delivery where state = 'complete' and rows_in_file is null order by file
            """;

    /** A draft whose own run still waits for a file is never right; what another run left may be meant. */
    private static final String WAITING = """
            select file || ': registered and never loaded' from covalue.delivery where run_id = ? and state = 'waiting' order by file
            """;

    private static final String NEVER_LOADED = """
            select d.file || ' (' || to_char(d.received_at at time zone 'UTC', 'YYYY-MM-DD') || '): its load broke off, and it was not loaded since; '
                   || 'deliver it again'
            from covalue.delivery d
            where d.run_id <> ? and d.state in ('waiting', 'abandoned')
              and d.received_at > coalesce((select as_of from covalue.edition where edition_id = ?), '-infinity')
              and not exists (
                  select 1 from covalue.delivery l
                  where l.delivery_id > d.delivery_id and l.state in ('complete', 'skipped') and (l.file = d.file or l.sha256 = d.sha256))
            order by d.file
            """;

    private static final String GONE = """
            select p.file || ': ' || p.rows || ' rows stood in edition ' || p.edition_id || ', and the delivery is '
                   || coalesce(d.state, 'gone')
            from covalue.published_delivery p
            left join covalue.delivery d on d.delivery_id = p.delivery_id
            where d.state is null or d.state <> 'complete'
            order by p.file
            """;

    /** Rows whose references were unknown when they came stand in raw and are counted as rejected. */
    private static final String STORED = """
            select d.delivery_id, d.file, d.rows_loaded, coalesce(s.stored, 0) as stored
            from covalue.delivery d
            left join (
                select r.delivery_id, count(*) as stored from raw.%1$s r
                where not exists (
                    select 1 from covalue.unresolved_reference u
                    where u.record = '%1$s' and u.delivery_id = r.delivery_id and u.row_number = r.row_number)
                group by r.delivery_id
            ) s on s.delivery_id = d.delivery_id
            where d.record = '%1$s' and d.state = 'complete' and d.rows_loaded <> coalesce(s.stored, 0)
            order by d.file
            """;

    /**
     * Numbers of rows that neither stand in raw nor were rejected. Rows that changed nothing are among them where there
     * were any.
     */
    private static final String GAPS = """
            with known as (
                select row_number from raw.%1$s where delivery_id = ?1
                union select row_number from covalue.rejected_row where delivery_id = ?1
                union select 1
                union select greatest(last_row, coalesce(rows_in_file, 0) + 1) + 1 from covalue.delivery where delivery_id = ?1
            )
            select row_number + 1 || ' to ' || next - 1
            from (select row_number, lead(row_number) over (order by row_number) as next from known) k
            where next > row_number + 1
            order by row_number
            limit 3
            """;

    private final JdbcTemplate jdbc;

    Reconciliation(DataSource dataSource) {
        this.jdbc = new JdbcTemplate(dataSource);
    }

    /** @param before the edition that readers have, 0 where there is none */
    List<Finding> findings(long runId, long before) {
        List<Finding> findings = new ArrayList<>();
        add(findings, jdbc.queryForList(COUNTS, String.class), REPAIR, false);
        add(findings, jdbc.queryForList(WAITING, String.class, runId), "", false);
        add(findings, jdbc.queryForList(GONE, String.class), REPAIR, false);
        jdbc.queryForList(
                        "select distinct record from covalue.delivery where state = 'complete' order by 1",
                        String.class)
                .forEach(record -> add(findings, stored(record), REPAIR, false));
        add(findings, jdbc.queryForList(UNPROVEN, String.class), REPAIR, true);
        add(findings, jdbc.queryForList(NEVER_LOADED, String.class, runId, before), "", true);
        return findings;
    }

    /** A person has said that the files without rows had none. */
    void accept(String reason) {
        jdbc.update(
                "update covalue.delivery set rows_in_file = rows_read, message = ? where state = 'complete' and "
                        + "rows_in_file is null",
                "taken for a file without rows: " + reason);
    }

    private static void add(List<Finding> findings, List<String> texts, String remedy, boolean isAcceptable) {
        texts.forEach(text -> findings.add(new Finding("reconcile", text + remedy, isAcceptable)));
    }

    private List<String> stored(String record) {
        return jdbc.query(
                STORED.formatted(record),
                (row, i) -> row.getString("file") + ": " + row.getLong("rows_loaded") + " rows counted as loaded, "
                        + row.getLong("stored") + " stored" + missing(record, row.getInt("delivery_id")));
    }

    private String missing(String record, int delivery) {
        String id = Integer.toString(delivery);
        String rows = jdbc.queryForList(GAPS.formatted(record).replace("?1", id), String.class).stream()
                .collect(Collectors.joining(", "));
        return rows.isEmpty() ? "" : " (missing: rows " + rows + ")";
    }
}
