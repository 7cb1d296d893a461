package org.covalue.inputs.landing;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.covalue.estimation.data.Message;
import org.covalue.inputs.document.ElementTable;
import org.covalue.inputs.mapping.Mapping;
import org.covalue.inputs.mapping.Standards;
import org.covalue.inputs.mapping.TableMapping;
import org.covalue.inputs.reading.FileKind;
import org.covalue.inputs.reading.HeaderSearch;
import org.covalue.inputs.reading.UnreadableFile;
import org.covalue.inputs.spec.RecordSpecs;

/** What mappings make of a document of JSON or XML: those of its sender, else those of public standards. */
final class DocumentTables {

    private final LandingFile file;
    private final FileKind kind;
    private final RecordSpecs specs;

    private DocumentTables(LandingFile file, FileKind kind, RecordSpecs specs) {
        this.file = file;
        this.kind = kind;
        this.specs = specs;
    }

    /** At least one; a document that no mapping knows is refused as a whole. */
    static List<FileTables.Table> of(LandingFile file, FileKind kind, RecordSpecs specs) throws IOException {
        DocumentTables tables = new DocumentTables(file, kind, specs);
        try {
            List<FileTables.Table> known = tables.by(file.beside());
            List<FileTables.Table> all = known.isEmpty() ? tables.by(Standards.all()) : known;
            return all.isEmpty()
                    ? List.of(new FileTables.Table(file, LandingFile.Header.refused(kind.refusal(), "")))
                    : all;
        } catch (UnreadableFile e) {
            return List.of(new FileTables.Table(file, LandingFile.Header.refused(e)));
        }
    }

    private List<FileTables.Table> by(List<Mapping> mappings) throws IOException {
        List<FileTables.Table> tables = new ArrayList<>();
        List<Message> more = new ArrayList<>();
        for (Mapping mapping : mappings) {
            for (TableMapping one : mapping.tables()) {
                if (takes(one)) {
                    List<String> missing = MappedTables.missing(one, specs);
                    if (missing.isEmpty()) {
                        tables.add(table(one));
                    } else {
                        more.add(MappedTables.needs(one, missing));
                    }
                }
            }
        }
        return MappedTables.telling(tables, tables.isEmpty() ? List.of() : more);
    }

    private boolean takes(TableMapping mapping) throws IOException {
        return !mapping.selection().path().isEmpty()
                && mapping.takesFile(file.name())
                && ElementTable.has(file.path(), kind, mapping);
    }

    private FileTables.Table table(TableMapping mapping) throws IOException {
        LandingFile mapped = file.by(mapping).sheet(mapping.name());
        try (OpenTable rows = OpenTable.of(file.path(), mapping.name(), file.locale(), Optional.of(mapping))) {
            return new FileTables.Table(mapped, LandingFile.header(HeaderSearch.in(rows, specs)));
        }
    }
}
