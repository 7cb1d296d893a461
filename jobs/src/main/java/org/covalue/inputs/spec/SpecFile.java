package org.covalue.inputs.spec;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The keys of {@code inputs/<record>.yml}, as they are written there; what is left out is empty. */
record SpecFile(
        Map<String, String> title,
        Map<String, String> description,
        List<FieldKeys> fields,
        List<String> primaryKey,
        @Nullable List<RecordSpec.ForeignKey> foreignKeys,
        @Nullable List<String> rules,
        @Nullable RunKeys run,
        @Nullable FormKeys form,
        boolean ownVersions,
        ExampleKeys examples) {

    record FieldKeys(
            String name,
            String type,
            @Nullable Map<String, String> title,
            @Nullable List<String> aliases,
            @Nullable String unit,
            @JsonProperty("default") @Nullable String meaningOfBlank,
            Map<String, String> description,
            @Nullable Constraints constraints) {

        private RecordSpec.Field field() {
            Constraints limits =
                    constraints == null ? new Constraints(false, null, null, null, null, null) : constraints;
            return new RecordSpec.Field(
                    name,
                    FieldType.of(type),
                    limits.required(),
                    limits.minimum() == null ? Double.NaN : limits.minimum(),
                    limits.maximum() == null ? Double.NaN : limits.maximum(),
                    new LinkedHashSet<>(all(limits.values())),
                    Optional.ofNullable(limits.codes()).map(CodeList::of),
                    Optional.ofNullable(limits.pattern()).map(Pattern::compile),
                    "percent".equals(unit),
                    Objects.requireNonNullElse(meaningOfBlank, ""),
                    new TreeMap<>(description),
                    title == null ? Map.of() : new TreeMap<>(title),
                    all(aliases));
        }
    }

    record Constraints(
            boolean required,
            @Nullable Double minimum,
            @Nullable Double maximum,
            @JsonProperty("enum") @Nullable List<String> values,
            @Nullable String codes,
            @Nullable String pattern) {}

    record RunKeys(
            @Nullable String years,
            @Nullable String countries,
            @Nullable String currencies) {}

    record FormKeys(@Nullable String since, boolean everyYear) {}

    record ExampleKeys(@Nullable String accepted, @Nullable List<RecordSpec.RejectedExample> rejected) {}

    /** @param further fields of every record type */
    RecordSpec spec(String record, RecordSpec.Field further) {
        List<RecordSpec.Field> columns = Stream.concat(fields.stream().map(FieldKeys::field), Stream.of(further))
                .toList();
        RecordSpec spec = new RecordSpec(
                record,
                new TreeMap<>(title),
                columns,
                all(primaryKey),
                all(foreignKeys),
                all(rules).stream().map(RecordSpec.Rule::of).toList(),
                new RecordSpec.Examples(Objects.requireNonNullElse(examples.accepted(), ""), all(examples.rejected())),
                inRun(),
                inForm(),
                ownVersions);
        check(spec);
        return spec;
    }

    private RecordSpec.InRun inRun() {
        return run == null
                ? new RecordSpec.InRun(Optional.empty(), Optional.empty(), Optional.empty())
                : new RecordSpec.InRun(
                        Optional.ofNullable(run.years()),
                        Optional.ofNullable(run.countries()),
                        Optional.ofNullable(run.currencies()));
    }

    private RecordSpec.InForm inForm() {
        return form == null
                ? new RecordSpec.InForm(Optional.empty(), false)
                : new RecordSpec.InForm(Optional.ofNullable(form.since()), form.everyYear());
    }

    private static void requireKeyOfMemberAnd(RecordSpec spec, String year, String key) {
        boolean isKey = Set.copyOf(spec.key()).equals(Set.of(Owner.MEMBER.column(), year));
        require(String.join(", ", spec.key()), key, isKey, "a key of member and year");
    }

    private static void check(RecordSpec spec) {
        ColumnWords.of(spec);
        spec.inForm()
                .since()
                .ifPresent(column -> require(
                        column,
                        "form.since",
                        spec.field(column).type() == FieldType.YEAR
                                || spec.field(column).type() == FieldType.DATE,
                        "a column of type year or date"));
        if (spec.inForm().isEveryYear()) {
            requireKeyOfMemberAnd(spec, spec.inForm().since().orElse(""), "form.everyYear");
        }
        if (spec.hasOwnVersions()) {
            requireKeyOfMemberAnd(spec, "year", "ownVersions");
        }
        spec.inRun()
                .years()
                .ifPresent(column -> require(
                        column,
                        "run.years",
                        spec.field(column).type() == FieldType.YEAR
                                || spec.field(column).type() == FieldType.DATE,
                        "a column of type year or date"));
        spec.inRun()
                .countries()
                .ifPresent(column -> require(
                        column,
                        "run.countries",
                        spec.field(column).codeList().equals(Optional.of(CodeList.ISO_3166_1)),
                        "a column with codes: ISO 3166-1"));
        spec.inRun()
                .currencies()
                .ifPresent(column -> require(
                        column,
                        "run.currencies",
                        spec.field(column).codeList().equals(Optional.of(CodeList.ISO_4217)),
                        "a column with codes: ISO 4217"));
    }

    private static void require(String column, String key, boolean fits, String expected) {
        if (!fits) {
            throw new IllegalArgumentException(key + ": " + column + " does not fit; expected " + expected);
        }
    }

    private static <T> List<T> all(@Nullable List<T> given) {
        return given == null ? List.of() : List.copyOf(given);
    }
}
