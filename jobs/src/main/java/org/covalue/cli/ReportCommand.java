package org.covalue.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.covalue.database.Database;
import org.covalue.disclosure.Edition;
import org.covalue.disclosure.Editions;
import org.covalue.editions.ReportBatch;
import org.covalue.platform.UsageProblem;
import org.covalue.reports.Reports;
import org.covalue.reports.model.Format;
import org.covalue.reports.model.Language;
import org.covalue.reports.model.ReportModel;
import org.covalue.reports.model.ReportRequest;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(name = "report", mixinStandardHelpOptions = true, description = "Renders one report of a published edition.")
final class ReportCommand implements Callable<Integer> {

    @Mixin
    private HomeOptions home;

    @Parameters(paramLabel = "REPORT", description = "funder_report or portfolio_report")
    private String report;

    @Option(names = "--year", paramLabel = "Y", required = true, description = "the year reported on")
    private int year;

    @Option(names = "--organisation", paramLabel = "ID", description = "the organisation reported on")
    private String organisation;

    @Option(names = "--funder", paramLabel = "ID", description = "the funder reported to (default: all)")
    private String funder;

    @Option(names = "--language", paramLabel = "en|es", defaultValue = "en", description = "default: ${DEFAULT-VALUE}")
    private String language;

    @Option(
            names = "--format",
            paramLabel = "pdf,xlsx",
            split = ",",
            defaultValue = "pdf,xlsx",
            description = "default: ${DEFAULT-VALUE}")
    private List<String> formats;

    @Option(names = "--edition", paramLabel = "ID", description = "default: the one published last")
    private Long edition;

    @Option(names = "--out", paramLabel = "DIR", required = true, description = "folder to write to")
    private Path out;

    @Override
    public Integer call() {
        List<Format> wanted = formats.stream().map(Format::of).toList();
        ReportRequest request = new ReportRequest(
                report, year, Optional.ofNullable(organisation), Optional.ofNullable(funder), Language.of(language));
        ReportBatch.check(report);
        if (Reports.isAboutAStudy(report)) {
            throw new UsageProblem(report + " is of a study; ./covalue evaluate STUDY --out DIR renders it.");
        }
        if (organisation == null && Reports.needsOrganisation(report)) {
            throw new UsageProblem(report + " is about one organisation; name it with --organisation ID");
        }
        try (Database database = home.openExisting()) {
            Edition source = new Editions(database.dataSource()).open(Optional.ofNullable(edition));
            ReportModel model = Reports.build(source, request);
            for (Format format : wanted) {
                Path file = ReportBatch.file(out, request, format);
                Reports.write(model, format, file);
                home.say("%s", file);
            }
            return ExitCode.DONE;
        }
    }
}
