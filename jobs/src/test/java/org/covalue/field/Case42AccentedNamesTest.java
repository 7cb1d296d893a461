package org.covalue.field;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import org.covalue.TestDatabase;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Field case 42: a file named Miembros_a\u00f1o.csv where the locale has no such letter, as under a plain cron. */
class Case42AccentedNamesTest {

    private static final Map<String, String> NO_LOCALE = Map.of("LANG", "C", "LC_ALL", "", "LC_CTYPE", "");

    @TempDir
    private Path folder;

    /** The launcher with a java that tells the locale it is started in. */
    private CommandProcess.Answer launched(Map<String, String> environment, String... words)
            throws IOException, InterruptedException {
        Path root = Files.createDirectories(folder.resolve("installed"));
        Files.copy(Path.of("covalue"), root.resolve("covalue"), java.nio.file.StandardCopyOption.REPLACE_EXISTING);
        Files.createDirectories(root.resolve("target/app"));
        Files.writeString(root.resolve("target/app/covalue.jar"), "built");
        Path java = Files.createDirectories(folder.resolve("jdk/bin")).resolve("java");
        Files.writeString(java, "#!/bin/sh\nlocale charmap\nfor word in \"$@\"; do echo \"$word\"; done\n");
        Files.setPosixFilePermissions(java, PosixFilePermissions.fromString("rwxr-xr-x"));
        Map<String, String> all = new java.util.HashMap<>(environment);
        all.put("JAVA_HOME", folder.resolve("jdk").toString());
        List<String> command =
                new java.util.ArrayList<>(List.of("sh", root.resolve("covalue").toString()));
        command.addAll(List.of(words));
        return CommandProcess.run(all, command);
    }

    private static void assumeUtf8() throws IOException, InterruptedException {
        assumeTrue(
                CommandProcess.run(Map.of(), List.of("locale", "-a"))
                        .output()
                        .toLowerCase()
                        .matches("(?s).*utf-?8.*"),
                "a machine with a UTF-8 locale");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "LANG=C,LC_ALL=,LC_CTYPE=",
                "LANG=,LC_ALL=,LC_CTYPE=",
                "LANG=C.UTF-8,LC_ALL=POSIX,LC_CTYPE=",
                "LANG=,LC_ALL=C,LC_CTYPE=",
                "LANG=xx_XX.UTF-8,LC_ALL=,LC_CTYPE=",
                "LANG=C.UTF-8,LC_ALL=,LC_CTYPE="
            })
    void theLauncherStartsJavaInALocaleWithAllLetters(String variables) throws IOException, InterruptedException {
        assumeUtf8();
        Map<String, String> environment = new java.util.HashMap<>();
        for (String variable : variables.split(",")) {
            environment.put(variable.replaceAll("=.*", ""), variable.replaceAll(".*=", ""));
        }
        CommandProcess.Answer answer = launched(environment, "load", "in/Miembros_a\u00f1o.csv");
        assertThat(answer.exit()).isZero();
        assertThat(answer.output().lines()).first().isEqualTo("UTF-8");
        assertThat(answer.output()).contains("in/Miembros_a\u00f1o.csv");
    }

    @Test
    void withoutTheLauncherOneSentenceSaysWhatToSet() throws IOException, InterruptedException {
        Path in = Files.createDirectories(folder.resolve("in"));
        Files.writeString(
                in.resolve("Miembros_a\u00f1o.csv"),
                "member_id,member_name,member_type\nM1,Firma \u00d1and\u00fa,firm\n");
        try (TestDatabase database = TestDatabase.create()) {
            Object[] load = {"load", "--home", folder.resolve("home"), "--database", database.url(), in};
            CommandProcess.Answer refused = CommandProcess.covalue(NO_LOCALE, load);
            assertThat(refused.exit()).isEqualTo(1);
            assertThat(refused.output().strip().lines())
                    .singleElement()
                    .asString()
                    .contains("set LC_ALL=C.UTF-8")
                    .doesNotContain("Exception");
            assertThat(folder.resolve("home")).doesNotExist();

            assumeUtf8();
            CommandProcess.Answer loaded = CommandProcess.covalue(Map.of("LC_ALL", "C.UTF-8"), load);
            assertThat(loaded.output()).contains("1 files: 1 loaded").contains("1 loaded, 0 unchanged");
            assertThat(database.jdbc().queryForList("select file from covalue.delivery", String.class))
                    .containsExactly("Miembros_a\u00f1o.csv");
        }
    }

    @Tag("slow")
    @Test
    void whatNeedsNoFilesWorksInAnyLocale() throws IOException, InterruptedException {
        assertThat(CommandProcess.covalue(NO_LOCALE, "--version").exit()).isZero();
        assertThat(CommandProcess.covalue(NO_LOCALE, "load", "--help").output()).contains("Usage: covalue load");
    }
}
