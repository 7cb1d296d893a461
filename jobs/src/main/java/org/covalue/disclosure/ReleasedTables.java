package org.covalue.disclosure;

import java.util.List;
import javax.sql.DataSource;
import org.covalue.database.RowSecurity;
import org.covalue.layers.Layer;
import org.covalue.layers.SqlDefinition;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * The tables of schema {@code released}, one row per cell and edition, and the views of schema {@code edition} that
 * show one edition of them. Marts marked {@code released: true} hold facts that organisations report of themselves;
 * they are copied as they are.
 */
public final class ReleasedTables {

    private static final List<String> EDITION_COLUMNS = List.of(
            "edition_id",
            "business_date",
            "as_of",
            "base_year",
            "reporting_currency",
            "year_from",
            "year_to",
            "created_at",
            "software_version",
            "base_year_lacks_prices",
            "base_year_lacks_rates");

    private final JdbcTemplate jdbc;
    private final RowSecurity rights;

    public ReleasedTables(DataSource dataSource) {
        this.jdbc = new JdbcTemplate(dataSource);
        this.rights = new RowSecurity(dataSource);
    }

    /**
     * Makes a released table for every mart that is released, adds columns a newer mart brings, and renews the views.
     */
    void prepare() {
        rights.oneAtATime(() -> {
            releasedMarts().forEach(this::prepare);
            renew();
        });
    }

    /** The views that show one edition of the tables there are. */
    public void renewViews() {
        rights.oneAtATime(this::renew);
    }

    private void renew() {
        names().forEach(this::renewView);
        if (!columns("edition", "edition").equals(EDITION_COLUMNS) || !readsAsItsReader("edition")) {
            jdbc.execute("""
                    create or replace view edition.edition with (security_invoker = true) as
                    select %s from covalue.edition
                    where edition_id = cast(current_setting('covalue.edition') as bigint)
                    """.formatted(String.join(", ", EDITION_COLUMNS)));
        }
        rights.renew();
    }

    void copyFromMart(long edition) {
        for (String mart : releasedMarts()) {
            String columns = String.join(", ", columns("mart", mart));
            jdbc.update(
                    "insert into released." + mart + " (edition_id, " + columns + ") select ?, " + columns
                            + " from mart." + mart,
                    edition);
        }
    }

    void analyse() {
        names().forEach(table -> jdbc.execute("analyze released." + table));
    }

    /** Removes a draft and its cells. */
    void forget(long edition) {
        names().forEach(table -> jdbc.update("delete from released." + table + " where edition_id = ?", edition));
        jdbc.update("delete from covalue.edition where edition_id = ?", edition);
    }

    private List<String> names() {
        return jdbc.queryForList(
                "select tablename from pg_tables where schemaname = 'released' order by 1", String.class);
    }

    private static List<String> releasedMarts() {
        return SqlDefinition.in(Layer.MART.folder()).stream()
                .filter(mart -> mart.isTrue("released"))
                .map(SqlDefinition::name)
                .toList();
    }

    private void prepare(String mart) {
        if (!names().contains(mart)) {
            jdbc.execute("create table released." + mart + " as select cast(0 as bigint) as edition_id, m.* from mart."
                    + mart + " m with no data");
            jdbc.execute("create index on released." + mart + " (edition_id)");
            return;
        }
        List<String> known = columns("released", mart);
        for (String column : columns("mart", mart)) {
            if (!known.contains(column)) {
                String type = jdbc.queryForObject("""
                        select data_type from information_schema.columns
                        where table_schema = 'mart' and table_name = ?
                        and column_name = ?
                        """, String.class, mart, column);
                jdbc.execute("alter table released." + mart + " add column " + column + " " + type);
            }
        }
    }

    private void renewView(String table) {
        List<String> shown = columns("released", table).stream()
                .filter(column -> !column.equals("edition_id"))
                .toList();
        if (columns("edition", table).equals(shown) && readsAsItsReader(table)) {
            return;
        }
        String columns = String.join(
                ", ", shown.stream().map(column -> '"' + column + '"').toList());
        jdbc.execute("drop view if exists edition." + table);
        jdbc.execute("create view edition." + table + " with (security_invoker = true) as select " + columns
                + " from released." + table + " where edition_id = cast(current_setting('covalue.edition') as bigint)");
    }

    /** Renewing a view waits for its readers, so one that is right is left alone. */
    private boolean readsAsItsReader(String view) {
        return Boolean.TRUE.equals(jdbc.queryForObject("""
                select coalesce(reloptions, '{}') @> array['security_invoker=true']
                from pg_class where oid = cast(? as regclass)
                """, Boolean.class, "edition." + view));
    }

    private List<String> columns(String schema, String table) {
        return jdbc.queryForList("""
                select attname from pg_attribute
                where attrelid = to_regclass(?) and attnum > 0
                and not attisdropped order by attnum
                """, String.class, schema + "." + table);
    }
}
