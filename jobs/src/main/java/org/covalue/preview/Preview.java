package org.covalue.preview;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.covalue.inputs.Deliveries;

/**
 * What a load would change.
 *
 * @param files what would become of each
 * @param records the record types of which something came or would change
 * @param against the edition that values are compared with; empty where none is published, and no value is compared
 * @param moves the values that would move
 * @param note why values could not be compared; empty where they were
 */
public record Preview(
        List<Deliveries.Outcome> files,
        List<RecordChange> records,
        Optional<Against> against,
        List<ValueMove> moves,
        String note) {

    public record Against(long edition, LocalDate businessDate) {}

    /** The values of one organisation alone. */
    Preview of(String organisation) {
        return new Preview(
                files,
                records,
                against,
                moves.stream()
                        .filter(move -> move.organisation().equals(organisation))
                        .toList(),
                note);
    }

    public boolean hasRejected() {
        return files.stream()
                .anyMatch(one -> one.rowsRejected() > 0
                        || one.state().equals("refused")
                        || one.state().equals("not_taken"));
    }
}
