package org.covalue.inputs;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.covalue.Problem;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Deliveries whose rows are not all there. The file as it was delivered is read again in its old place in the order, so that what
 * came later still counts over it.
 */
public final class Repairs {

    private final JdbcTemplate jdbc;
    private final LoadProgress progress;

    public Repairs(DataSource dataSource, Deliveries deliveries) {
        this.jdbc = new JdbcTemplate(dataSource);
        this.progress = new LoadProgress(dataSource, deliveries);
    }

    private record Delivered(int id, String record) {
    }

    /**
     * Begins the deliveries of these files anew, as part of a run; call inside one transaction.
     *
     * @throws Problem if a file was never delivered as it is now
     */
    public void reopen(long runId, List<Path> paths) {
        List<String> strangers = new ArrayList<>();
        for (LandingFile file : Landing.of(paths).files()) {
            delivered(file).ifPresentOrElse(delivery -> reopen(runId, delivery, file), () -> strangers.add(file.path().toString()));
        }
        if (!strangers.isEmpty()) {
            throw new Problem("Nothing to repair: " + String.join(", ", strangers) + (strangers.size() == 1 ? " was" : " were")
                    + " never loaded with this content.\nGive the file as it was delivered, or take this one as a new delivery: ./covalue load FILE");
        }
    }

    /** The same content may have come by several ways: the one at this place counts, then the one of this name, then the latest. */
    private Optional<Delivered> delivered(LandingFile file) {
        return jdbc.query("""
                select delivery_id, record from covalue.delivery
                where sha256 = ? and state in ('complete', 'waiting', 'abandoned') and record is not null
                order by path = ? desc, file = ? desc, delivery_id desc limit 1
                """, (row, i) -> new Delivered(row.getInt(1), row.getString(2)), hash(file), file.path().toString(), file.name())
                .stream().findFirst();
    }

    private static String hash(LandingFile file) {
        try {
            return file.sha256();
        } catch (IOException e) {
            throw new Problem(file.path() + " cannot be read: " + e.getMessage(), e);
        }
    }

    private void reopen(long runId, Delivered delivery, LandingFile file) {
        progress.beginAnew(delivery.record(), delivery.id());
        jdbc.update("update covalue.delivery set run_id = ?, state = 'waiting', path = ?, message = ? where delivery_id = ?", runId,
                file.path().toString(), "read again on " + Instant.now().atZone(ZoneOffset.UTC).toLocalDate(), delivery.id());
    }

    /** Versions before did not keep how many rows a file has; one that comes again and has none is whole. */
    void proveEmpty(LandingFile file, String sha256) throws IOException {
        List<Integer> unproven = jdbc.queryForList("select delivery_id from covalue.delivery where file = ? and sha256 = ? and state = 'complete' "
                + "and rows_in_file is null and rows_read = 0", Integer.class, file.name(), sha256);
        if (!unproven.isEmpty() && !file.hasRows()) {
            unproven.forEach(id -> jdbc.update("update covalue.delivery set rows_in_file = 0 where delivery_id = ?", id));
        }
    }
}
