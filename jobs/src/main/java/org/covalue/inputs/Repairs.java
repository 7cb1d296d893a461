package org.covalue.inputs;

import java.io.IOException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.covalue.inputs.dialect.SenderLocale;
import org.covalue.inputs.landing.FileTables;
import org.covalue.inputs.landing.Landing;
import org.covalue.inputs.landing.LandingFile;
import org.covalue.inputs.landing.LeftOut;
import org.covalue.inputs.reading.Reading;
import org.covalue.inputs.reading.UnreadableFile;
import org.covalue.inputs.spec.RecordSpecs;
import org.covalue.platform.Problem;
import org.covalue.request.RunParameters;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Deliveries whose rows are not all there. The file as it was delivered is read again in its old place in the order, so
 * that what came later still counts over it.
 */
public final class Repairs {

    private final JdbcTemplate jdbc;
    private final RecordSpecs specs;
    private final LoadProgress progress;

    public Repairs(DataSource dataSource, RecordSpecs specs, Deliveries deliveries) {
        this.jdbc = new JdbcTemplate(dataSource);
        this.specs = specs;
        this.progress = new LoadProgress(dataSource, deliveries);
    }

    private record Delivered(int id, String record, Optional<String> locale) {}

    /**
     * Begins the deliveries of these files anew, as part of a run; call inside one transaction. What would be refused,
     * because a later version of this software reads more strictly, is told before anything is taken back.
     *
     * @throws Problem if a file was never delivered as it is now, or can no longer be read as it was
     */
    public void reopen(long runId, RunParameters run) {
        List<String> faults = new ArrayList<>();
        for (LandingFile file : Landing.of(run.landing()).files()) {
            for (FileTables.Table table : tables(file.under(locale(file, run)))) {
                Optional<Delivered> delivered = delivered(table.file());
                delivered
                        .flatMap(delivery -> refusal(
                                table,
                                Reading.of(run.businessDate(), table.file().locale())))
                        .or(() -> stranger(file, delivered))
                        .ifPresentOrElse(faults::add, () -> reopen(runId, delivered.orElseThrow(), file, run.locale()));
            }
        }
        if (!faults.isEmpty()) {
            throw new Problem("Nothing was changed: " + String.join("\n", faults));
        }
    }

    private static Optional<String> stranger(LandingFile file, Optional<Delivered> delivered) {
        return delivered.isPresent()
                ? Optional.empty()
                : Optional.of(file.path() + " was never loaded with this content; give the file as it was "
                        + "delivered, or take this one as a new delivery: ./covalue load FILE");
    }

    private List<FileTables.Table> tables(LandingFile file) {
        try {
            return FileTables.of(file, specs);
        } catch (IOException e) {
            throw new Problem(
                    file.path() + " cannot be read: " + LeftOut.reason(e).in("en"), e);
        }
    }

    private Optional<SenderLocale> locale(LandingFile file, RunParameters run) {
        return run.locale()
                .or(() -> delivered(file).flatMap(Delivered::locale))
                .map(tag -> SenderLocale.of(tag, "locale"));
    }

    private Optional<String> refusal(FileTables.Table table, Reading reading) {
        LandingFile file = table.file();
        LandingFile.Header header = table.header();
        Optional<String> fault = header.refusal()
                .map(why -> why.message().in("en") + (header.notice().isEmpty() ? "" : " (" + header.notice() + ")"));
        return fault.or(() -> doubt(file, reading))
                .map(why ->
                        file.path() + ": " + why + "; with load --repair --locale LOCALE it is read under that locale");
    }

    private Optional<String> doubt(LandingFile file, Reading reading) {
        try {
            return file.survey(specs, reading)
                    .doubt()
                    .map(doubt ->
                            doubt.message().in("en") + " (" + doubt.readings().in("en") + ")");
        } catch (UnreadableFile damaged) {
            // The load meets the same damage, and says so.
            return Optional.empty();
        } catch (IOException e) {
            throw new Problem(
                    file.path() + " cannot be read: " + LeftOut.reason(e).in("en"), e);
        }
    }

    /**
     * The same content may have come by several ways: the one at this place counts, then the one of this name, then the
     * latest.
     */
    private Optional<Delivered> delivered(LandingFile file) {
        return jdbc
                .query(
                        """
                select delivery_id, record, locale from covalue.delivery d
                where sha256 = ? and sheet = ? and record is not null and (state in ('complete', 'waiting', 'abandoned')
                      or state = 'refused' and exists (select 1 from covalue.published_delivery p where p.delivery_id = d.delivery_id))
                order by path = ? desc, file = ? desc, delivery_id desc limit 1
                """,
                        (row, i) ->
                                new Delivered(row.getInt(1), row.getString(2), Optional.ofNullable(row.getString(3))),
                        hash(file),
                        file.sheet(),
                        file.path().toString(),
                        file.name())
                .stream()
                .findFirst();
    }

    private static String hash(LandingFile file) {
        try {
            return file.sha256();
        } catch (IOException e) {
            throw new Problem(file.path() + " cannot be read: " + e.getMessage(), e);
        }
    }

    private void reopen(long runId, Delivered delivery, LandingFile file, Optional<String> locale) {
        progress.beginAnew(delivery.record(), delivery.id());
        jdbc.update(
                """
                update covalue.delivery
                set run_id = ?, state = 'waiting', path = ?, locale = coalesce(?, locale), dialect = null,
                message = ? where delivery_id = ?
                """,
                runId,
                file.path().toString(),
                locale.orElse(null),
                "read again on " + Instant.now().atZone(ZoneOffset.UTC).toLocalDate(),
                delivery.id());
    }

    /** Versions before did not keep how many rows a file has; one that comes again and has none is whole. */
    void proveEmpty(LandingFile file, String sha256) throws IOException {
        List<Integer> unproven = jdbc.queryForList("""
                select delivery_id from covalue.delivery where file = ?
                and sheet = ? and sha256 = ? and state = 'complete'
                and rows_in_file is null and rows_read = 0
                """, Integer.class, file.name(), file.sheet(), sha256);
        if (!unproven.isEmpty() && !file.hasRows(specs)) {
            unproven.forEach(
                    id -> jdbc.update("update covalue.delivery set rows_in_file = 0 where delivery_id = ?", id));
        }
    }
}
