package org.covalue.inputs;

import java.util.Optional;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.covalue.estimation.data.Message;
import org.covalue.inputs.dialect.Doubt;
import org.covalue.inputs.landing.FileState;
import org.covalue.inputs.landing.LandingFile;
import org.covalue.inputs.reading.RejectedRow;
import org.covalue.platform.Problem;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * What only the end of a file shows, looked at before it is accepted: that it changed while it was read, or that a
 * decimal comma stood in it, so that its points may part thousands. Such a file is refused after all, and nothing of it
 * stays.
 */
final class EndOfFile {

    private final JdbcTemplate jdbc;
    private final LoadProgress progress;

    EndOfFile(DataSource dataSource, LoadProgress progress) {
        this.jdbc = new JdbcTemplate(dataSource);
        this.progress = progress;
    }

    /** Call in the transaction in which the end of the file is entered. */
    void judge(Deliveries.Waiting delivery, BlockReader.End end) {
        Optional<Message> change = change(delivery, end.state());
        if (change.isPresent()) {
            refuse(delivery, LandingFile.refusal(change.get(), ""), "");
            // Whatever comes at this place is another file than the one that was refused.
            jdbc.update("update covalue.delivery set sha256 = '' where delivery_id = ?", delivery.id());
        } else if (end.damage().isPresent()) {
            refuse(delivery, LandingFile.refusal(end.damage().get(), ""), "");
        } else if (end.doubt().isPresent()) {
            Doubt doubt = end.doubt().get();
            refuse(delivery, LandingFile.refusal(doubt), doubt.readings().in("en"));
        } else if (isReadAnew(delivery, end)) {
            progress.beginAnew(delivery.record(), delivery.id());
        } else {
            end.notices().forEach(notice -> tell(delivery, notice));
            if (delivery.locale().isEmpty()) {
                end.proven().words().forEach(notice -> tell(delivery, notice));
            }
        }
    }

    /** Whether all rows prove that the columns are written otherwise than the first of them said. */
    private boolean isReadAnew(Deliveries.Waiting delivery, BlockReader.End end) {
        jdbc.update(
                """
                update covalue.delivery
                set dialect = ?, read_as = concat_ws('; ', nullif(?, ''), nullif(?, ''))
                where delivery_id = ?
                """,
                end.proven().text(),
                end.readAs(),
                end.proven().words().stream().map(one -> one.in("en")).collect(Collectors.joining("; ")),
                delivery.id());
        return !end.proven().equals(end.dialect());
    }

    /**
     * The same for a delivery that is read again: it was loaded before, and is not given up.
     *
     * @throws Problem if the file would be refused
     */
    void judgeRepair(Deliveries.Waiting delivery, BlockReader.End end) {
        Optional<String> fault = change(delivery, end.state())
                .or(end::damage)
                .map(reason -> reason.in("en"))
                .or(() -> end.doubt()
                        .map(doubt -> LandingFile.refusal(doubt).message().in("en") + " ("
                                + doubt.readings().in("en")
                                + "); with load --repair --locale LOCALE it is read under that locale"));
        if (fault.isPresent()) {
            throw new Problem(delivery.path() + ": " + fault.get());
        }
        if (isReadAnew(delivery, end)) {
            progress.beginAnew(delivery.record(), delivery.id());
        }
    }

    private void tell(Deliveries.Waiting delivery, Message notice) {
        jdbc.update(
                "update covalue.delivery set notice = concat_ws('; ', notice, ?) where delivery_id = ?",
                notice.in("en"),
                delivery.id());
    }

    private Optional<Message> change(Deliveries.Waiting delivery, FileState atEnd) {
        if (atEnd.bytes() < 0) {
            return Optional.of(Message.of("file_taken_away"));
        }
        FileState registered = jdbc.queryForObject(
                "select bytes, sha256 from covalue.delivery where delivery_id = ?",
                (row, i) -> new FileState(row.getLong(1), row.getString(2)),
                delivery.id());
        long more = atEnd.bytes() - registered.bytes();
        return registered.equals(atEnd)
                ? Optional.empty()
                : Optional.of(Message.of(more > 0 ? "file_grew" : more < 0 ? "file_shrank" : "file_changed"));
    }

    private void refuse(Deliveries.Waiting delivery, RejectedRow why, String notice) {
        progress.beginAnew(delivery.record(), delivery.id());
        jdbc.update("""
                update covalue.delivery
                set state = 'refused', message = ?, notice = coalesce(nullif(?, ''), notice)
                where delivery_id = ?
                """, why.message().in("en"), notice, delivery.id());
        Deliveries.enterRefusal(jdbc, delivery.id(), why);
    }
}
