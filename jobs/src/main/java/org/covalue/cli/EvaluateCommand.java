package org.covalue.cli;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.covalue.FileHash;
import org.covalue.Problem;
import org.covalue.UsageProblem;
import org.covalue.reports.Format;
import org.covalue.reports.Language;
import org.covalue.reports.ReportModel;
import org.covalue.reports.Reports;
import org.covalue.studies.Design;
import org.covalue.studies.Design.Minimum;
import org.covalue.studies.Estimate;
import org.covalue.studies.Evaluation;
import org.covalue.studies.EvaluationFiles;
import org.covalue.studies.ImpactTables;
import org.covalue.studies.Panel;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(name = "evaluate", mixinStandardHelpOptions = true,
        description = "Impact estimates from any panel file, with a design decided beforehand.")
final class EvaluateCommand implements Callable<Integer> {

    @Option(names = "--panel", paramLabel = "FILE.csv", required = true, description = "one row per unit and period, or per unit")
    private Path panel;

    @Option(names = "--design", paramLabel = "FILE.yml", required = true, description = "what is to be estimated; see jobs/studies.md")
    private Path design;

    @Option(names = "--out", paramLabel = "DIR", required = true, description = "where estimates.csv and the other files go")
    private Path out;

    @Option(names = "--language", paramLabel = "en|es", defaultValue = "en", description = "of the report (default: ${DEFAULT-VALUE})")
    private String language;

    @Option(names = "--quiet", description = "say nothing but errors")
    private boolean quiet;

    @Override
    public Integer call() {
        existing(panel, "--panel");
        existing(design, "--design");
        Design plan = Design.read(design, Minimum.OF_A_PANEL);
        Evaluation evaluation = Evaluation.of(Panel.read(panel, plan), plan);
        EvaluationFiles.write(evaluation, out, design);
        writeReport(evaluation);
        if (!quiet) {
            print(evaluation, System.out);
        }
        return Covalue.DONE;
    }

    /** The report bears the time of its inputs: the same panel and design give the same files. */
    private void writeReport(Evaluation evaluation) {
        try {
            FileTime latest = Stream.of(panel, design).map(EvaluateCommand::changed).max(FileTime::compareTo).orElseThrow();
            ReportModel model = Reports.build("impact_report", new ImpactTables(evaluation, FileHash.sha256(design), latest.toInstant()),
                    Language.of(language));
            for (Format format : Format.values()) {
                Reports.write(model, format, out.resolve("report." + format.ending()));
            }
        } catch (IOException e) {
            throw new Problem(design + " cannot be read: " + e.getMessage(), e);
        }
    }

    private static FileTime changed(Path file) {
        try {
            return Files.getLastModifiedTime(file);
        } catch (IOException e) {
            throw new Problem(file + " cannot be read: " + e.getMessage(), e);
        }
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
