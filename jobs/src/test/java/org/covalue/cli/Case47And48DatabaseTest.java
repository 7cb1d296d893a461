package org.covalue.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.covalue.TestDatabase;
import org.covalue.night.SmallLanding;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Field cases 47 and 48: a database that is not UTF8, a login that may not create schemas. Found at the start, and by
 * doctor in the same words.
 */
class Case47And48DatabaseTest {

    @TempDir
    private static Path folder;

    private static TestDatabase server;
    private static String latin;
    private static String login;

    /** Once for all: who is refused leaves nothing behind. */
    @BeforeAll
    static void create() throws IOException {
        server = TestDatabase.createWithoutSchema();
        String name = server.jdbc().queryForObject("select current_database()", String.class);
        login = "plain_of_" + name;
        latin = name + "_latin1";
        server.jdbc()
                .execute("create database " + latin
                        + " encoding 'LATIN1' template template0 lc_collate 'C' lc_ctype 'C' locale_provider 'libc'");
        server.jdbc().execute("create role " + login + " login password 'x'");
        SmallLanding.write(folder.resolve("in"), 1);
    }

    @AfterAll
    static void drop() {
        server.jdbc().execute("drop database " + latin + " with (force)");
        server.jdbc().execute("drop role " + login);
        server.close();
    }

    static Stream<List<String>> writing() {
        return Stream.of(
                List.of("load", "IN"),
                List.of("nightly", "--landing", "IN"),
                List.of("measure"),
                List.of("demo"),
                List.of("serve", "--port", "0"));
    }

    @ParameterizedTest
    @MethodSource("writing")
    void aDatabaseThatIsNotUtf8IsRefusedAtTheStart(List<String> command) {
        String answer = covalue(1, command, server.url().replaceFirst("/[^/?]*\\?", "/" + latin + "?"));
        assertThat(answer.strip().lines()).hasSize(2);
        assertThat(answer).contains("the database must be UTF8, and is LATIN1").contains("encoding 'UTF8'");
    }

    @ParameterizedTest
    @MethodSource("writing")
    void aLoginThatMayNotCreateSchemasIsRefusedAtTheStart(List<String> command) {
        String answer = covalue(1, command, ofLogin());
        assertThat(answer.strip().lines()).hasSize(2);
        assertThat(answer)
                .contains("the login " + login + " may not create schemas")
                .contains("grant create, temporary on database");
    }

    @ParameterizedTest
    @MethodSource("both")
    void doctorFindsBothAndGoesOnLooking(boolean isLatin) {
        String answer = covalue(
                1,
                List.of("doctor", "--port", "0"),
                isLatin ? server.url().replaceFirst("/[^/?]*\\?", "/" + latin + "?") : ofLogin());
        assertThat(answer)
                .containsPattern(
                        isLatin
                                ? "fail +encoding +the database must be UTF8, and is LATIN1"
                                : "fail +rights +the login " + login + " may not create schemas")
                .contains("clock");
    }

    static Stream<Boolean> both() {
        return Stream.of(true, false);
    }

    private String ofLogin() {
        return server.url().replaceFirst("user=[^&]*&password=.*", "user=" + login + "&password=x");
    }

    private String covalue(int exit, List<String> command, String url) {
        List<String> words = new ArrayList<>(command.stream()
                .map(word -> word.equals("IN") ? folder.resolve("in").toString() : word)
                .toList());
        words.addAll(List.of("--home", folder.resolve("home").toString(), "--database", url));
        if (command.get(0).equals("demo")) {
            words.addAll(List.of("--out", folder.resolve("out").toString()));
        }
        PrintStream out = System.out;
        PrintStream err = System.err;
        ByteArrayOutputStream said = new ByteArrayOutputStream();
        try (PrintStream to = new PrintStream(said, true, StandardCharsets.UTF_8)) {
            System.setOut(to);
            System.setErr(to);
            assertThat(Commands.run(words.toArray(String[]::new)))
                    .as(said.toString(StandardCharsets.UTF_8))
                    .isEqualTo(exit);
        } finally {
            System.setOut(out);
            System.setErr(err);
        }
        return said.toString(StandardCharsets.UTF_8);
    }
}
