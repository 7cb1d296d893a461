package org.covalue.gate;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Map;
import org.covalue.estimation.data.Message;
import org.jspecify.annotations.Nullable;

/**
 * What speaks against publishing.
 *
 * @param rule reconcile, lost, rejected, coverage, disclosure or files
 * @param isAcceptable whether a person may pass it over: what the data are, yes; what the software did wrong, no
 */
public record Objection(String rule, Message finding, boolean isAcceptable) {

    private static final String SENTENCE = "sentence";

    /**
     * The sentence {@code gate_<name>}, of which a row of a SELECT has the values; one with a column {@code sentence}
     * says itself which.
     */
    static Message found(String name, Map<String, @Nullable Object> row) {
        Map<String, Object> values = new LinkedHashMap<>();
        row.forEach((column, value) -> {
            if (value != null) {
                values.put(column, value instanceof BigDecimal number ? plain(number) : value);
            }
        });
        return new Message("gate_" + values.getOrDefault(SENTENCE, name), "", values);
    }

    private static Number plain(BigDecimal number) {
        return number.scale() <= 0 ? (Number) number.longValueExact() : number;
    }
}
