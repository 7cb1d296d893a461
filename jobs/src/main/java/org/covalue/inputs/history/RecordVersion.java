package org.covalue.inputs.history;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * One version of a record, as it was delivered.
 *
 * @param change first, changed, withdrawn, brought back or unchanged
 * @param receivedAt the moment of the run that received it
 * @param acceptedAt when it began to count; empty where a version of this software from before did not keep it
 * @param sender the organisation that sent it in; empty where an operator delivered it
 * @param ownOf the organisation for which alone it counts; empty in a common version
 * @param row in the file or sheet
 * @param waits what it waited or waits for, empty where it counted at once
 * @param columns those that differ from the version before, common or of the same organisation, of the first one those
 *     that are not blank
 */
public record RecordVersion(
        int number,
        String change,
        Instant receivedAt,
        Optional<Instant> acceptedAt,
        Optional<String> sender,
        Optional<String> ownOf,
        String file,
        String sheet,
        int row,
        int delivery,
        long run,
        String waits,
        Map<String, OldNew> columns) {}
