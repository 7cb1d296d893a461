package org.covalue.cli;

import java.io.PrintStream;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.covalue.layers.Layer;
import org.covalue.layers.SqlDefinition;
import org.covalue.layers.SqlExample;
import org.covalue.platform.UsageProblem;
import org.covalue.reports.model.Language;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "explain",
        mixinStandardHelpOptions = true,
        description = "Meaning, formula, inputs, example and source of an indicator.")
final class ExplainCommand implements Callable<Integer> {

    @Parameters(paramLabel = "INDICATOR", description = "an id or a code, e.g. export_intensity or CMP-11")
    private String wanted;

    @Option(
            names = "--language",
            paramLabel = "en|es",
            defaultValue = "en",
            description = "of title, question, numerator and " + "denominator (default: ${DEFAULT-VALUE})")
    private String language;

    @Override
    public Integer call() {
        String words = Language.of(language).code();
        List<SqlDefinition> all = SqlDefinition.in(Layer.INDICATORS.folder());
        SqlDefinition found = all.stream()
                .filter(one -> one.name().equals(wanted)
                        || wanted.equalsIgnoreCase(one.text("code").orElse("")))
                .findFirst()
                .orElseThrow(() -> new UsageProblem("There is no indicator " + wanted + "; there are "
                        + all.stream().map(SqlDefinition::name).collect(Collectors.joining(", "))));
        print(found, words, System.out);
        return ExitCode.DONE;
    }

    private static void print(SqlDefinition one, String language, PrintStream out) {
        out.printf(
                "%s (%s): %s%n%s%n%n",
                one.name(), one.text("code").orElse(""), one.words("title", language), one.words("question", language));
        Stream.of("numerator", "denominator", "unit", "scale", "better", "pool", "family", "dimension", "sdg", "source")
                .filter(key -> !one.words(key, language).isEmpty())
                .forEach(key -> out.printf("  %-12s %s%n", key, one.words(key, language)));
        out.printf("  %-12s %s%n%n", "file", Layer.INDICATORS.folder() + "/" + one.name() + ".sql");
        one.examples().stream().findFirst().ifPresent(example -> print(example, out));
        out.printf("%s%n", one.select());
    }

    private static void print(SqlExample example, PrintStream out) {
        out.printf("Example: %s%n", example.name());
        example.given().forEach((table, rows) -> print("  given " + table, rows, out));
        print("  expect", example.expect(), out);
        out.println();
    }

    private static void print(String title, SqlExample.Rows rows, PrintStream out) {
        out.println(title);
        out.println("    " + String.join(" | ", rows.columns()));
        rows.rows().forEach(row -> out.println("    " + String.join(" | ", row)));
    }
}
