package org.covalue;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.yaml.snakeyaml.Yaml;

/** What is packed beside the jar names only what there is. */
class PackagingTest {

    private static final Path FOLDER = Path.of("jobs", "packaging");

    @Test
    void theExampleOfTheConfigurationExplainsEveryKeyWithItsDefault() throws IOException {
        Map<String, Object> defaults = keys(Path.of("jobs", "src", "main", "resources", "application.yml"));
        Map<String, Object> example = keys(FOLDER.resolve("covalue.yml"));
        assertThat(defaults).isNotEmpty().allSatisfy((key, value) -> assertThat(example).containsEntry(key, value));
    }

    @ParameterizedTest
    @ValueSource(strings = {"Containerfile", "covalue-nightly.service", "covalue-serve.service", "cronjob.yaml"})
    void whatIsStartedGivesAHomeAndRunsAsNobodySpecial(String file) throws IOException {
        String text = Files.readString(FOLDER.resolve(file));
        assertThat(text).containsPattern("--home[=\", ]+/var/lib/covalue").containsPattern("(?m)^USER 10001|^User=covalue|runAsNonRoot: true");
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
