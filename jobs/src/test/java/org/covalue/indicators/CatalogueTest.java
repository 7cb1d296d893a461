package org.covalue.indicators;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import org.covalue.layers.SqlDefinition;
import org.junit.jupiter.api.Test;

/** The catalogue in sql/README.md is generated from the headers; {@code -Dcovalue.rewrite=true} renews it. */
class CatalogueTest {

    private static final Path README = Path.of("sql", "README.md");
    private static final String START = "-Dcovalue.rewrite=true renews it -->\n";
    private static final String END = "<!-- end of catalogue -->";

    @Test
    void theReadmeListsEveryIndicatorAsItsHeaderSays() throws IOException {
        String text = Files.readString(README);
        String renewed = text.substring(0, text.indexOf(START) + START.length())
                + catalogue()
                + text.substring(text.indexOf(END));
        if (Boolean.getBoolean("covalue.rewrite")) {
            Files.writeString(README, renewed);
        }
        assertThat(Files.readString(README)).isEqualTo(renewed);
    }

    private static String catalogue() {
        return "\n| code | indicator | question | numerator | denominator |\n|---|---|---|---|---|\n"
                + Indicator.all().stream()
                        .map(Indicator::definition)
                        .sorted((a, b) -> code(a).compareTo(code(b)))
                        .map(one -> "| "
                                + String.join(
                                        " | ",
                                        code(one),
                                        "[`" + one.name() + "`](3_indicators/" + one.name() + ".sql)",
                                        one.text("question", "en"),
                                        one.words("numerator", "en"),
                                        one.words("denominator", "en"))
                                + " |")
                        .collect(Collectors.joining("\n"))
                + "\n\n";
    }

    private static String code(SqlDefinition one) {
        return one.text("code").orElse("");
    }
}
