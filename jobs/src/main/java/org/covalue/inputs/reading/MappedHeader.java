package org.covalue.inputs.reading;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.covalue.estimation.data.Message;
import org.covalue.inputs.dialect.Blanks;
import org.covalue.inputs.heading.HeaderReading;
import org.covalue.inputs.heading.NearWords;
import org.covalue.inputs.mapping.ColumnSource;
import org.covalue.inputs.mapping.TableMapping;
import org.covalue.inputs.spec.ColumnWords;
import org.covalue.inputs.spec.RecordSpec;
import org.covalue.inputs.spec.RecordSpecs;

/**
 * A header under a mapping: the columns that it names are taken where it says, the others by their own words. A cell
 * that the mapping reads heads nothing else.
 */
final class MappedHeader {

    private final TableMapping mapping;
    private final RecordSpec spec;
    private final List<String> shown;
    private final HeaderReading words;
    /** Where our columns stand. */
    private final Map<String, Integer> places = new LinkedHashMap<>();
    /** What the mapping names and the header has not. */
    private final List<String> absent = new ArrayList<>();

    private final Set<Integer> used = new HashSet<>();
    private int found;

    private MappedHeader(List<String> header, RecordSpecs specs, TableMapping mapping) {
        this.mapping = mapping;
        this.spec = specs.of(mapping.record());
        this.shown =
                header.stream().map(Blanks::strip).map(RejectedRow::shortened).toList();
        this.words = HeaderReading.of(
                shown, header.stream().map(ColumnWords.Heading::of).toList(), spec, specs.words(spec));
    }

    static HeaderMatch match(List<String> header, RecordSpecs specs, TableMapping mapping) {
        return new MappedHeader(header, specs, mapping).match();
    }

    private HeaderMatch match() {
        Optional<String> twice = place();
        if (twice.isPresent()) {
            return refused(Message.of("header_column_twice"), twice.get());
        }
        placeByWords();
        Optional<Message> fault = fault();
        if (fault.isPresent()) {
            return refused(fault.get(), String.join(", ", shown));
        }
        List<Message> unread = IntStream.range(0, shown.size())
                .filter(i -> !used.contains(i) && !shown.get(i).isEmpty())
                .mapToObj(i -> Message.asItIs(shown.get(i)))
                .toList();
        return new HeaderMatch(
                Optional.of(spec),
                spec.columns().stream()
                        .map(column -> places.getOrDefault(column, -1))
                        .toList(),
                shown.size(),
                Optional.empty(),
                "",
                unread,
                found,
                Optional.of(told()),
                Optional.of(mapping),
                false);
    }

    /** @return a column of the sender that stands there twice */
    private Optional<String> place() {
        for (String from : mapping.froms()) {
            List<Integer> at = TableMapping.places(from, shown);
            if (at.size() > 1) {
                return Optional.of(from);
            }
            if (at.isEmpty()) {
                absent.add(from);
            } else {
                found++;
                used.add(at.get(0));
                mapping.columns().forEach((column, source) -> {
                    if (source.from().equals(from)) {
                        places.put(column, at.get(0));
                    }
                });
            }
        }
        return Optional.empty();
    }

    private void placeByWords() {
        for (int i = 0; i < shown.size(); i++) {
            String column = words.columns().get(i);
            boolean isFree = mapping.source(column).map(ColumnSource::isFixed).orElse(true);
            if (!column.isEmpty() && isFree && !used.contains(i)) {
                places.merge(column, i, (one, other) -> -2);
                used.add(i);
                found++;
            }
        }
    }

    private Optional<Message> fault() {
        List<String> missing = spec.requiredColumns().stream()
                .filter(column -> !places.containsKey(column)
                        && !mapping.source(column).map(ColumnSource::isFixed).orElse(false))
                .toList();
        if (!missing.isEmpty()) {
            return Optional.of(lacks(missing));
        }
        for (Map.Entry<String, Integer> place : places.entrySet()) {
            if (place.getValue() < 0) {
                return Optional.of(Message.of("header_means_one_twice", "column", place.getKey()));
            }
            if (mapping.source(place.getKey()).map(ColumnSource::isFixed).orElse(false)) {
                return Optional.of(Message.of(
                        "mapping_fixes_there",
                        "mapping",
                        mapping.mapping(),
                        "column",
                        place.getKey(),
                        "from",
                        shown.get(place.getValue())));
            }
        }
        List<String> others = inOtherUnits();
        return others.isEmpty()
                ? Optional.empty()
                : Optional.of(Message.of("mapping_other_unit", "mapping", mapping.mapping(), "columns", others));
    }

    private Message lacks(List<String> missing) {
        Message lacks =
                Message.of("mapping_lacks", "mapping", mapping.mapping(), "record", spec.record(), "columns", missing);
        return absent.isEmpty() ? lacks : Message.of("mapping_and_absent", "why", lacks, "absent", absentWords());
    }

    /** Each with the column of the header that may be meant. */
    private List<Message> absentWords() {
        List<String> free = IntStream.range(0, shown.size())
                .filter(i -> !used.contains(i))
                .mapToObj(shown::get)
                .toList();
        return absent.stream()
                .map(from -> NearWords.nearest(from, free)
                        .map(near -> Message.of("column_near", "found", from, "column", near))
                        .orElseGet(() -> Message.asItIs(from)))
                .toList();
    }

    /** Headings that give a unit of their own, where the mapping says nothing of it. */
    private List<String> inOtherUnits() {
        String[] columns = new String[shown.size()];
        Arrays.fill(columns, "");
        places.forEach((column, at) -> columns[at] = column);
        return new HeaderReading(spec, words.words(), shown, words.headings(), List.of(columns))
                .inOtherUnits().stream()
                        .filter(column -> mapping.source(column)
                                .flatMap(ColumnSource::unit)
                                .isEmpty())
                        .toList();
    }

    private Message told() {
        return absent.isEmpty()
                ? mapping.words()
                : Message.of("mapped_and_absent", "mapped", mapping.words(), "absent", absentWords());
    }

    private HeaderMatch refused(Message why, String header) {
        return HeaderMatch.refused(why, header, found);
    }
}
