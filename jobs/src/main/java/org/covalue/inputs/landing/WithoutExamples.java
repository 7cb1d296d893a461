package org.covalue.inputs.landing;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.covalue.estimation.data.Message;
import org.covalue.inputs.reading.RowSource;
import org.covalue.inputs.spec.RecordSpec;
import org.jspecify.annotations.Nullable;

/** The rows of a table but for those below its header that say that they are examples of a template. */
final class WithoutExamples implements RowSource {

    private final RowSource rows;
    private long examples;
    private int firstExample;
    private boolean isBelowHeader;
    private boolean hasBegun;
    private boolean isGuide;

    WithoutExamples(RowSource rows) {
        this.rows = rows;
    }

    @Override
    public Optional<Row> next() throws IOException {
        Optional<Row> row = rows.next();
        if (!hasBegun) {
            hasBegun = true;
            isGuide = row.isPresent() && TemplateMarks.isGuide(row.get().cells());
        }
        while (isBelowHeader && row.isPresent() && isExample(row.get())) {
            firstExample = examples == 0 ? row.get().number() : firstExample;
            examples++;
            row = rows.next();
        }
        return row;
    }

    /** All rows of the table. */
    RowSource behind() {
        return rows;
    }

    /** Whether the table is a sheet that explains how to fill in the others. */
    boolean isGuide() {
        return isGuide;
    }

    private static boolean isExample(Row row) {
        return row.fault().isEmpty() && TemplateMarks.isExample(row.cells());
    }

    @Override
    public void under(List<RecordSpec.@Nullable Field> columns) {
        rows.under(columns);
        isBelowHeader = true;
    }

    @Override
    public boolean mayHaveDecimalCommas() {
        return rows.mayHaveDecimalCommas();
    }

    @Override
    public String readAs() {
        return rows.readAs();
    }

    @Override
    public List<Message> notices() {
        List<Message> notices = new ArrayList<>(rows.notices());
        if (examples > 0) {
            notices.add(Message.of("examples_not_loaded", "rows", examples, "row", firstExample));
        }
        return notices;
    }

    @Override
    public void close() throws IOException {
        rows.close();
    }
}
