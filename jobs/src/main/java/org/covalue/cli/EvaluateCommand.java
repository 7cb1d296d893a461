package org.covalue.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.covalue.database.Database;
import org.covalue.disclosure.Editions;
import org.covalue.disclosure.OwnStudy;
import org.covalue.estimation.Evaluation;
import org.covalue.estimation.data.Design;
import org.covalue.estimation.data.Design.Minimum;
import org.covalue.estimation.data.Panel;
import org.covalue.estimation.inference.Estimate;
import org.covalue.estimation.replication.EvaluationFiles;
import org.covalue.estimation.replication.Plan;
import org.covalue.estimation.replication.PlanFile;
import org.covalue.estimation.replication.PlanRegister.History;
import org.covalue.layers.Layers;
import org.covalue.platform.Problem;
import org.covalue.platform.UsageProblem;
import org.covalue.reports.Reports;
import org.covalue.reports.model.Format;
import org.covalue.reports.model.Language;
import org.covalue.reports.model.ReportModel;
import org.covalue.run.JobRunner;
import org.covalue.studies.ImpactTables;
import org.covalue.studies.MartStudies;
import org.covalue.studies.MartStudies.EvaluatedStudy;
import org.covalue.studies.Study;
import org.covalue.studies.StudyContext;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "evaluate",
        mixinStandardHelpOptions = true,
        description =
                "Impact estimates from the delivered data, or from any panel file, with a design decided beforehand.")
final class EvaluateCommand implements Callable<Integer> {

    private static final int MOST_LINES = 60;

    @Mixin
    private HomeOptions home;

    @Parameters(
            paramLabel = "STUDY",
            arity = "0..1",
            description =
                    "a study of the delivered data, such as joining:real_revenue; " + "joining for all of its outcomes")
    private String study;

    @Option(names = "--panel", paramLabel = "FILE.csv", description = "one row per unit and period, or per unit")
    private Path panel;

    @Option(names = "--design", paramLabel = "FILE.yml", description = "what is to be estimated; see jobs/studies.md")
    private Path design;

    @Option(
            names = "--out",
            paramLabel = "DIR",
            required = true,
            description = "where estimates.csv and the other files go")
    private Path out;

    @Option(
            names = "--language",
            paramLabel = "en|es",
            defaultValue = "en",
            description = "of the report (default: ${DEFAULT-VALUE})")
    private String language;

    @Option(
            names = "--internal",
            description = "with STUDY: every number, and the rows behind them in replicate/; for the owner's own "
                    + "machine, and logged")
    private boolean internal;

    @Override
    public Integer call() {
        if (study == null == (panel == null && design == null) || (panel == null) != (design == null)) {
            throw new UsageProblem(
                    "Give either a STUDY of the delivered data, or --panel FILE.csv with --design FILE.yml.\nStudies: "
                            + String.join(
                                    ", ", Study.all().stream().map(Study::id).toList()));
        }
        if (study == null) {
            evaluatePanel();
        } else {
            evaluateStudies(Study.named(study));
        }
        return ExitCode.DONE;
    }

    private void evaluatePanel() {
        existing(panel, "--panel");
        existing(design, "--design");
        Design plan = Design.read(design, Minimum.OF_A_PANEL);
        Panel rows = Panel.read(panel, plan);
        History registered = new PlanFile(out).register(plan.study(), Plan.read(design));
        Evaluation evaluation = Evaluation.of(rows, plan);
        EvaluationFiles.write(evaluation, out, text(design));
        // The report bears the time of its inputs: the same panel and design give the same files.
        Instant latest = Stream.of(panel, design)
                .map(EvaluateCommand::changed)
                .max(FileTime::compareTo)
                .orElseThrow()
                .toInstant();
        writeReport(evaluation, StudyContext.ofPanel(plan, registered), latest, out);
        print(evaluation, registered, out);
    }

    private void evaluateStudies(List<Study> studies) {
        try (Database database = home.openExisting();
                JobRunner runner = JobRunner.forItsParts(database.dataSource(), home.progress())) {
            if (internal) {
                new Editions(database.dataSource())
                        .logInternal("evaluate " + study, out.toAbsolutePath(), System.getProperty("user.name"));
            }
            Instant known = runner.part(Layers.class).facts().asOf();
            List<EvaluatedStudy> found = runner.part(MartStudies.class).told(studies, internal);
            if (found.isEmpty()) {
                throw new Problem("No firm of " + study
                        + " has a row that can be used: figures, prices and rates may be missing.");
            }
            found.forEach(told -> write(
                    told,
                    known,
                    studies.size() == 1 ? out : out.resolve(told.study().outcome())));
        }
    }

    private void write(EvaluatedStudy told, Instant known, Path folder) {
        EvaluationFiles.writeTables(told.evaluation(), told.ofGroups(), folder);
        if (internal) {
            EvaluationFiles.writeReplication(
                    told.evaluation(), folder, told.study().plan().text());
        }
        writeReport(told.evaluation(), told.context(), known, folder);
        print(told.evaluation(), told.plan(), folder);
    }

    private void writeReport(Evaluation evaluation, StudyContext context, Instant madeAt, Path folder) {
        OwnStudy own = new OwnStudy(ImpactTables.of(evaluation, context, madeAt));
        ReportModel model = Reports.build("impact_report", own::exhibit, Language.of(language));
        for (Format format : Format.values()) {
            Reports.write(model, format, folder.resolve("report." + format.ending()));
        }
    }

    private static FileTime changed(Path file) {
        try {
            return Files.getLastModifiedTime(file);
        } catch (IOException e) {
            throw new Problem(file + " cannot be read: " + e.getMessage(), e);
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new Problem("The design " + file + " cannot be read again: " + e, e);
        }
    }

    private static void existing(Path file, String option) {
        if (!Files.isRegularFile(file)) {
            throw new UsageProblem(option + ": there is no file " + file + ".");
        }
    }

    private void print(Evaluation evaluation, History plan, Path folder) {
        home.say(
                "%n%s, plan of %s%s",
                evaluation.design().study(),
                plan.first().at(),
                plan.deviations().isEmpty()
                        ? ""
                        : ", changed since: "
                                + String.join(
                                        ", ",
                                        plan.deviations().stream()
                                                .map(one -> one.key())
                                                .toList()));
        home.say("%-24s %-24s %12s %12s %9s", "estimator", "term", "estimate", "std. error", "p");
        List<Estimate> all = evaluation.findings().estimates();
        List<Estimate> shown = all.size() <= MOST_LINES
                ? all
                : all.stream().filter(one -> !one.term().contains("(")).toList();
        shown.forEach(one -> home.say("%s", line(one)));
        if (shown.size() < all.size()) {
            home.say("and %d terms by cohort, period and event time: estimates.csv", all.size() - shown.size());
        }
        evaluation.findings().notes().forEach(note -> home.say("%s", note));
        home.say("Written to %s", folder);
    }

    private static String line(Estimate one) {
        return "%-24s %-24s ".formatted(one.estimator(), one.term())
                + (one.isEstimable()
                        ? "%12.6f %12s %9s"
                                .formatted(
                                        one.estimate(),
                                        number("%.6f", one.standardError()),
                                        number("%.4f", one.pValue()))
                        : one.state().code() + ": " + one.reason());
    }

    private static String number(String format, double value) {
        return Optional.of(value)
                .filter(found -> !found.isNaN())
                .map(format::formatted)
                .orElse("");
    }
}
