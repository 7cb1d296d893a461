package org.covalue.cli;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.covalue.inputs.check.AnnotatedCopy;
import org.covalue.inputs.check.CheckedFile;
import org.covalue.inputs.check.LandingCheck;
import org.covalue.inputs.landing.Landing;
import org.covalue.inputs.landing.LandingFile;
import org.covalue.inputs.landing.Senders;
import org.covalue.platform.AtomicFile;
import org.covalue.platform.Problem;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "demo",
        mixinStandardHelpOptions = true,
        description = "Loads the samples, runs the night, leaves reports and tables in out/ and says where to look.")
final class DemoCommand implements Callable<Integer> {

    /** The day the samples are about. */
    private static final LocalDate BUSINESS_DATE = LocalDate.of(2025, 6, 30);

    private static final String ANNOTATED = "annotated";

    @Mixin
    private HomeOptions home;

    @Mixin
    private RunOptions run;

    @Option(names = "--out", paramLabel = "DIR", defaultValue = "out", description = "default: ${DEFAULT-VALUE}")
    private Path out;

    @Option(
            names = "--reports",
            paramLabel = "all|none|ID,ID",
            defaultValue = "portfolio_report,funder_report:cordoba_technology_cluster,"
                    + "funder_report:caribbean_copyright_societies,"
                    + "impact_report:joining:real_revenue",
            description = "reports to render (default: the portfolio, the two cases and a study; all renders every "
                    + "organisation, funder and study)")
    private String reports;

    @Override
    public Integer call() {
        Path samples = home.layout().samples();
        unpack(samples);
        int exit = new Night(
                        home,
                        run,
                        List.of(samples),
                        BUSINESS_DATE,
                        Instant.now(),
                        false,
                        reports,
                        Optional.of(out),
                        false,
                        Optional.empty(),
                        Duration.ZERO,
                        false,
                        Optional.empty())
                .call();
        if (exit == ExitCode.DONE) {
            annotateWorkbooks(samples);
            sayWhereToLook();
        }
        return exit;
    }

    /** As {@code check --annotate} does for one file, and the portal for its sender. */
    private void annotateWorkbooks(Path samples) {
        LandingCheck check = new LandingCheck(BUSINESS_DATE, Senders.UNKNOWN, Optional.empty());
        for (LandingFile file : Landing.of(List.of(samples)).files()) {
            if (file.name().endsWith(".xlsx")) {
                CheckedFile checked = check.check(List.of(file.path())).files().get(0);
                if (!checked.isGood()) {
                    Path copy = out.toAbsolutePath()
                            .resolve(ANNOTATED)
                            .resolve(file.path().getFileName());
                    AtomicFile.write(copy, into -> AnnotatedCopy.write(file.path(), checked, "es", into));
                }
            }
        }
    }

    private void sayWhereToLook() {
        home.say("%nLook at:");
        try (Stream<Path> files = Files.walk(out)) {
            List<Path> all = files.filter(Files::isRegularFile).sorted().toList();
            first(all, "portfolio_report", ".pdf", "the whole portfolio by age band and funding class");
            first(all, "portfolio_report", ".xlsx", "the same as a workbook");
            first(all, "fontar_", ".pdf", "one organisation for one funder");
            first(
                    all,
                    "impact_report",
                    ".pdf",
                    "what joining a cluster did to firms' revenue, beside firms far from any");
            first(all, ANNOTATED, ".xlsx", "what an office sent, back with the faults marked in its cells");
            first(all, "tables", "indicators.csv", "every indicator, organisation and year");
            home.say("  %,d files under %s", all.size(), out);
        } catch (IOException e) {
            throw new Problem("Cannot read " + out + ": " + e.getMessage(), e);
        }
        home.say("Next: ./covalue runs, ./covalue explain export_intensity, ./covalue --help");
    }

    private void first(List<Path> files, String part, String ending, String what) {
        files.stream()
                .filter(file ->
                        file.toString().contains(part) && file.toString().endsWith(ending))
                .findFirst()
                .ifPresent(file -> home.say("  %-75s %s", file, what));
    }

    /** The samples travel inside the jar. */
    private static void unpack(Path folder) {
        try {
            for (Resource file : new PathMatchingResourcePatternResolver().getResources("classpath*:samples/**/*.*")) {
                String url = file.getURL().toString();
                Path target = folder.resolve(url.substring(url.lastIndexOf("/samples/") + "/samples/".length()));
                Files.createDirectories(target.getParent());
                try (InputStream in = file.getInputStream()) {
                    Files.copy(in, target, StandardCopyOption.REPLACE_EXISTING);
                }
            }
        } catch (IOException e) {
            throw new Problem("The samples cannot be unpacked to " + folder + ": " + e.getMessage(), e);
        }
    }
}
