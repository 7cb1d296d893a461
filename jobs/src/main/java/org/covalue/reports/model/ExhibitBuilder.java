package org.covalue.reports.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.covalue.disclosure.ReleasedTable;
import org.covalue.reports.model.Table.Column;
import org.covalue.reports.model.Table.Row;

/** Builds one exhibit from its definition and the rows of its query. */
final class ExhibitBuilder {

    private static final int LABEL_WIDTH = 120;
    private static final int TEXT_WIDTH = 395;

    private final ReportRows queries;
    private final Wording wording;

    ExhibitBuilder(ReportRows queries, Wording wording) {
        this.queries = queries;
        this.wording = wording;
    }

    Exhibit build(String id, Settings exhibit, boolean hasFunder) {
        exhibit.allow(
                "kind",
                "title",
                "sheet",
                "note",
                "note_with_funder",
                "when",
                "section",
                "columns",
                "chart",
                "table",
                "items");
        String kind = exhibit.text("kind");
        String title = wording.in(exhibit, "title");
        String sheet = exhibit.has("sheet") ? wording.in(exhibit, "sheet") : title;
        return switch (kind) {
            case "text" ->
                new Exhibit(id, title, sheet, note(exhibit, hasFunder), text(exhibit), Optional.empty(), true);
            case "table" -> figures(id, exhibit, title, sheet, note(exhibit, hasFunder), true);
            case "chart" ->
                figures(id, exhibit, title, sheet, note(exhibit, hasFunder), exhibit.isTrue("table", false));
            default -> throw new ReportException(exhibit.place() + ": kind is table, chart or text");
        };
    }

    private String note(Settings exhibit, boolean hasFunder) {
        String note = exhibit.has("note") ? wording.in(exhibit, "note") : "";
        boolean hasMore = hasFunder && exhibit.has("note_with_funder");
        return hasMore ? (note + " " + wording.in(exhibit, "note_with_funder")).strip() : note;
    }

    private Table text(Settings exhibit) {
        List<Row> rows = new ArrayList<>();
        for (Settings item : exhibit.each("items")) {
            rows.add(row(wording.in(item, "label"), wording.in(item, "text")));
        }
        if (rows.isEmpty()) {
            throw new ReportException(exhibit.place() + ": a text needs items");
        }
        wording.codes("states_short")
                .forEach(code ->
                        rows.add(row(wording.say("states_short", code), wording.say("states_explained", code))));
        return new Table(List.of(textColumn("item", LABEL_WIDTH), textColumn("text", TEXT_WIDTH)), rows);
    }

    private Column textColumn(String label, int width) {
        String title = wording.say("labels", label);
        return new Column(title, title, width, true, false);
    }

    private static Row row(String label, String text) {
        return new Row("", List.of(Cell.ofText(label), Cell.ofText(text)));
    }

    private Exhibit figures(
            String id, Settings exhibit, String title, String sheet, String note, boolean isTablePrinted) {
        List<ColumnDefinition> columns = columns(exhibit.under("columns"));
        ReleasedTable released = queries.run(id);
        Table table = new Table(
                columns.stream()
                        .map(c -> new Column(c.title(), c.head(), c.width(), c.isPrinted(), c.isNumeric()))
                        .toList(),
                rows(released, columns, exhibit.text("section", "")));
        Optional<Chart> chart = exhibit.has("chart")
                ? Optional.of(new ChartBuilder(exhibit.under("chart"), columns, table, wording).build())
                : Optional.empty();
        return new Exhibit(id, title, sheet, note, table, chart, isTablePrinted);
    }

    private List<ColumnDefinition> columns(Settings columns) {
        return columns.keys().stream()
                .map(id -> ColumnDefinition.of(id, columns.under(id), wording))
                .toList();
    }

    private List<Row> rows(ReleasedTable released, List<ColumnDefinition> columns, String section) {
        CellMaker cells = new CellMaker(wording);
        int sectionColumn = section.isEmpty() ? -1 : ChartBuilder.place(columns, section);
        return IntStream.range(0, released.rows().size())
                .mapToObj(row -> {
                    List<Cell> made = columns.stream()
                            .map(column -> cells.make(released, row, column))
                            .toList();
                    return new Row(
                            sectionColumn < 0 ? "" : made.get(sectionColumn).text(), made);
                })
                .toList();
    }
}
