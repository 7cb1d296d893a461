package org.covalue.disclosure;

import java.util.List;
import org.covalue.indicators.Indicator;
import org.covalue.layers.SqlDefinition;

/** The catalogue of indicators as rows, for an edition or for the owner's own eyes. */
final class Catalogue {

    static final List<String> COLUMNS = List.of(
            "indicator",
            "code",
            "title_en",
            "title_es",
            "question_en",
            "question_es",
            "family",
            "dimension",
            "unit",
            "better",
            "pool",
            "numerator",
            "denominator",
            "sdg",
            "source",
            "protects",
            "numerator_es",
            "denominator_es");

    private Catalogue() {}

    /** One row per indicator, in the order of {@link #COLUMNS}. */
    static List<List<String>> rows() {
        return Indicator.all().stream().map(Catalogue::row).toList();
    }

    private static List<String> row(Indicator one) {
        SqlDefinition definition = one.definition();
        return List.of(
                one.id(),
                plain(definition, "code"),
                definition.text("title", "en"),
                definition.text("title", "es"),
                definition.text("question", "en"),
                definition.text("question", "es"),
                plain(definition, "family"),
                plain(definition, "dimension"),
                plain(definition, "unit"),
                plain(definition, "better"),
                plain(definition, "pool"),
                definition.words("numerator", "en"),
                definition.words("denominator", "en"),
                plain(definition, "sdg"),
                plain(definition, "source"),
                plain(definition, "protects"),
                definition.words("numerator", "es"),
                definition.words("denominator", "es"));
    }

    private static String plain(SqlDefinition definition, String key) {
        return definition.text(key).orElse("");
    }
}
