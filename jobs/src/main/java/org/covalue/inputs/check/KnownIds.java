package org.covalue.inputs.check;

import java.util.Collection;
import java.util.Set;
import java.util.TreeSet;
import javax.sql.DataSource;
import org.covalue.inputs.spec.RecordSpec;
import org.springframework.jdbc.core.JdbcTemplate;

/** Looks ids up among the records that a database has. */
public final class KnownIds {

    private final JdbcTemplate jdbc;

    public KnownIds(DataSource dataSource) {
        this.jdbc = new JdbcTemplate(dataSource);
    }

    /** Those of the ids that no complete delivery has brought; all where nothing was ever loaded. */
    public Set<String> unknown(RecordSpec spec, Collection<String> ids) {
        Set<String> unknown = new TreeSet<>(ids);
        String table = "raw." + spec.record();
        if (jdbc.queryForObject("select to_regclass(?)::text", String.class, table) != null) {
            String key = spec.key().get(0);
            jdbc.queryForList("""
                            select distinct r.%1$s from %2$s r
                            inner join covalue.delivery d on d.delivery_id = r.delivery_id and d.state = 'complete'
                            where r.%1$s = any (?)
                            """.formatted(key, table), String.class, (Object) ids.toArray(String[]::new))
                    .forEach(unknown::remove);
        }
        return unknown;
    }
}
