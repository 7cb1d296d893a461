package org.covalue.inputs.form;

import java.util.List;
import java.util.Map;

/**
 * What stands in a form that an organisation is sent filled in.
 *
 * @param organisation its name, or its id where none is known; empty in a form that is for anybody
 * @param year whose figures are asked for
 * @param ofRecord rows by record type, in the order of the sheet
 */
public record FormRows(String organisation, int year, Map<String, List<FormRow>> ofRecord) {

    /** A form for anybody, with nothing but examples. */
    public static final FormRows NONE = new FormRows("", 0, Map.of());

    /**
     * @param values by column; one that is blank is left out
     * @param isAsked whether it waits for its figures; otherwise it was delivered so
     */
    public record FormRow(Map<String, String> values, boolean isAsked) {}

    public boolean isFilledIn() {
        return !organisation.isEmpty();
    }

    public List<FormRow> of(String record) {
        return ofRecord.getOrDefault(record, List.of());
    }
}
