package org.covalue.estimation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the README shows is what a reader gets who copies it. */
class ReadmeExampleTest {

    private static final String IMPORTS = """
            import java.nio.file.*;
            import java.util.*;
            import org.covalue.estimation.*;
            import org.covalue.estimation.data.*;
            import org.covalue.estimation.inference.*;
            """;

    @TempDir
    private Path folder;

    @Test
    void theExampleCompilesAndPrintsWhatItSays() throws Exception {
        String printed = run(block("java"));
        assertThat(printed.lines()).containsAll(block("text").lines().toList());
        assertThat(block("text").lines()).hasSizeGreaterThan(2);
    }

    private static String block(String language) throws IOException {
        Matcher block =
                Pattern.compile("(?s)```" + language + "\n(.*?)```").matcher(Files.readString(Path.of("README.md")));
        assertThat(block.find()).as(language).isTrue();
        return block.group(1);
    }

    private String run(String lines) throws Exception {
        Path source = Files.writeString(
                folder.resolve("Example.java"),
                IMPORTS + "public class Example { public static void main(String[] none) " + "throws Exception {\n"
                        + lines + "}}");
        ByteArrayOutputStream said = new ByteArrayOutputStream();
        int exit = ToolProvider.getSystemJavaCompiler()
                .run(null, said, said, "-proc:none", "-d", folder.toString(), "-cp", classPath(), source.toString());
        assertThat(exit).as(said.toString(StandardCharsets.UTF_8)).isZero();
        PrintStream out = System.out;
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        try (URLClassLoader loader = new URLClassLoader(
                        new URL[] {folder.toUri().toURL()}, getClass().getClassLoader());
                PrintStream to = new PrintStream(printed, true, StandardCharsets.UTF_8)) {
            System.setOut(to);
            loader.loadClass("Example").getMethod("main", String[].class).invoke(null, (Object) new String[0]);
        } finally {
            System.setOut(out);
        }
        return printed.toString(StandardCharsets.UTF_8);
    }

    private static String classPath() {
        return System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
    }
}
