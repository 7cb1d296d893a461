package org.covalue.estimation.data;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Reasons and notes of studies: both languages say the same, and no sentence is left over. */
class MessageTest {

    private static final Pattern NAMES = Pattern.compile("\\{([a-z_]+)");
    /** Of the library, and of its first user, who has some sentences of its own. */
    private static final List<Path> SOURCES =
            List.of(Path.of("src/main/java"), Path.of("../src/main/java/org/covalue/studies"));

    @Test
    void everySentenceStandsInBothLanguagesAndSpeaksOfTheSameValues() {
        for (Map.Entry<String, Map<String, String>> sentence :
                Message.sentences().entrySet()) {
            assertThat(sentence.getValue().keySet())
                    .as(sentence.getKey())
                    .containsExactlyInAnyOrderElementsOf(Message.languages());
            assertThat(names(sentence.getValue().get("es")))
                    .as(sentence.getKey())
                    .isEqualTo(names(sentence.getValue().get("en")));
        }
    }

    @Test
    void everySentenceIsSaidSomewhere() throws IOException {
        StringBuilder all = new StringBuilder();
        for (Path folder : SOURCES) {
            try (Stream<Path> files = Files.walk(folder)) {
                for (Path file :
                        files.filter(path -> path.toString().endsWith(".java")).toList()) {
                    all.append(Files.readString(file));
                }
            }
        }
        String sources = all.toString();
        assertThat(Message.sentences().keySet())
                .allMatch(code -> sources.contains('"' + code + '"')
                        || code.startsWith("errors_of_hc")
                        || code.equals("errors_of_classical"));
    }

    @Test
    void numbersAndWordsFollowTheLanguageAndTheCount() {
        Message one = Message.of("units_singletons", "count", 1);
        assertThat(one.in("en")).startsWith("1 unit is seen in one period only");
        assertThat(Message.of("units_singletons", "count", 3).in("es"))
                .startsWith("3 unidades se observan en un solo periodo");
        Message weights = Message.of("effective_controls", "effective", 98.456, "all", 429);
        assertThat(weights.in("en")).contains("98.5 of 429");
        assertThat(weights.in("es")).contains("98,5 de 429");
        assertThat(Message.of("dropped_regressors", "names", List.of("a", "b")).about("twfe"))
                .hasToString("twfe: a, b are explained by the fixed effects and other regressors, and left out.");
    }

    @Test
    void aMessageThatWasKeptAsTextSaysTheSameInBothLanguages() {
        Message reason = Message.of("too_few_treated", "found", 3, "least", 10);
        for (Message message : List.of(
                reason.about("twfe"),
                Message.of("effective_controls", "effective", 98.456, "all", 429),
                Message.of("dropped_regressors", "names", List.of("a: b", "2.0", "\u00e1 \"q\", 'r'")),
                Message.of("relative", "percent", 1.0E-5),
                Message.of("claim_refused", "reason", reason),
                Message.of("nothing"),
                Message.of("p_is", "p", Double.NaN))) {
            Message read = Message.parse(message.text());
            assertThat(read).isEqualTo(message);
            assertThat(message.text()).doesNotContain("\n");
            assertThat(List.of(read.in("en"), read.in("es"), read.about()))
                    .isEqualTo(List.of(message.in("en"), message.in("es"), message.about()));
        }
    }

    @Test
    void aFigureHasAsManyDigitsAsThePageAsksFor() {
        Message claim = Message.of(
                "claim_without_error",
                "outcome",
                "sales",
                "estimate",
                new Message.Figure(-0.05125),
                "relative",
                Message.of("nothing"));
        assertThat(Message.parse(claim.text()).rounded(4).in("en")).startsWith("sales differed by \u22120.0513;");
        assertThat(claim.rounded(2).in("es")).startsWith("sales difiri\u00f3 en \u22120,05;");
    }

    private static Set<String> names(String sentence) {
        return NAMES.matcher(sentence)
                .results()
                .map((MatchResult found) -> found.group(1))
                .collect(Collectors.toSet());
    }
}
