package org.covalue.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.Map;

/**
 * Twelve indicators from the same landing files, written once more from the conventions of counting, for DuckDB: an
 * independent opinion on every value, and a measure of what the machine can do without a database, history and rejects.
 */
final class DuckNight {

    private static final String FILES = """
            create table membership as select organisation_id, member_id, joined_on, left_on from read_csv('%1$s/membership.csv');
            create table member as
                select m.member_id, member_type = 'firm' as is_firm, country, member_founded_on,
                       case when close_reason = 'closed' then closed_on end as closed_on
                from read_csv('%1$s/member.csv') m;
            create table organisation as select organisation_id, country from read_csv('%1$s/organisation.csv');
            create table revenue as
                select member_id, year, currency, revenue, value_added, exports, rd_expenditure, employees_fte
                from read_csv('%1$s/revenue.csv', sample_size = 200000);
            create table sustainability as
                select member_id, year, headcount, women_headcount from read_csv('%1$s/sustainability.csv', sample_size = 200000);
            create table funding as
                select organisation_id, year(received_on) as year, source, currency,
                       amount - coalesce(passed_through_amount, 0) as own_income, coalesce(in_kind, 'no') = 'yes' as is_in_kind
                from read_csv('%1$s/funding.csv', sample_size = 200000, types = {'in_kind': 'varchar'});
            create table price as select country, year, price_index from read_csv('%1$s/price_index.csv');
            create table rate as
                select currency, year, units_per_usd from read_csv('%1$s/exchange_rate.csv')
                union all select 'USD', unnest(range(%2$d, %3$d + 1)), 1.0
            """;

    private static final String MEMBERS = """
            create table presence as
            select s.organisation_id, s.member_id, y.year,
                   bool_or(joined_on <= make_date(y.year, 12, 31)
                       and (left_on is null or left_on > make_date(y.year, 1, 1))) as in_m,
                   bool_or(joined_on <= make_date(y.year, 12, 31)
                       and (left_on is null or left_on > make_date(y.year, 12, 31))) as in_s
            from membership s, (select unnest(range(%2$d, %3$d + 1)) as year) y
            group by all;
            create table figure as
            with base as (
                select p.country, p.year, b.price_index / p.price_index as to_base
                from price p join price b on b.country = p.country and b.year = %3$d
            )
            select t.organisation_id, t.year, t.member_id, before.in_m as was_in_m,
                   m.member_founded_on >= make_date(t.year, 1, 1) and m.member_founded_on <= make_date(t.year, 12, 31) as is_born,
                   m.closed_on >= make_date(t.year, 1, 1) and m.closed_on <= make_date(t.year, 12, 31) as is_closed,
                   r.revenue * b.to_base / br.units_per_usd as real_revenue,
                   r.value_added * b.to_base / br.units_per_usd as real_value_added,
                   r0.revenue * b0.to_base / br0.units_per_usd as real_revenue_before,
                   r.revenue / u.units_per_usd as revenue_usd, r.exports / u.units_per_usd as exports_usd,
                   r.rd_expenditure / u.units_per_usd as rd_usd, r.exports, r.employees_fte as fte, r0.employees_fte as fte_before,
                   x.headcount, x.women_headcount
            from presence t
            join member m on m.member_id = t.member_id and m.is_firm
            join organisation o on o.organisation_id = t.organisation_id
            left join presence before
                on before.organisation_id = t.organisation_id and before.member_id = t.member_id and before.year = t.year - 1
            left join revenue r on r.member_id = t.member_id and r.year = t.year
            left join revenue r0 on r0.member_id = t.member_id and r0.year = t.year - 1
            left join sustainability x on x.member_id = t.member_id and x.year = t.year
            left join base b on b.country = coalesce(m.country, o.country) and b.year = t.year
            left join base b0 on b0.country = coalesce(m.country, o.country) and b0.year = t.year - 1
            left join rate u on u.currency = r.currency and u.year = t.year
            left join rate br on br.currency = r.currency and br.year = %3$d
            left join rate br0 on br0.currency = r0.currency and br0.year = %3$d
            where t.in_m and t.year > %2$d
            """;

