package org.covalue.inputs.landing;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.covalue.estimation.data.Message;
import org.covalue.inputs.mapping.Mapping;
import org.covalue.inputs.mapping.Standards;
import org.covalue.inputs.mapping.TableMapping;
import org.covalue.inputs.reading.HeaderSearch;
import org.covalue.inputs.spec.RecordSpec;
import org.covalue.inputs.spec.RecordSpecs;

/** What mappings make of one sheet, or of one delimited file: no table, one, or several record types. */
final class MappedTables {

    /** Opens the rows from the first on. */
    interface Opening {
        OpenTable rows(Optional<TableMapping> mapping) throws IOException;
    }

    private final LandingFile file;
    private final Opening opening;
    private final RecordSpecs specs;
    private Optional<FileTables.Table> nearest = Optional.empty();

    MappedTables(LandingFile file, Opening opening, RecordSpecs specs) {
        this.file = file;
        this.opening = opening;
        this.specs = specs;
    }

    /**
     * By the mappings of the sender; one that names the sheet or the file must fit. One that names neither, and of
     * whose columns the table has none, says nothing of a table that is of another record type by its own words.
     *
     * @param own the record type that the table is by its own words
     */
    List<FileTables.Table> ofSender(Optional<String> own) throws IOException {
        List<FileTables.Table> tables = new ArrayList<>();
        for (Mapping mapping : file.beside()) {
            for (TableMapping one : mapping.tables()) {
                if (one.takes(file.name(), file.sheet())) {
                    HeaderSearch search = search(one);
                    boolean fits = search.match().spec().isPresent();
                    if (fits && isOther(one, own) && !hasItsColumns(one)) {
                        continue;
                    }
                    if (fits || one.selection().isNamed()) {
                        tables.add(table(one, LandingFile.header(search), tables.isEmpty()));
                    } else {
                        nearest = Optional.of(search)
                                .filter(found -> found.match().known() > 0)
                                .map(found -> table(one, LandingFile.header(found), true))
                                .or(() -> nearest);
                    }
                }
            }
        }
        return tables;
    }

    private static boolean isOther(TableMapping mapping, Optional<String> own) {
        return !mapping.selection().isNamed()
                && own.filter(record -> !record.equals(mapping.record())).isPresent();
    }

    private boolean hasItsColumns(TableMapping mapping) throws IOException {
        try (OpenTable rows = opening.rows(Optional.of(mapping))) {
            HeaderSearch.in(rows, specs);
            List<String> header = rows.header();
            return mapping.froms().stream()
                    .anyMatch(from -> !TableMapping.places(from, header).isEmpty());
        }
    }

    /** By the mappings of public standards; what of them needs more than the standard has is told. */
    List<FileTables.Table> ofStandards() throws IOException {
        for (Mapping standard : Standards.all()) {
            List<FileTables.Table> tables = new ArrayList<>();
            List<Message> more = new ArrayList<>();
            for (TableMapping one : standard.tables()) {
                if (one.takes(file.name(), file.sheet())) {
                    HeaderSearch search = search(one);
                    if (search.match().spec().isPresent()) {
                        tables.add(table(one, LandingFile.header(search), tables.isEmpty()));
                    } else if (!missing(one).isEmpty()) {
                        more.add(needs(one, missing(one)));
                    }
                }
            }
            if (!tables.isEmpty()) {
                return telling(tables, more);
            }
        }
        return List.of();
    }

    /** Why the mapping of the sender that comes nearest does not fit; empty where none comes near. */
    Optional<FileTables.Table> nearMiss() {
        return nearest;
    }

    private HeaderSearch search(TableMapping mapping) throws IOException {
        try (OpenTable rows = opening.rows(Optional.of(mapping))) {
            return HeaderSearch.in(rows, specs);
        }
    }

    private FileTables.Table table(TableMapping mapping, LandingFile.Header header, boolean isFirst) {
        LandingFile mapped = file.by(mapping);
        return new FileTables.Table(isFirst ? mapped : mapped.sheet(mapping.view(file.sheet())), header);
    }

    List<String> missing(TableMapping mapping) {
        return missing(mapping, specs);
    }

    /** Required columns of which a mapping says nothing. */
    static List<String> missing(TableMapping mapping, RecordSpecs specs) {
        RecordSpec spec = specs.of(mapping.record());
        return spec.requiredColumns().stream()
                .filter(column -> mapping.source(column).isEmpty())
                .toList();
    }

    static Message needs(TableMapping mapping, List<String> columns) {
        return Message.of(
                "standard_needs",
                "table",
                mapping.mapping() + "." + mapping.name(),
                "record",
                mapping.record(),
                "columns",
                columns);
    }

    static List<FileTables.Table> telling(List<FileTables.Table> tables, List<Message> more) {
        for (Message one : more) {
            FileTables.Table first = tables.get(0);
            tables.set(0, new FileTables.Table(first.file(), first.header().telling(one)));
        }
        return tables;
    }
}
