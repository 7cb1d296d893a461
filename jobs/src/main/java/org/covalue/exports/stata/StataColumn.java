package org.covalue.exports.stata;

import java.util.List;
import java.util.Map;
import org.covalue.exports.column.ColumnType;

/**
 * A variable of a Stata file.
 *
 * @param name as it is called elsewhere; the file has one that Stata takes
 * @param labels what it holds, by language
 * @param codes the codes that a text may hold, in their order; empty where it may be any text
 */
public record StataColumn(String name, ColumnType type, Map<String, String> labels, List<Code> codes) {

    /** @param labels what the code means, by language */
    public record Code(String code, Map<String, String> labels) {}

    /** The number of a code as the file has it, 0 if it is none of the codes. */
    int numberOf(String text) {
        for (int i = 0; i < codes.size(); i++) {
            if (codes.get(i).code().equals(text)) {
                return i + 1;
            }
        }
        return 0;
    }
}
