package org.covalue.cli;

import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.covalue.UsageProblem;
import org.covalue.studies.Design;
import org.covalue.studies.Design.Minimum;
import org.covalue.studies.Estimate;
import org.covalue.studies.Evaluation;
import org.covalue.studies.EvaluationFiles;
import org.covalue.studies.Panel;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(name = "evaluate", mixinStandardHelpOptions = true,
        description = "Impact estimates from any panel file, with a design decided beforehand.")
final class EvaluateCommand implements Callable<Integer> {

    @Option(names = "--panel", paramLabel = "FILE.csv", required = true, description = "one row per unit and period, or per unit")
    private Path panel;

    @Option(names = "--design", paramLabel = "FILE.yml", required = true, description = "what is to be estimated; see jobs/README.md")
    private Path design;

    @Option(names = "--out", paramLabel = "DIR", required = true, description = "where estimates.csv and the other files go")
    private Path out;

    @Option(names = "--quiet", description = "say nothing but errors")
    private boolean quiet;

    @Override
    public Integer call() {
        existing(panel, "--panel");
        existing(design, "--design");
        Design plan = Design.read(design, Minimum.OF_A_PANEL);
        Evaluation evaluation = Evaluation.of(Panel.read(panel, plan), plan);
        EvaluationFiles.write(evaluation, out, design);
        if (!quiet) {
            print(evaluation, System.out);
        }
        return Covalue.DONE;
    }

    private static void existing(Path file, String option) {
        if (!Files.isRegularFile(file)) {
            throw new UsageProblem(option + ": there is no file " + file + ".");
        }
    }

    private void print(Evaluation evaluation, PrintStream to) {
        to.printf("%-24s %-24s %12s %12s %9s%n", "estimator", "term", "estimate", "std. error", "p");
        evaluation.findings().estimates().forEach(one -> to.println(line(one)));
        evaluation.findings().notes().forEach(to::println);
        to.println("Written to " + out);
    }

    private static String line(Estimate one) {
        return "%-24s %-24s ".formatted(one.estimator(), one.term()) + (one.isEstimable()
                ? "%12.6f %12s %9s".formatted(one.estimate(), number("%.6f", one.standardError()), number("%.4f", one.pValue()))
                : one.state().code() + ": " + one.reason());
    }

    private static String number(String format, double value) {
        return Optional.of(value).filter(found -> !found.isNaN()).map(format::formatted).orElse("");
    }
}
