package org.covalue.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.yaml.snakeyaml.Yaml;

/** The commands that units, images, cron tables and their examples start are such that the command line knows. */
class PackagedCommandsTest {

    private static final Path FOLDER = Path.of("jobs", "packaging");

    static Stream<List<String>> commands() throws IOException {
        List<List<String>> commands = new ArrayList<>(List.of(
                afterLauncher("covalue-nightly.service"),
                afterLauncher("covalue-serve.service"),
                ofImage(),
                ofCronJob(new Yaml().load(Files.readString(FOLDER.resolve("cronjob.yaml"))))));
        commands.addAll(ofExamples(Path.of("jobs", "README.md")));
        commands.addAll(ofExamples(Path.of("README.md")));
        return commands.stream();
    }

    @ParameterizedTest
    @MethodSource("commands")
    void isKnownWithAllItsOptions(List<String> command) {
        assertThat(Commands.commandLine()
                        .parseArgs(command.toArray(String[]::new))
                        .subcommand())
                .as(command.toString())
                .isNotNull();
    }

    private static List<String> afterLauncher(String unit) throws IOException {
        return words(group(Files.readString(FOLDER.resolve(unit)), "(?m)^ExecStart=/opt/covalue/covalue (.*)$"));
    }

    private static List<String> ofImage() throws IOException {
        return new Yaml().load(group(Files.readString(FOLDER.resolve("Containerfile")), "(?m)^CMD (\\[.*\\])$"));
    }

    @SuppressWarnings("unchecked")
    private static List<String> ofCronJob(Map<String, Object> job) {
        Map<String, Object> at = job;
        for (String key : List.of("spec", "jobTemplate", "spec", "template", "spec")) {
            at = (Map<String, Object>) at.get(key);
        }
        return (List<String>)
                ((List<Map<String, Object>>) at.get("containers")).get(0).get("args");
    }

    /** Lines that start the launcher, up to a comment or a quote. */
    private static List<List<String>> ofExamples(Path readme) throws IOException {
        List<List<String>> commands = new ArrayList<>();
        Matcher line = Pattern.compile("(?m)(?:^|&& |ExecStart=/opt/covalue/)(?:\\./)?covalue ([a-z][^`#\\n]*)")
                .matcher(Files.readString(readme));
        while (line.find()) {
            commands.add(words(line.group(1)));
        }
        assertThat(commands).as(readme.toString()).hasSizeGreaterThan(1);
        return commands;
    }

    private static List<String> words(String line) {
        return Arrays.asList(line.strip().split("\\s+"));
    }

    private static String group(String text, String pattern) {
        Matcher matcher = Pattern.compile(pattern).matcher(text);
        assertThat(matcher.find()).as(pattern).isTrue();
        return matcher.group(1);
    }
}
