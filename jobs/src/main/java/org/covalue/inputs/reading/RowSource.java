package org.covalue.inputs.reading;

import java.io.Closeable;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.covalue.estimation.data.Message;
import org.covalue.inputs.mapping.TableMapping;
import org.covalue.inputs.spec.RecordSpec;
import org.jspecify.annotations.Nullable;

/** The rows of one table, one after the other: a delimited file, or a sheet of a workbook. */
public interface RowSource extends Closeable {

    /**
     * A row, or why it could not be read.
     *
     * @param number as a spreadsheet counts, from 1
     * @param cells good until the next row is read
     */
    record Row(int number, Cells cells, Optional<Message> fault) {}

    /**
     * The next row that holds anything, empty behind the last.
     *
     * @throws UnreadableFile if the file is damaged, or made to harm; the message says what to do
     */
    Optional<Row> next() throws IOException;

    /** The row read last is the header. @param columns what each of its cells names, null where nobody reads it */
    void under(List<RecordSpec.@Nullable Field> columns);

    /** Whether the table looks as if it came from where a comma is the decimal sign. */
    boolean mayHaveDecimalCommas();

    /** How its columns are to be read where their words do not say it; empty where nobody has said it. */
    default Optional<TableMapping> mapping() {
        return Optional.empty();
    }

    /** How the table is written, in words; empty where there is nothing to tell. */
    default String readAs() {
        return "";
    }

    /** What the sender should know of the rows that were read. */
    default List<Message> notices() {
        return List.of();
    }
}
