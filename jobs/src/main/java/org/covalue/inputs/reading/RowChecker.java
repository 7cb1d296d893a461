package org.covalue.inputs.reading;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.covalue.estimation.data.Message;
import org.covalue.inputs.dialect.Blanks;
import org.covalue.inputs.dialect.CellNumber;
import org.covalue.inputs.dialect.YesNo;
import org.covalue.inputs.spec.FieldType;
import org.covalue.inputs.spec.RecordSpec;
import org.covalue.inputs.spec.RecordSpec.Rule;
import org.covalue.inputs.totals.TotalsRows;
import org.jspecify.annotations.Nullable;

/**
 * Checks one row after the other by their spec: a good row goes into the copy buffer, a bad one yields every fault it
 * has. One instance per file; not for use by two threads.
 */
public final class RowChecker {

    private static final int LONGEST_NAME = 200;

    /** A rule and the places of its two columns. */
    private record Comparison(Rule rule, int left, int right) {}

    private final RecordSpec spec;
    private final FieldReader[] readers;
    private final ColumnTexts texts;
    private final int[] key;
    private final int withdraw;
    private final int currency;
    private final Comparison[] comparisons;
    private final int headerSize;
    private final int deliveryId;
    private final List<RejectedRow> faults = new ArrayList<>();
    private final int[] figures;
    private final double[] found;
    private final int year;
    private final TotalsRows totals;
    /** Columns of which one must be filled in; none where every row says something. */
    private final int[] telling;

    private final RowsNotFilledIn notFilledIn = new RowsNotFilledIn();
    private boolean isPassedBy;
    private Cells cells = new Cells();
    private int row;
    private long keyHash;

    public RowChecker(RecordSpec spec, HeaderMatch header, Reading reading, int deliveryId) {
        this.spec = spec;
        this.texts = new ColumnTexts(header);
        this.readers = spec.fields().stream()
                .map(field -> new FieldReader(
                        field,
                        spec.key().contains(field.name()),
                        texts.unit(spec.indexOf(field.name())),
                        reading,
                        this::currency,
                        this::fault))
                .toArray(FieldReader[]::new);
        this.key = spec.key().stream().mapToInt(spec::indexOf).toArray();
        this.withdraw = spec.indexOf(RecordSpec.WITHDRAW);
        this.currency = spec.indexOf("currency");
        this.comparisons = spec.rules().stream()
                .map(rule -> new Comparison(rule, spec.indexOf(rule.left()), spec.indexOf(rule.right())))
                .toArray(Comparison[]::new);
        this.headerSize = header.size();
        this.deliveryId = deliveryId;
        this.figures = IntStream.range(0, readers.length)
                .filter(i -> spec.fields().get(i).isNumber()
                        && !spec.key().contains(spec.columns().get(i)))
                .toArray();
        this.found = new double[figures.length];
        this.year = IntStream.range(0, readers.length)
                .filter(i -> spec.fields().get(i).type() == FieldType.YEAR)
                .findFirst()
                .orElse(-1);
        this.telling = IntStream.range(0, header.isForm() && spec.inForm().isEveryYear() ? readers.length : 0)
                .filter(i -> !spec.isPrefilled(spec.fields().get(i)))
                .toArray();
        this.totals = new TotalsRows(
                IntStream.of(figures).mapToObj(spec.columns()::get).toList());
    }

    /**
     * @return true where the row is good and stands in {@code buffer}; else {@link #isPassedBy()}, or {@link #faults()}
     *     says why not
     */
    public boolean check(Cells rowCells, int rowNumber, CopyBuffer buffer) {
        faults.clear();
        cells = rowCells;
        row = rowNumber;
        if (!fitsHeader()) {
            Arrays.fill(found, Double.NaN);
            isPassedBy = totals.isOne(kind(), row, found, Double.NaN);
            return false;
        }
        buffer.startRow(readers.length + 2);
        buffer.putInteger(deliveryId);
        buffer.putInteger(row);
        boolean hasWithdraw = texts.position(withdraw) >= 0 || texts.isOther(withdraw);
        boolean needsKeyOnly = hasWithdraw && YesNo.isYes(value(withdraw));
        for (int i = 0; i < readers.length; i++) {
            readers[i].requireKeyOnly(needsKeyOnly);
            read(i, buffer);
        }
        for (Comparison comparison : comparisons) {
            if (!comparison.rule().holds(readers[comparison.left()].value(), readers[comparison.right()].value())) {
                contradicted(comparison);
            }
        }
        isPassedBy = addsUp() || saysNothing(needsKeyOnly);
        if (!faults.isEmpty() || isPassedBy) {
            buffer.forgetRow();
            return false;
        }
        keyHash = 0;
        for (int i : key) {
            keyHash = mixed(keyHash, readers[i].hash());
        }
        return true;
    }

    /** Every fault of the row checked last. */
    public List<RejectedRow> faults() {
        return faults;
    }

    /** A hash of the key of the row checked last, where it was good: equal keys have equal hashes. */
    public long keyHash() {
        return keyHash;
    }

    /** Whether the row checked last is no record: it adds up others, or was not filled in. {@link #notices()} tell. */
    public boolean isPassedBy() {
        return isPassedBy;
    }

    /** What the sender should know of the rows so far. */
    public List<Message> notices() {
        return Stream.concat(totals.notices().stream(), notFilledIn.notices().stream())
                .toList();
    }

