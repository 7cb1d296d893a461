package org.covalue.exports;

import java.util.HashMap;
import java.util.Map;
import org.covalue.disclosure.Edition;
import org.covalue.disclosure.ReleasedTable;

/** What a column of a wide table holds: the catalogue says it of an indicator, the table itself of anything else. */
final class WideLabels {

    private final Map<String, Map<String, String>> ofIndicators;

    private WideLabels(Map<String, Map<String, String>> ofIndicators) {
        this.ofIndicators = ofIndicators;
    }

    static WideLabels of(String spread, Edition edition) {
        Map<String, Map<String, String>> labels = new HashMap<>();
        if (spread.equals("indicator")) {
            ReleasedTable catalogue =
                    edition.query("select indicator, title_en, title_es, unit from indicator", Map.of());
            for (int i = 0; i < catalogue.rows().size(); i++) {
                String unit = " (" + catalogue.cell(i, "unit").text() + ")";
                labels.put(
                        catalogue.cell(i, "indicator").text(),
                        Map.of(
                                "en", catalogue.cell(i, "title_en").text() + unit,
                                "es", catalogue.cell(i, "title_es").text() + unit));
            }
        }
        return new WideLabels(labels);
    }

    Map<String, String> of(EvaluatorTable.Column value, String one) {
        return ofIndicators.getOrDefault(
                one, Map.of("en", one + ": " + value.meaning("en"), "es", one + ": " + value.meaning("es")));
    }
}
