package org.covalue.reports.model;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.covalue.disclosure.ReleasedTable;
import org.covalue.reports.model.ReportModel.Fact;

/** Builds a report from its definition and the released tables of an edition. */
public final class ModelBuilder {

    static final int YEARS_BACK = 30;

    private final ReportFolder folder;
    private final ReportRows queries;
    private final ReportRequest request;
    private final Settings definition;

    public ModelBuilder(ReportFolder folder, ReportRows queries, ReportRequest request) {
        this.folder = folder;
        this.queries = queries;
        this.request = request;
        this.definition = folder.definition()
                .allow("title", "subject", "needs_organisation", "needs_study", "values", "facts", "exhibits");
    }

    public ReportModel build() {
        ReleasedTable cover = queries.run("cover");
        Wording codes = Wording.of(request.language()).with(meanings(cover));
        List<Fact> facts = facts(cover, codes);
        Wording wording = codes.with(said(cover, codes));
        ExhibitBuilder builder = new ExhibitBuilder(queries, wording);
        List<Exhibit> exhibits = new ArrayList<>();
        for (String id : definition.under("exhibits").keys()) {
            Settings exhibit = definition.under("exhibits").under(id);
            if (isWanted(exhibit)) {
                Exhibit built = builder.build(id, exhibit, request.funder().isPresent());
                if (!exhibit.text("when", "always").equals("rows")
                        || !built.table().rows().isEmpty()) {
                    exhibits.add(built);
                }
            }
        }
        return new ReportModel(
                folder.id(),
                wording.in(definition, "title"),
                wording.in(definition, "subject"),
                facts,
                exhibits,
                wording,
                (Instant) cover.cell(0, "created_at").value().orElseThrow());
    }

    /** What stands in braces: the columns of the cover query, and the years counted from the reported one. */
    private Map<String, String> meanings(ReleasedTable cover) {
        Map<String, String> meanings = new HashMap<>();
        for (String column : cover.columns()) {
            meanings.put(column, CellMaker.plain(cover.cell(0, column)));
        }
        for (int back = 1; back <= YEARS_BACK; back++) {
            meanings.put("year-" + back, Integer.toString(request.year() - back));
        }
        meanings.put("year", Integer.toString(request.year()));
        return meanings;
    }

    /** Facts that are words are said as words inside sentences too. */
    private Map<String, String> said(ReleasedTable cover, Wording wording) {
        Map<String, String> said = new HashMap<>();
        Settings columns = definition.under("facts");
        for (String id : columns.keys()) {
            ColumnDefinition column = ColumnDefinition.of(id, columns.under(id), wording);
            if (column.format() == ColumnDefinition.Shown.WORD) {
                said.put(id, new CellMaker(wording).make(cover, 0, column).text());
            }
        }
        return said;
    }

    private boolean isWanted(Settings exhibit) {
        return switch (exhibit.text("when", "always")) {
            case "always", "rows" -> true;
            case "funder" -> request.funder().isPresent();
            case "no_funder" -> request.funder().isEmpty();
            default -> throw new ReportException(exhibit.place() + ": when is always, rows, funder or no_funder");
        };
    }

    private List<Fact> facts(ReleasedTable cover, Wording wording) {
        CellMaker cells = new CellMaker(wording);
        List<Fact> facts = new ArrayList<>();
        Settings columns = definition.under("facts");
        for (String id : columns.keys()) {
            ColumnDefinition column = ColumnDefinition.of(id, columns.under(id), wording);
            boolean isLeading = columns.under(id).isTrue("leads", false);
            Cell cell = cells.make(cover, 0, column);
            if (!cell.text().isEmpty()) {
                facts.add(new Fact(column.title(), cell, isLeading));
            }
        }
        return facts;
    }
}
