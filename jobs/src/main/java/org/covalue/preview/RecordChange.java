package org.covalue.preview;

import java.util.List;
import java.util.Map;
import org.covalue.inputs.history.OldNew;

/**
 * What a load would change in the rows of one record type.
 *
 * @param same rows that came and are equal to what is known
 * @param rejected rows that came and are refused
 * @param changedColumns how many rows each column changes in, in the order of the columns
 * @param rows the first of the new, changed and withdrawn ones
 */
public record RecordChange(
        String record,
        long added,
        long changed,
        long same,
        long withdrawn,
        long rejected,
        Map<String, Long> changedColumns,
        List<Row> rows) {

    /**
     * One row.
     *
     * @param change new, changed or withdrawn
     * @param key columns and values; {@code own_of} besides where it is an organisation's own version
     * @param columns the changed ones of a changed row: what they were and what they become
     */
    public record Row(String change, Map<String, String> key, Map<String, OldNew> columns) {}
}
