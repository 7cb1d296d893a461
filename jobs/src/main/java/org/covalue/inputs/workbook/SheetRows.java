package org.covalue.inputs.workbook;

import java.io.IOException;
import java.util.List;
import org.covalue.estimation.data.Message;
import org.covalue.inputs.reading.RowSource;
import org.covalue.inputs.spec.RecordSpec;
import org.jspecify.annotations.Nullable;

/** What sheets of all kinds have in common: one part of XML, a row that is put together, parts that are not shown. */
abstract class SheetRows implements RowSource {

    final XmlPart xml;
    final SheetRow row = new SheetRow();
    final HiddenParts hidden = new HiddenParts();

    SheetRows(XmlPart xml) {
        this.xml = xml;
    }

    @Override
    public final void under(List<RecordSpec.@Nullable Field> columns) {
        row.under(columns);
        hidden.begin();
    }

    /** Numbers have their values; those that stand as text are judged by themselves. */
    @Override
    public final boolean mayHaveDecimalCommas() {
        return false;
    }

    @Override
    public final List<Message> notices() {
        return hidden.notices(row);
    }

    @Override
    public final void close() throws IOException {
        xml.close();
    }
}
