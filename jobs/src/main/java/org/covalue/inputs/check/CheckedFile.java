package org.covalue.inputs.check;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.covalue.estimation.data.Message;
import org.covalue.inputs.dialect.SenderLocale;
import org.covalue.inputs.mapping.ColumnSource;

/**
 * What is wrong with one file.
 *
 * @param tables the file, or the sheets of it that are tables
 * @param groups faults with one cause together, most first
 * @param locale of its sender, empty where nobody has said one
 */
public record CheckedFile(
        String name, List<FileCheck.Outcome> tables, List<FaultGroup> groups, Optional<SenderLocale> locale) {

    public long rows() {
        return tables.stream().mapToLong(FileCheck.Outcome::rowsRead).sum();
    }

    public long rejected() {
        return tables.stream().mapToLong(FileCheck.Outcome::rowsRejected).sum();
    }

    public boolean isGood() {
        return rejected() == 0
                && tables.stream().allMatch(table -> table.refusal().isEmpty());
    }

    /** Where in its row the cell at fault stands, from 0; empty where it is the row as a whole. */
    OptionalInt column(FaultGroup group, FaultGroup.Row row) {
        return tables.stream()
                .filter(table -> table.sheet().equals(row.file()))
                .flatMap(table ->
                        Stream.ofNullable(table.places().get(group.cause().column())))
                .mapToInt(Integer::intValue)
                .findFirst();
    }

    /** Where a fault stands, in English. */
    String place(FaultGroup group, FaultGroup.Row row) {
        return place(group, row, "en");
    }

    /** Where a fault stands: a cell, or a row where it is about the row as a whole. */
    String place(FaultGroup group, FaultGroup.Row row, String language) {
        OptionalInt column = column(group, row);
        Optional<String> inDocument = tables.stream()
                .filter(table -> table.sheet().equals(row.file()) && table.isOfDocument())
                .findFirst()
                .map(table ->
                        Message.of("place_element", "number", row.number() - 1).in(language) + ", "
                                + table.mapping()
                                        .flatMap(one -> one.source(group.cause().column()))
                                        .map(ColumnSource::from)
                                        .orElse("*"));
        if (inDocument.isPresent()) {
            return inDocument.get();
        }
        return column.isPresent()
                ? CellAddress.of(column.getAsInt(), row.number())
                : Message.of("place_row", "row", row.number()).in(language);
    }
}
