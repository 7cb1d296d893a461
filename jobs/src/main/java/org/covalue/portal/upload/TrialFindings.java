package org.covalue.portal.upload;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.covalue.disclosure.Edition;
import org.covalue.disclosure.ReleasedTable;
import org.covalue.portal.access.ManagedOrganisations;
import org.covalue.portal.access.ViewerQueries;
import org.covalue.portal.web.ReaderWords;
import org.covalue.preview.Preview;
import org.covalue.preview.RecordChange;
import org.covalue.preview.ValueMove;
import org.covalue.reports.model.Wording;
import org.springframework.stereotype.Component;

/** What a trial has found, in the words of who may read it. */
@Component
class TrialFindings {

    private static final int VALUES_SHOWN = 200;

    private final ViewerQueries queries;
    private final ManagedOrganisations managed;

    TrialFindings(ViewerQueries queries, ManagedOrganisations managed) {
        this.queries = queries;
        this.managed = managed;
    }

    /**
     * @param records counts of rows by record type
     * @param edition that values are compared with, as far as the viewer may see it
     * @param values the first of those that would move, the last years first
     * @param total how many would move
     * @param unshown why no value is compared, as the end of a key; empty where they are
     */
    record Findings(
            List<RecordChange> records, Optional<Long> edition, List<Value> values, int total, String unshown) {}

    record Value(String indicator, String title, String unit, int year, String old, String now) {}

    private record Indicator(String title, String unit) {}

    Findings of(Preview found, String organisation, Locale locale) {
        Optional<Long> edition = found.against()
                .map(Preview.Against::edition)
                .filter(last -> managed.latestEdition(organisation).equals(Optional.of(last)));
        if (!found.note().isEmpty() || edition.isEmpty()) {
            String why = found.against().isEmpty() ? "none" : found.note().isEmpty() ? "other" : "failed";
            return new Findings(found.records(), Optional.empty(), List.of(), 0, why);
        }
        Edition last = queries.edition(edition);
        Wording wording = ReaderWords.wording(last, locale);
        Map<String, Indicator> indicators = indicators(last, wording);
        List<Value> values = found.moves().stream()
                .sorted(Comparator.comparing(ValueMove::year).reversed().thenComparing(ValueMove::indicator))
                .flatMap(move -> Stream.ofNullable(indicators.get(move.indicator()))
                        .map(indicator -> value(move, indicator, wording)))
                .toList();
        return new Findings(
                found.records(), edition, values.stream().limit(VALUES_SHOWN).toList(), values.size(), "");
    }

    private static Map<String, Indicator> indicators(Edition edition, Wording wording) {
        ReleasedTable table = edition.query(
                "select indicator, title_%s as title, unit from indicator"
                        .formatted(wording.language().code()),
                Map.of());
        Map<String, Indicator> indicators = new HashMap<>();
        for (int row = 0; row < table.rows().size(); row++) {
            indicators.put(
                    table.cell(row, "indicator").text(),
                    new Indicator(
                            table.cell(row, "title").text(),
                            table.cell(row, "unit").text()));
        }
        return indicators;
    }

    private static Value value(ValueMove move, Indicator of, Wording wording) {
        String old = printed(move.old(), of.unit(), wording);
        String now = printed(move.now(), of.unit(), wording);
        boolean isLost = old.equals(now);
        return new Value(
                move.indicator(),
                of.title(),
                wording.say("unit", of.unit()),
                move.year(),
                isLost ? move.old().toString() : old,
                isLost ? move.now().toString() : now);
    }

    private static String printed(ValueMove.Cell cell, String unit, Wording wording) {
        return cell.value().isPresent()
                ? wording.figure(cell.value().getAsDouble(), unit)
                : cell.state().isEmpty() ? "—" : wording.say("states", cell.state());
    }
}
