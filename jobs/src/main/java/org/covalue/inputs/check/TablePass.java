package org.covalue.inputs.check;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.covalue.estimation.data.Message;
import org.covalue.inputs.dialect.Dialect;
import org.covalue.inputs.reading.Cells;
import org.covalue.inputs.reading.ColumnSurvey;
import org.covalue.inputs.reading.ColumnTexts;
import org.covalue.inputs.reading.CopyBuffer;
import org.covalue.inputs.reading.HeaderMatch;
import org.covalue.inputs.reading.Ids;
import org.covalue.inputs.reading.KeySet;
import org.covalue.inputs.reading.Reading;
import org.covalue.inputs.reading.RejectedRow;
import org.covalue.inputs.reading.RowChecker;
import org.covalue.inputs.reading.RowSource;
import org.covalue.inputs.spec.RecordSpec;

/** One pass through a table. */
final class TablePass {

    private static final int ROWS_AT_ONCE = 1_000;

    final HeaderMatch match;
    final ColumnSurvey survey;
    final Dialect dialect;
    private final ColumnTexts texts;
    private final RecordSpec spec;
    /** Columns that a further check may ask for. */
    private final int[] asked;

    final RowChecker checker;
    private final FileCheck.RowRule further;
    private final Consumer<RejectedRow> faults;
    private final KeySet keys = new KeySet();
    private final CopyBuffer forgotten = new CopyBuffer(1 << 16);
    private final List<FileCheck.GoodRow> good = new ArrayList<>();
    long read;
    long rejected;

    TablePass(
            HeaderMatch match,
            ColumnSurvey survey,
            Dialect dialect,
            Reading reading,
            FileCheck.RowRule further,
            Consumer<RejectedRow> faults) {
        this.match = match;
        this.survey = survey;
        this.dialect = dialect;
        this.texts = new ColumnTexts(match);
        this.spec = match.spec().orElseThrow();
        this.asked = IntStream.range(0, spec.fields().size())
                .filter(i -> isAsked(spec, spec.columns().get(i)))
                .toArray();
        this.checker = new RowChecker(spec, match, reading.in(dialect), 0);
        this.further = further;
        this.faults = faults;
    }

    private static boolean isAsked(RecordSpec spec, String column) {
        return Ids.isId(column)
                || spec.key().contains(column)
                || spec.foreignKeys().stream().anyMatch(key -> key.field().equals(column));
    }

    void read(RowSource.Row row) {
        survey.add(row);
        List<RejectedRow> found = faultsOf(row);
        if (row.fault().isEmpty() && checker.isPassedBy()) {
            return;
        }
        read++;
        if (!found.isEmpty()) {
            rejected++;
            found.forEach(faults);
            return;
        }
        good.add(new FileCheck.GoodRow(row.number(), values(row.cells())));
        if (good.size() == ROWS_AT_ONCE) {
            judge();
        }
    }

    private List<RejectedRow> faultsOf(RowSource.Row row) {
        if (row.fault().isPresent()) {
            return List.of(RejectedRow.ofBrokenQuote(row.number(), row.fault().get()));
        }
        if (!checker.check(row.cells(), row.number(), forgotten)) {
            return checker.faults();
        }
        forgotten.forgetRow();
        int first = keys.firstRowOf(checker.keyHash(), row.number());
        return first == KeySet.NEW ? List.of() : List.of(doubled(row, first));
    }

    private RejectedRow doubled(RowSource.Row row, int first) {
        Map<String, String> values = values(row.cells());
        return new RejectedRow(
                row.number(),
                String.join(", ", spec.key()),
                RejectedRow.typed(
                        String.join(", ", spec.key().stream().map(values::get).toList())),
                Message.of("expected_key_once"),
                "key",
                Message.of("key_twice", "row", first),
                null,
                null);
    }

    private Map<String, String> values(Cells cells) {
        Map<String, String> values = new HashMap<>();
        for (int i : asked) {
            String column = spec.fields().get(i).name();
            String value = texts.value(i, cells);
            values.put(column, Ids.isId(column) ? Ids.kept(value) : value);
        }
        return values;
    }

    void judge() {
        List<RejectedRow> found = good.isEmpty() ? List.of() : further.faults(spec, List.copyOf(good));
        rejected += found.stream().mapToInt(RejectedRow::row).distinct().count();
        found.forEach(faults);
        good.clear();
    }
}
