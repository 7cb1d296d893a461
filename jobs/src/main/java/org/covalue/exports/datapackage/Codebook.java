package org.covalue.exports.datapackage;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.covalue.disclosure.Edition;
import org.covalue.disclosure.PublishedEdition;
import org.covalue.disclosure.ReleasedTable;
import org.covalue.exports.EvaluatorTable;

/** What people read beside the tables: each column, each indicator, in one language. */
final class Codebook {

    private static final Map<String, List<String>> WORDS = Map.of(
            "en",
            List.of(
                    "Codebook",
                    "Edition %d of business date %s, as of %s; base year %d, reporting currency %s; Covalue %s.",
                    "A value that is missing is blank, and the column `state` of its row says why; it is never zero. "
                            + "Percentages are 0 to 100. A text that begins with =, +, - or @ has an apostrophe before "
                            + "it, so that a spreadsheet takes it for no formula.",
                    "One row per",
                    "Column",
                    "Type",
                    "Meaning",
                    "Indicators",
                    "divided by",
                    "Unit",
                    "Source"),
            "es",
            List.of(
                    "Libro de códigos",
                    "Edición %d con fecha de negocio %s, a %s; año base %d, moneda de informe %s; Covalue %s.",
                    "Un valor que falta está en blanco y la columna `state` de su fila dice por qué; nunca es cero. "
                            + "Los porcentajes van de 0 a 100. Un texto que empieza por =, +, - o @ lleva delante un "
                            + "apóstrofo, para que una hoja de cálculo no lo tome por fórmula.",
                    "Una fila por",
                    "Columna",
                    "Tipo",
                    "Significado",
                    "Indicadores",
                    "dividido por",
                    "Unidad",
                    "Fuente"));

    private final Edition edition;
    private final PublishedEdition about;
    private final String language;
    private final StringBuilder text = new StringBuilder();

    Codebook(Edition edition, PublishedEdition about, String language) {
        this.edition = edition;
        this.about = about;
        this.language = language;
    }

    private String word(int place) {
        return Objects.requireNonNull(WORDS.get(language), language).get(place);
    }

    String text() {
        say("# " + word(0));
        say(word(1).formatted(
                        about.id(),
                        about.businessDate(),
                        about.asOf(),
                        about.baseYear(),
                        about.reportingCurrency(),
                        about.softwareVersion()));
        say(word(2));
        EvaluatorTable.all().forEach(this::table);
        indicators();
        return text.toString();
    }

    private void say(String paragraph) {
        text.append(paragraph).append("\n\n");
    }

    private void table(EvaluatorTable table) {
        say("## " + table.title(language));
        say("`" + Descriptor.path(table) + "`. " + word(3) + " " + String.join(", ", table.order()) + ".");
        text.append("| ")
                .append(word(4))
                .append(" | ")
                .append(word(5))
                .append(" | ")
                .append(word(6));
        text.append(" |\n|---|---|---|\n");
        for (EvaluatorTable.Column column : table.columns()) {
            String values = column.values().isEmpty() ? "" : ": " + Descriptor.values(column, language);
            text.append("| `")
                    .append(column.name())
                    .append("` | ")
                    .append(column.type().code())
                    .append(" | ");
            text.append((column.meaning(language) + values).replace("|", "\\|")).append(" |\n");
        }
        text.append('\n');
    }

    private void indicators() {
        say("## " + word(7));
        ReleasedTable catalogue = edition.query(
                "select indicator, code, title_" + language + " as title, question_" + language + " as question, "
                        + ofLanguage("numerator") + ", " + ofLanguage("denominator")
                        + ", unit, source from indicator order by indicator collate \"C\"",
                Map.of());
        for (int i = 0; i < catalogue.rows().size(); i++) {
            indicator(catalogue, i);
        }
    }

    private String ofLanguage(String part) {
        return language.equals("es") ? "coalesce(nullif(" + part + "_es, ''), " + part + ") as " + part : part;
    }

    private void indicator(ReleasedTable catalogue, int row) {
        String denominator = catalogue.cell(row, "denominator").text();
        say("### " + catalogue.cell(row, "title").text());
        say("`" + catalogue.cell(row, "indicator").text() + "` · "
                + catalogue.cell(row, "code").text() + " · " + word(9) + ": "
                + catalogue.cell(row, "unit").text());
        say(catalogue.cell(row, "question").text());
        say(catalogue.cell(row, "numerator").text()
                + (denominator.isBlank() ? "" : " — " + word(8) + " — " + denominator));
        say(word(10) + ": " + catalogue.cell(row, "source").text());
    }
}