    private boolean saysNothing(boolean isWithdrawn) {
        if (telling.length == 0 || isWithdrawn || !faults.isEmpty()) {
            return false;
        }
        for (int i : telling) {
            if (!value(i).isEmpty()) {
                return false;
            }
        }
        notFilledIn.add(row);
        return true;
    }

    private boolean addsUp() {
        for (int i = 0; i < found.length; i++) {
            found[i] = readers[figures[i]].value();
        }
        return totals.isOne(kind(), row, found, year < 0 ? Double.NaN : readers[year].value());
    }

    /** Whoever is called Total and has all that a record has is one, unless figures prove that it adds up others. */
    private TotalsRows.Kind kind() {
        int named = TotalsWords.place(cells);
        if (named < 0) {
            return !faults.isEmpty() && lacksKey() ? TotalsRows.Kind.UNNAMED : TotalsRows.Kind.OTHER;
        }
        if (!faults.isEmpty()) {
            return lacksWhatIsRequired() || hasFault(named) ? TotalsRows.Kind.NAMED : TotalsRows.Kind.OTHER;
        }
        return isReference(named) ? TotalsRows.Kind.RECORD_IN_NAME : TotalsRows.Kind.OTHER;
    }

    private boolean lacksKey() {
        return value(key[0]).isEmpty() && spec.fields().get(key[0]).required();
    }

    private boolean hasFault(int place) {
        return faults.stream().anyMatch(one -> texts.position(spec.indexOf(one.column())) == place);
    }

    private boolean isReference(int place) {
        return spec.foreignKeys().stream().anyMatch(one -> texts.position(spec.indexOf(one.field())) == place);
    }

    private boolean lacksWhatIsRequired() {
        for (int i = 0; i < readers.length; i++) {
            if (spec.fields().get(i).required() && value(i).isEmpty()) {
                return true;
            }
        }
        return false;
    }

    private boolean fitsHeader() {
        for (int i = headerSize; i < cells.size(); i++) {
            if (!cells.isBlank(i)) {
                return misfit("cells_too_many");
            }
        }
        if (cells.size() < headerSize) {
            return misfit("cells_too_few");
        }
        return true;
    }

    private boolean misfit(String code) {
        fault(
                "",
                Message.of("found_cells", "cells", cells.size()),
                Message.of("expected_cells", "cells", headerSize),
                "cells",
                Message.of(code));
        return false;
    }

    private void read(int i, CopyBuffer buffer) {
        int at = texts.position(i);
        char[] text = cells.characters();
        int from = at < 0 ? 0 : cells.start(at);
        int to = at < 0 ? 0 : cells.end(at);
        boolean isOther = texts.isOther(i);
        if (isOther || from < to && (Blanks.isBlank(text[from]) || Blanks.isBlank(text[to - 1]))) {
            text = value(i).toCharArray();
            from = 0;
            to = text.length;
        }
        CellKind kind = at < 0 ? isOther ? CellKind.TYPED : CellKind.TEXT : cells.kind(at);
        if (kind.fault().isPresent()) {
            readers[i].refuse(new String(text, from, to - from), kind.fault().get(), buffer);
        } else {
            readers[i].read(text, from, to, kind == CellKind.TYPED, buffer);
        }
    }

    private void contradicted(Comparison comparison) {
        Rule rule = comparison.rule();
        fault(
                rule.left(),
                RejectedRow.typed(
                        typed(comparison.left()) + " (" + rule.right() + ": " + typed(comparison.right()) + ")"),
                Message.asItIs(rule.toString()),
                rule.toString(),
                Message.of("columns_contradict"));
    }

    private void fault(String column, Message found, Message expected, String rule, Message message) {
        int i = spec.indexOf(column);
        boolean isOther = i >= 0 && texts.isOther(i) && !value(i).equals(typed(i));
        faults.add(new RejectedRow(
                row,
                column,
                isOther ? RejectedRow.typed(typed(i)) : found,
                expected,
                rule,
                i < 0 ? message : inSendersWords(i, message),
                named("organisation_id"),
                named("member_id")));
    }

    /** Names the column as its sender does. */
    private Message inSendersWords(int i, Message message) {
        return texts.senders(i)
                .map(from -> Message.of("in_senders_column", "why", message, "from", from))
                .orElse(message);
    }

    private @Nullable String named(String column) {
        int i = spec.indexOf(column);
        String text = i < 0 ? "" : Ids.kept(value(i));
        return text.isEmpty() || text.length() > LONGEST_NAME || text.indexOf('\0') >= 0 ? null : text;
    }

    private String currency() {
        return currency < 0 ? CellNumber.ANY_CURRENCY : value(currency);
    }

    /** As it counts. */
    private String value(int i) {
        return texts.value(i, cells);
    }

    /** As the sender has it; a value that is in no cell as it is. */
    private String typed(int i) {
        return texts.position(i) < 0 ? value(i) : texts.typed(i, cells);
    }

    /** The finaliser of MurmurHash3 over the sum, so that order matters and bits spread. */
    private static long mixed(long hash, long more) {
        long h = hash * 31 + more;
        h = (h ^ (h >>> 33)) * 0xff51afd7ed558ccdL;
        h = (h ^ (h >>> 33)) * 0xc4ceb9fe1a85ec53L;
        return h ^ (h >>> 33);
    }
}
