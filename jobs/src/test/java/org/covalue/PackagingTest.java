package org.covalue;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.yaml.snakeyaml.Yaml;
import tools.jackson.databind.json.JsonMapper;

/** What is packed beside the jar names only what there is. */
class PackagingTest {

    private static final Path FOLDER = Path.of("jobs", "packaging");

    @Test
    void theExampleOfTheConfigurationExplainsEveryKeyWithItsDefault() throws IOException {
        Map<String, Object> defaults = keys(Path.of("jobs", "src", "main", "resources", "application.yml"));
        Map<String, Object> example = keys(FOLDER.resolve("covalue.yml"));
        assertThat(defaults).isNotEmpty();
        assertThat(example).isEqualTo(defaults);
    }

    /** What is set aside by a # in the first column is Spring's; each key must be one that it knows. */
    @Test
    void whatTheExampleSetsAsideIsKnownToo() throws IOException {
        String aside = Files.readAllLines(FOLDER.resolve("covalue.yml")).stream()
                .filter(line -> line.matches("#( {2}|[a-z]).*"))
                .map(line -> line.substring(1))
                .collect(Collectors.joining("\n"));
        Map<String, Object> keys = new TreeMap<>();
        Map<String, Object> roots = new Yaml().load(aside);
        roots.forEach((root, value) -> flatten(root, value, keys));
        Set<String> known = propertiesOfSpring();
        assertThat(keys).hasSizeGreaterThan(8);
        assertThat(keys.keySet())
                .allSatisfy(key -> assertThat(known).anyMatch(one -> key.equals(one) || key.startsWith(one + ".")));
    }

    private static Set<String> propertiesOfSpring() throws IOException {
        Set<String> known = new HashSet<>();
        for (URL metadata : Collections.list(
                PackagingTest.class.getClassLoader().getResources("META-INF/spring-configuration-metadata.json"))) {
            try (InputStream in = metadata.openStream()) {
                JsonMapper.builder()
                        .build()
                        .readTree(in)
                        .get("properties")
                        .forEach(property -> known.add(property.get("name").asString()));
            }
        }
        return known;
    }

    @Test
    void theImageIsBuiltOfWhatIsThere() throws IOException {
        String text = Files.readString(FOLDER.resolve("Containerfile"));
        List<String> ignored = Files.readAllLines(FOLDER.resolve("Containerfile.dockerignore"));
        assertThat(text)
                .contains("COPY . .\n")
                .contains("-jar jobs/target/covalue.jar extract --destination /opt/covalue\n")
                .contains("COPY --from=build /opt/covalue /opt/covalue\n")
                .contains("-jar /opt/covalue/covalue.jar ");
        assertThat(Files.readString(Path.of("jobs", "pom.xml")))
                .as("the name of the jar")
                .contains("<finalName>covalue</finalName>");
        assertThat(ignored)
                .as("what the build reads")
                .doesNotContain("jobs", "sql", "reports", "pom.xml", "mvnw", ".mvn", "LICENSE");
    }

    @ParameterizedTest
    @ValueSource(strings = {"covalue-nightly.service", "covalue-serve.service"})
    void aStopIsForTheProcessAndNotForItsDatabase(String unit) throws IOException {
        assertThat(Files.readAllLines(FOLDER.resolve(unit))).contains("KillMode=mixed", "SuccessExitStatus=143");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Containerfile", "covalue-nightly.service", "covalue-serve.service", "cronjob.yaml"})
    void whatIsStartedGivesAHomeAndRunsAsNobodySpecial(String file) throws IOException {
        String text = Files.readString(FOLDER.resolve(file));
        assertThat(text)
                .containsPattern("--home[=\", ]+/var/lib/covalue")
                .containsPattern("(?m)^USER 10001|^User=covalue|runAsNonRoot: true");
    }

    @Test
    void theCronJobIsOne() throws IOException {
        Map<String, Object> job = new Yaml().load(Files.readString(FOLDER.resolve("cronjob.yaml")));
        assertThat(job).containsEntry("kind", "CronJob");
    }

    /** Of {@code covalue}, flat. */
    private static Map<String, Object> keys(Path file) throws IOException {
        Map<String, Object> keys = new TreeMap<>();
        Map<String, Object> all = new Yaml().load(Files.readString(file));
        flatten("covalue", all.get("covalue"), keys);
        return keys;
    }

    private static void flatten(String key, Object value, Map<String, Object> keys) {
        if (value instanceof Map<?, ?> map) {
            map.forEach((name, inner) -> flatten(key + "." + name, inner, keys));
        } else {
            keys.put(key, value);
        }
    }
}
