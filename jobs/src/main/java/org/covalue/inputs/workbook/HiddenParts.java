package org.covalue.inputs.workbook;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.covalue.estimation.data.Message;
import org.covalue.inputs.spec.RecordSpec;

/** What of a sheet its program does not show. It is read all the same, and told: who sent it may not know of it. */
final class HiddenParts {

    private record Columns(int first, int last) {}

    private static final int MOST_LOOKED_AT = 1 << 10;

    private final List<Columns> columns = new ArrayList<>();
    private long rows;

    /** The header was read; rows above it count for nothing. */
    void begin() {
        rows = 0;
    }

    /** @param first from 1 */
    void addColumns(int first, int last) {
        columns.add(new Columns(first, last));
    }

    void addRow(boolean isHidden) {
        rows += isHidden ? 1 : 0;
    }

    List<Message> notices(SheetRow row) {
        List<Message> notices = new ArrayList<>();
        if (rows > 0) {
            notices.add(Message.of("rows_hidden", "rows", rows));
        }
        List<String> names = columns.stream()
                .flatMapToInt(one -> IntStream.rangeClosed(one.first(), Math.min(one.last(), MOST_LOOKED_AT)))
                .mapToObj(number -> row.column(number - 1))
                .flatMap(Stream::ofNullable)
                .map(RecordSpec.Field::name)
                .toList();
        if (!names.isEmpty()) {
            notices.add(Message.of("columns_hidden", "columns", names));
        }
        return notices;
    }
}
