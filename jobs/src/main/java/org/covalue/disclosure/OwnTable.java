package org.covalue.disclosure;

import java.util.List;

/**
 * Rows that nobody has released, for {@link OwnStudy}.
 *
 * @param rows a value for every column: String, Integer, Long, Double or Instant; NaN where there is none, which is not
 *     estimable, or the state that stands in a value's place
 */
public record OwnTable(List<String> columns, List<List<Object>> rows) {

    /** @throws IllegalArgumentException if a row has not a value for every column */
    public OwnTable {
        rows.stream().filter(row -> row.size() != columns.size()).findFirst().ifPresent(row -> {
            throw new IllegalArgumentException(row.size() + " values for the columns " + columns);
        });
    }
}
