package org.covalue.inputs.check;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.covalue.inputs.heading.HeaderReading;
import org.covalue.inputs.heading.NearWords;
import org.covalue.inputs.mapping.ColumnSource;
import org.covalue.inputs.mapping.FigureUnit;
import org.covalue.inputs.spec.RecordSpec;

/** Finds out what is to be asked of one table whose record type is known or supposed. */
final class TableQuestions {

    private static final int MOST_CELLS = 40;
    private static final int LONGEST = 100;

    private final HeaderReading reading;
    /** What the sender has said, by our columns. */
    private final Map<String, ColumnSource> said;
    /** The same by the sender's columns. */
    private final Map<String, String> chosen;

    private final Map<String, String> near;
    private final Set<String> inOtherUnits;

    /** Whether nothing but the choice of the record type is open, which is said by naming its columns. */
    private final boolean isChoice;

    /** @param isNamed whether its sender has said which record type the table is */
    TableQuestions(HeaderReading reading, Optional<Map<String, ColumnSource>> said, boolean isNamed) {
        this.reading = reading;
        this.isChoice = isNamed && reading.isWhole();
        this.said = said.orElse(Map.of());
        this.chosen = this.said.entrySet().stream()
                .filter(one -> !one.getValue().isFixed())
                .collect(Collectors.toMap(one -> one.getValue().from(), Map.Entry::getKey, (one, other) -> one));
        this.near = reading.near().stream()
                .collect(Collectors.toMap(NearWords.Near::typed, NearWords.Near::column, (one, other) -> one));
        this.inOtherUnits = Set.copyOf(reading.inOtherUnits());
    }

    Optional<HeaderQuestion> ask(String sheet, FileCheck.Outcome outcome, UnknownCodes unknown) {
        RecordSpec spec = reading.spec();
        List<Integer> places = IntStream.range(0, reading.columns().size())
                .filter(this::isAsked)
                .limit(MOST_CELLS)
                .boxed()
                .toList();
        List<HeaderQuestion.Cell> cells =
                places.stream().map(this::cell).distinct().toList();
        Set<String> taken = IntStream.range(0, reading.columns().size())
                .filter(i -> !places.contains(i))
                .mapToObj(reading.columns()::get)
                .collect(Collectors.toSet());
        List<RecordSpec.Field> free = spec.fields().stream()
                .filter(field -> !taken.contains(field.name()))
                .toList();
        List<HeaderQuestion.Missing> missing = free.stream()
                .filter(RecordSpec.Field::required)
                .filter(field -> cells.stream().noneMatch(cell -> cell.column().equals(field.name())))
                .map(field -> new HeaderQuestion.Missing(field, fixed(field.name())))
                .toList();
        List<CodeQuestion> codes = spec.fields().stream()
                .filter(field -> !CodeQuestion.codes(field).isEmpty())
                .map(field ->
                        CodeQuestion.of(field, from(field.name(), outcome), unknown.of(outcome.sheet(), field.name())))
                .filter(one -> !one.values().isEmpty() && !one.from().isEmpty())
                .toList();
        boolean isNear = cells.stream().anyMatch(cell -> !cell.column().isEmpty() && !chosen.containsKey(cell.typed()));
        boolean isOpen = outcome.refusal().isPresent() || isNear || !codes.isEmpty();
        boolean isNothing = codes.isEmpty() && missing.isEmpty() && (cells.isEmpty() || free.isEmpty());
        return isNothing
                ? Optional.empty()
                : Optional.of(new HeaderQuestion(sheet, spec, cells, free, missing, codes, isOpen));
    }

    private boolean isAsked(int i) {
        String typed = reading.typed().get(i);
        String column = reading.columns().get(i);
        return !typed.isEmpty()
                && typed.length() <= LONGEST
                && (isChoice
                        || column.isEmpty()
                        || inOtherUnits.contains(column)
                        || chosen.containsKey(typed) && !column.equals(chosen.get(typed)));
    }

    private HeaderQuestion.Cell cell(int i) {
        String typed = reading.typed().get(i);
        String own = reading.columns().get(i);
        String column = Objects.requireNonNullElseGet(
                chosen.get(typed), () -> own.isEmpty() ? near.getOrDefault(typed, "") : own);
        boolean isFigure = !column.isEmpty() && reading.spec().field(column).isNumber();
        String unit = Optional.ofNullable(said.get(column))
                .flatMap(ColumnSource::unit)
                .map(FigureUnit::code)
                .orElseGet(() -> proposed(i));
        return new HeaderQuestion.Cell(typed, column, isFigure, isFigure ? unit : "", inOtherUnits.contains(own));
    }

    private String proposed(int i) {
        return switch (reading.scale(i).orElse(1)) {
            case 1_000 -> FigureUnit.THOUSANDS.code();
            case 1_000_000 -> FigureUnit.MILLIONS.code();
            case 1_000_000_000 -> FigureUnit.BILLIONS.code();
            default -> "";
        };
    }

    private String fixed(String column) {
        return Optional.ofNullable(said.get(column)).map(ColumnSource::fixed).orElse("");
    }

    private String from(String column, FileCheck.Outcome outcome) {
        return HeaderQuestion.from(
                Optional.ofNullable(said.get(column)),
                reading.typed(),
                outcome.places().getOrDefault(column, -1));
    }
}
