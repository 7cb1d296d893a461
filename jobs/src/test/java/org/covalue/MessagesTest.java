package org.covalue;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.ResourceBundle;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.covalue.estimation.data.Message;
import org.covalue.inputs.reading.FileKind;
import org.covalue.inputs.spec.FieldType;
import org.junit.jupiter.api.Test;
import org.springframework.context.MessageSource;
import org.yaml.snakeyaml.Yaml;

/**
 * The sentences of this software beside those of the library: one place, both languages, and nothing reads English
 * back.
 */
class MessagesTest {

    private static final Path OF_THE_GATE = Path.of("jobs/src/main/resources/org/covalue/gate");
    private static final Pattern NAMES = Pattern.compile("\\{([a-z_]+)");

    @Test
    void everySentenceStandsInBothLanguagesAndSpeaksOfTheSameValues() throws IOException {
        sentences().forEach((code, sentence) -> {
            assertThat(sentence.keySet()).as(code).containsExactlyInAnyOrderElementsOf(Message.languages());
            assertThat(sentence.values()).as(code).doesNotContain("");
            assertThat(names(sentence.get("es"))).as(code).isEqualTo(names(sentence.get("en")));
        });
    }

    @Test
    void noSentenceStandsTwiceOrReadsAsAnother() throws IOException {
        assertThat(sentences().values().stream().map(one -> one.get("en"))).doesNotHaveDuplicates();
    }

    @Test
    void everySentenceIsSaidSomewhere() throws IOException {
        String sources = sources()
                + Files.readString(OF_THE_GATE.resolve("coverage.sql")).replace('\'', '"');
        Set<String> putTogether = putTogether();
        assertThat(sentences().keySet())
                .allMatch(code -> sources.contains('"' + code + '"')
                        || sources.contains("{code: " + code)
                        || putTogether.contains(code)
                        || isOfTheGate(code, sources));
        assertThat(sentences().keySet()).containsAll(putTogether);
    }

    /** A SELECT of the gate is named like its sentence, or returns the name of one. */
    private static boolean isOfTheGate(String code, String sources) {
        String name = code.replaceFirst("^gate_", "");
        return !name.equals(code)
                && (Files.exists(OF_THE_GATE.resolve(name + ".sql")) || sources.contains('"' + name + '"'));
    }

    /** Codes that no source holds in one piece. */
    private static Set<String> putTogether() {
        Stream<Message> ofTypes = Stream.of(FieldType.values())
                .flatMap(type -> type == FieldType.STRING
                        ? Stream.of(type.expected())
                        : Stream.of(type.expected(), type.words()));
        Stream<Message> ofFiles = Stream.of(FileKind.values())
                .filter(kind -> kind != FileKind.TEXT)
                .map(FileKind::refusal);
        Stream<String> ofReferences = Stream.of("organisation", "member", "project")
                .flatMap(target -> Stream.of("expected_reference_" + target, "reference_unknown_" + target));
        return Stream.concat(Stream.concat(ofTypes, ofFiles).map(Message::code), ofReferences)
                .collect(Collectors.toSet());
    }

    @Test
    void whoeverReadsTextByPatternsDoesNotTranslateIt() {
        assertThat(RoomsTest.CLASSES)
                .filteredOn(one -> uses(one, Pattern.class))
                .isNotEmpty()
                .noneMatch(one -> uses(one, MessageSource.class) || uses(one, ResourceBundle.class));
    }

    @Test
    void queriesOfReportsDoNotTranslate() throws IOException {
        try (Stream<Path> files = Files.walk(Path.of("reports"))) {
            for (Path file :
                    files.filter(path -> path.toString().endsWith(".sql")).toList()) {
                assertThat(Files.readString(file).replaceAll("(?s)/\\*.*?\\*/", ""))
                        .as(file.toString())
                        .doesNotContainPattern("starts_with|substr|regexp|replace *\\(|like '");
            }
        }
    }

    private static boolean uses(JavaClass one, Class<?> other) {
        return one.getDirectDependenciesFromSelf().stream()
                .anyMatch(use -> use.getTargetClass().isAssignableTo(other));
    }

    private static Map<String, Map<String, String>> sentences() throws IOException {
        try (InputStream in = MessagesTest.class.getResourceAsStream("/META-INF/estimation/messages.yml")) {
            return new Yaml().load(in);
        }
    }

    private static String sources() throws IOException {
        StringBuilder all = new StringBuilder();
        try (Stream<Path> files = Files.walk(Path.of("jobs/src/main"))) {
            for (Path file : files.filter(path ->
                            path.toString().endsWith(".java") || path.toString().endsWith(".sql"))
                    .toList()) {
                all.append(Files.readString(file));
            }
        }
        return all.toString();
    }

    private static Set<String> names(String sentence) {
        return NAMES.matcher(sentence)
                .results()
                .map((MatchResult found) -> found.group(1))
                .collect(Collectors.toSet());
    }
}
