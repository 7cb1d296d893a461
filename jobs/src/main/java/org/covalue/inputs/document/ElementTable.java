package org.covalue.inputs.document;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.covalue.estimation.data.Message;
import org.covalue.inputs.mapping.PathSteps;
import org.covalue.inputs.mapping.TableMapping;
import org.covalue.inputs.reading.CellKind;
import org.covalue.inputs.reading.Cells;
import org.covalue.inputs.reading.FileKind;
import org.covalue.inputs.reading.RowSource;
import org.covalue.inputs.spec.FieldType;
import org.covalue.inputs.spec.RecordSpec;
import org.jspecify.annotations.Nullable;

/**
 * The repeated parts of a document of JSON or XML as the rows of a table. Its header is what its mapping reads, as row
 * 1; the first part is row 2.
 */
public final class ElementTable implements RowSource {

    private static final Pattern DAY_WITH_MORE =
            Pattern.compile("(\\d{4}-\\d{2}-\\d{2})(T\\d{2}:\\d{2}.*|Z|[+-]\\d{2}:\\d{2})");

    private final FileKind kind;
    private final Elements elements;
    private final List<String> header;
    private final List<ElementPath> paths;
    private final Deque<Element> waiting = new ArrayDeque<>();
    private final Cells cells = new Cells();
    private List<RecordSpec.@Nullable Field> columns = List.of();
    private int number;
    /** Of the row among those of the same outermost part. */
    private int place;

    private long withTime;

    private ElementTable(FileKind kind, Elements elements, TableMapping mapping) {
        this.kind = kind;
        this.elements = elements;
        this.header = mapping.froms();
        this.paths = header.stream().map(ElementPath::of).toList();
    }

    /** Whether files of this kind are documents of which tables can be made. */
    public static boolean isRead(FileKind kind) {
        return kind == FileKind.JSON || kind == FileKind.XML;
    }

    public static ElementTable open(Path file, FileKind kind, TableMapping mapping) throws IOException {
        return new ElementTable(
                kind, Elements.open(file, kind, mapping.selection().path()), mapping);
    }

    /** Whether the document has what the mapping says is repeated, be there some or none. */
    public static boolean has(Path file, FileKind kind, TableMapping mapping) throws IOException {
        try (Elements elements = Elements.open(file, kind, mapping.selection().path())) {
            return elements.isFound();
        }
    }

    @Override
    public Optional<Row> next() throws IOException {
        if (number == 0) {
            cells.begin();
            header.forEach(one -> cells.add(one, CellKind.TEXT));
            return Optional.of(new Row(++number, cells, Optional.empty()));
        }
        while (waiting.isEmpty()) {
            Optional<Element> outermost = elements.next();
            if (outermost.isEmpty()) {
                return Optional.empty();
            }
            place = 0;
            waiting.addAll(ElementPath.select(List.of(outermost.get()), PathSteps.steps(elements.within())));
        }
        place++;
        put(waiting.remove());
        return Optional.of(new Row(++number, cells, Optional.empty()));
    }

    private void put(Element row) {
        cells.begin();
        for (int i = 0; i < paths.size(); i++) {
            ElementPath.Found found = paths.get(i).in(row, place);
            if (found.values().size() > 1) {
                cells.add(String.join(" | ", found.values()), CellKind.SEVERAL);
            } else if (found.values().isEmpty()) {
                cells.add("", CellKind.TEXT);
            } else {
                cells.add(day(i, found.values().get(0)), found.isTyped() ? CellKind.TYPED : CellKind.TEXT);
            }
        }
    }

    /** Standards write days as moments, in the place where they are. */
    private String day(int column, String value) {
        RecordSpec.@Nullable Field field = column < columns.size() ? columns.get(column) : null;
        var more = DAY_WITH_MORE.matcher(value);
        if (field == null || field.type() != FieldType.DATE || !more.matches()) {
            return value;
        }
        withTime++;
        return more.group(1);
    }

    @Override
    public void under(List<RecordSpec.@Nullable Field> fields) {
        columns = fields;
    }

    @Override
    public boolean mayHaveDecimalCommas() {
        return false;
    }

    @Override
    public String readAs() {
        return kind.name().toUpperCase(Locale.ROOT);
    }

    @Override
    public List<Message> notices() {
        return withTime == 0 ? List.of() : List.of(Message.of("days_of_moments", "values", withTime));
    }

    @Override
    public void close() throws IOException {
        elements.close();
    }
}
