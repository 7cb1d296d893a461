package org.covalue.portal.upload;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.covalue.inputs.SenderChoices;
import org.covalue.inputs.mapping.ColumnSource;
import org.covalue.inputs.mapping.FigureUnit;
import org.covalue.inputs.mapping.Mapping;
import org.covalue.inputs.mapping.TableMapping;
import org.covalue.inputs.spec.FieldType;
import org.covalue.inputs.spec.RecordSpec;
import org.covalue.portal.web.PageProblem;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.util.MultiValueMap;

/** What a sender has answered of one record type, as a mapping of it. */
final class Answers {

    private static final int LONGEST = 100;
    private static final Set<FieldType> OF_ONE_FILE = Set.of(FieldType.YEAR, FieldType.DATE);

    private final RecordSpec spec;
    private final MultiValueMap<String, String> fields;
    private final Map<String, ColumnSource> columns;

    private Answers(RecordSpec spec, MultiValueMap<String, String> fields, Map<String, ColumnSource> before) {
        this.spec = spec;
        this.fields = fields;
        this.columns = new LinkedHashMap<>(before);
    }

    /**
     * @param fields {@code from}, {@code column} and {@code unit} of each cell of the header; {@code lacking} and
     *     {@code fixed} of each column that the table lacks; {@code of}, {@code in}, {@code typed} and {@code code} of
     *     each unknown code: our column, the sender's, what is typed there, what it stands for
     * @param before what was answered before, of which stands what is not answered again
     */
    static TableMapping of(RecordSpec spec, MultiValueMap<String, String> fields, Map<String, ColumnSource> before) {
        Answers answers = new Answers(spec, fields, before);
        answers.addColumns();
        answers.addFixed();
        answers.addCodes();
        return table(spec.record(), answers.columns);
    }

    static TableMapping table(String record, Map<String, ColumnSource> columns) {
        return new TableMapping(SenderChoices.MAPPING, record, record, TableMapping.Selection.ANY, columns, Map.of());
    }

    /** A year or a date that every row of one file has is hardly that of the next. */
    static TableMapping toBeRemembered(RecordSpec spec, TableMapping table) {
        Map<String, ColumnSource> kept = new LinkedHashMap<>(table.columns());
        kept.entrySet()
                .removeIf(one -> one.getValue().isFixed()
                        && OF_ONE_FILE.contains(spec.field(one.getKey()).type()));
        return table(spec.record(), kept);
    }

    /** The tables with this one in place of that of its record type; one that says nothing is none. */
    static Mapping replaced(List<TableMapping> tables, TableMapping table) {
        return new Mapping(
                SenderChoices.MAPPING,
                Stream.concat(
                                tables.stream().filter(one -> !one.record().equals(table.record())),
                                Stream.of(table).filter(one -> !one.columns().isEmpty()))
                        .toList(),
                List.of(),
                List.of());
    }

    /** What is remembered, but for record types of which something was said of the file itself. */
    static Mapping over(Optional<Mapping> remembered, Mapping said) {
        List<TableMapping> tables =
                new ArrayList<>(remembered.map(Mapping::tables).orElse(List.of()));
        Set<String> records = said.tables().stream().map(TableMapping::record).collect(Collectors.toSet());
        tables.removeIf(one -> records.contains(one.record()));
        tables.addAll(said.tables());
        return new Mapping(
                SenderChoices.MAPPING, tables, remembered.map(Mapping::leaveOut).orElse(List.of()), List.of());
    }

    private List<String> all(String name) {
        return fields.getOrDefault(name, List.of());
    }

    /** Fields of one kind belong together by their order. */
    private int together(String... names) {
        int[] sizes =
                Stream.of(names).mapToInt(name -> all(name).size()).distinct().toArray();
        if (sizes.length > 1
                || Stream.of(names).flatMap(name -> all(name).stream()).anyMatch(one -> one.length() > LONGEST)) {
            throw AnswerController.wrong();
        }
        return sizes[0];
    }

    private void addColumns() {
        List<String> from = all("from");
        int cells = all("unit").isEmpty() ? together("from", "column") : together("from", "column", "unit");
        Map<String, ColumnSource> old = new LinkedHashMap<>(columns);
        columns.values().removeIf(source -> from.contains(source.from()));
        for (int i = 0; i < cells; i++) {
            if (from.get(i).isBlank()) {
                throw AnswerController.wrong();
            }
            String column = all("column").get(i);
            if (!column.isEmpty()) {
                String unit = all("unit").isEmpty() ? "" : all("unit").get(i);
                ColumnSource source = source(field(column), from.get(i).strip(), unit, old.get(column));
                ColumnSource other = columns.put(column, source);
                if (other != null && from.contains(other.from())) {
                    throw new PageProblem(HttpStatus.CONFLICT, "upload.columns.twice");
                }
            }
        }
    }

    private static ColumnSource source(
            RecordSpec.Field field, String from, String unit, @Nullable ColumnSource before) {
        Optional<FigureUnit> said = Stream.of(FigureUnit.values())
                .filter(one -> one.code().equals(unit) && field.isNumber())
                .filter(one -> field.isPercent() || !one.code().equals(FigureUnit.FRACTION.code()))
                .findFirst();
        boolean isSame = before != null && before.from().equals(from);
        return new ColumnSource(
                from, "", said, isSame ? Objects.requireNonNull(before).values() : Map.of());
    }

    private void addFixed() {
        int lacking = together("lacking", "fixed");
        for (int i = 0; i < lacking; i++) {
            String column = field(all("lacking").get(i)).name();
            String value = all("fixed").get(i).strip();
            ColumnSource there = columns.get(column);
            if (there != null && !there.isFixed() && !value.isEmpty()) {
                throw new PageProblem(HttpStatus.CONFLICT, "upload.columns.twice");
            }
            if (there == null || there.isFixed()) {
                columns.remove(column);
                if (!value.isEmpty()) {
                    columns.put(column, ColumnSource.fixed(value));
                }
            }
        }
    }

    private void addCodes() {
        int codes = together("of", "in", "typed", "code");
        for (int i = 0; i < codes; i++) {
            String code = all("code").get(i).strip();
            if (!code.isEmpty()) {
                String column = field(all("of").get(i)).name();
                ColumnSource there = columns.getOrDefault(
                        column, ColumnSource.from(all("in").get(i).strip()));
                Map<String, String> values = new LinkedHashMap<>(there.values());
                values.put(all("typed").get(i).strip(), code);
                columns.put(column, new ColumnSource(there.from(), there.fixed(), there.unit(), values));
            }
        }
    }

    private RecordSpec.Field field(String column) {
        if (!spec.columns().contains(column)) {
            throw AnswerController.wrong();
        }
        return spec.field(column);
    }
}