    private static final String VALUES = """
            with employment as (
                select organisation_id, year,
                       case when fte is null and is_closed and was_in_m and fte_before is not null then 0 else fte end as now,
                       case when is_born then coalesce(fte_before, 0) when was_in_m then fte_before end as before
                from figure
            )
            select 'real_revenue' as indicator, organisation_id, year, sum(real_revenue) as value from figure group by all
            union all
            select 'real_revenue_per_member', organisation_id, year, avg(real_revenue) from figure group by all
            union all
            select 'real_revenue_growth_matched', organisation_id, year,
                   case when sum(real_revenue) > 0 and sum(real_revenue_before) > 0
                       then ln(sum(real_revenue) / sum(real_revenue_before)) end
            from figure where was_in_m and real_revenue is not null and real_revenue_before is not null group by all
            union all
            select 'employment', organisation_id, year, sum(fte) from figure group by all
            union all
            select 'net_employment_growth', organisation_id, year, 200 * sum(now - before) / nullif(sum(now + before), 0)
            from employment where now is not null and before is not null group by all
            union all
            select 'labour_productivity', organisation_id, year, sum(real_value_added) / sum(fte)
            from figure where fte > 0 and real_value_added is not null group by all
            union all
            select 'export_intensity', organisation_id, year, 100 * sum(exports_usd) / nullif(sum(revenue_usd), 0)
            from figure where exports_usd is not null and revenue_usd is not null group by all
            union all
            select 'exporter_share', organisation_id, year, 100 * avg(case when exports > 0 then 1 else 0 end)
            from figure where exports is not null group by all
            union all
            select 'rd_intensity', organisation_id, year, 100 * sum(rd_usd) / nullif(sum(revenue_usd), 0)
            from figure where rd_usd is not null and revenue_usd is not null group by all
            union all
            select 'women_employment_share', organisation_id, year, 100 * sum(women_headcount) / sum(headcount)
            from figure where women_headcount is not null and headcount > 0 group by all
            union all
            select 'membership_fee_share', organisation_id, f.year,
                   100 * coalesce(sum(own_income / u.units_per_usd) filter (where source = 'membership_fees'), 0)
                       / nullif(sum(own_income / u.units_per_usd), 0)
            from funding f join rate u on u.currency = f.currency and u.year = f.year where not is_in_kind group by all
            union all
            select 'member_retention', t.organisation_id, t.year,
                   100.0 * count(*) filter (where t.in_s) / count(*)
            from presence t
            join presence b on b.organisation_id = t.organisation_id and b.member_id = t.member_id and b.year = t.year - 1
            where b.in_s group by all
            """;

    private final Map<String, Double> values = new HashMap<>();
    private double reading;
    private double computing;

    /** Values by {@code indicator/organisation/year}; none where there is nothing to compute from. */
    Map<String, Double> values() {
        return values;
    }

    /** Seconds from files to tables. */
    double reading() {
        return reading;
    }

    /** Seconds from tables to values. */
    double computing() {
        return computing;
    }

    static DuckNight over(Path folder, int firstYear, int lastYear) throws SQLException, IOException {
        DuckNight duck = new DuckNight();
        try (Connection connection = DriverManager.getConnection("jdbc:duckdb:"); Statement statement = connection.createStatement()) {
            statement.execute("set threads = " + Runtime.getRuntime().availableProcessors());
            long start = System.nanoTime();
            statement.execute(FILES.formatted(folder, firstYear - 1, lastYear));
            duck.reading = (System.nanoTime() - start) / 1e9;
            statement.execute(MEMBERS.formatted(folder, firstYear - 1, lastYear));
            duck.collect(statement);
            duck.computing = (System.nanoTime() - start) / 1e9 - duck.reading;
        }
        return duck;
    }

    private void collect(Statement statement) throws SQLException {
        try (ResultSet row = statement.executeQuery(VALUES)) {
            while (row.next()) {
                double value = row.getDouble(4);
                if (!row.wasNull()) {
                    values.put(row.getString(1) + "/" + row.getString(2) + "/" + row.getInt(3), value);
                }
            }
        }
    }
}
