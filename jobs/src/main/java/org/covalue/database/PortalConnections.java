package org.covalue.database;

import com.zaxxer.hikari.HikariDataSource;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;

/**
 * How the parts of a service come to the database: the night as the owner of the tables, accounts and the like as their
 * keeper, pages as viewers.
 */
public final class PortalConnections implements AutoCloseable {

    private final DataSource owner;
    private final DataSource keeper;
    private final DataSource viewers;
    private final List<HikariDataSource> pools;

    PortalConnections(DataSource owner, DataSource keeper, HikariDataSource viewers, List<HikariDataSource> others) {
        this.owner = owner;
        this.keeper = keeper;
        this.viewers = viewers;
        this.pools = new ArrayList<>(others);
        this.pools.add(viewers);
    }

    private PortalConnections(DataSource owner) {
        this.owner = owner;
        this.keeper = owner;
        this.viewers = owner;
        this.pools = List.of();
    }

    /** Where there is one login only, which owns all tables: pages still read as another role, but could leave it. */
    public static PortalConnections ofOneLogin(DataSource owner) {
        return new PortalConnections(owner);
    }

    /** For the night: it builds and changes tables. */
    public DataSource owner() {
        return owner;
    }

    /** For accounts, the audit, and the pages of operators and administrators. */
    public DataSource keeper() {
        return keeper;
    }

    /** For what viewers ask; to be used through {@link ViewerDataSource}. */
    public DataSource viewers() {
        return viewers;
    }

    @Override
    public void close() {
        pools.forEach(HikariDataSource::close);
    }
}
