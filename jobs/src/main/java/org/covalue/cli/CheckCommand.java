package org.covalue.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import org.covalue.database.Database;
import org.covalue.inputs.check.AnnotatedCopy;
import org.covalue.inputs.check.CheckText;
import org.covalue.inputs.check.KnownIds;
import org.covalue.inputs.check.LandingCheck;
import org.covalue.inputs.dialect.SenderLocale;
import org.covalue.inputs.landing.Senders;
import org.covalue.inputs.spec.RecordSpecs;
import org.covalue.platform.AtomicFile;
import org.covalue.platform.UsageProblem;
import org.covalue.settings.NightSettings;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

@Command(
        name = "check",
        mixinStandardHelpOptions = true,
        description =
                "Says everything that is wrong with landing files, without loading them. Needs no database; ids are "
                        + "looked up where the home has one.")
final class CheckCommand implements Callable<Integer> {

    @Mixin
    private HomeOptions home;

    @Parameters(arity = "1..*", paramLabel = "PATH", description = "landing folders or files")
    private List<Path> paths;

    @Option(names = "--strict", description = "exit 3 where a row or file would be rejected, or a file not taken")
    private boolean strict;

    @Option(
            names = "--locale",
            paramLabel = "LOCALE",
            description = "how the files write numbers, for example es (1.234,5) or en (1,234.5); "
                    + "default: as covalue.senders says, else a decimal point")
    private String locale;

    @Option(names = "--json", description = "what was found as JSON, for programs")
    private boolean json;

    @Option(
            names = "--annotate",
            paramLabel = "OUT.xlsx",
            description = "the one file that is given as a workbook with its faults marked in the cells")
    private Path annotated;

    @Option(
            names = "--language",
            paramLabel = "en|es",
            defaultValue = "en",
            description = "language of the notes in the annotated copy (default: en)")
    private String language;

    @Override
    public Integer call() {
        paths.forEach(path -> new LandingPath(path).require(path.toString(), "landing folders or files"));
        if (!Set.of("en", "es").contains(language)) {
            throw new UsageProblem("--language " + language + ": expected en or es");
        }
        requireOneFile();
        Optional<String> tag = Optional.ofNullable(locale)
                .map(name -> SenderLocale.of(name, "--locale").tag());
        LandingCheck.Checked checked =
                withKnown(new LandingCheck(home.businessDates().today(), Senders.of(NightSettings.environment()), tag)
                        .check(paths));
        if (json) {
            System.out.println(JsonMapper.builder()
                    .enable(SerializationFeature.INDENT_OUTPUT)
                    .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
                    .build()
                    .writeValueAsString(CheckText.json(checked)));
        } else {
            CheckText.lines(checked).forEach(line -> home.say("%s", line));
        }
        annotate(checked);
        return strict && !checked.isGood() ? ExitCode.DONE_WITH_REJECTED : ExitCode.DONE;
    }

    private void requireOneFile() {
        if (annotated != null && (paths.size() != 1 || !Files.isRegularFile(paths.get(0)))) {
            throw new UsageProblem("--annotate marks the faults of one file; expected one file, found "
                    + (paths.size() == 1 ? "the folder " + paths.get(0) : paths.size() + " paths"));
        }
    }

    private LandingCheck.Checked withKnown(LandingCheck.Checked checked) {
        if (checked.open().isEmpty() || !home.layout().hasDatabase()) {
            return checked;
        }
        RecordSpecs specs = RecordSpecs.load();
        Map<String, Set<String>> open = new TreeMap<>();
        try (Database database = home.openAsItIs()) {
            KnownIds known = new KnownIds(database.dataSource());
            checked.open().forEach((record, ids) -> open.put(record, known.unknown(specs.of(record), ids)));
        }
        open.values().removeIf(Set::isEmpty);
        return new LandingCheck.Checked(checked.files(), checked.leftOut(), open);
    }

    private void annotate(LandingCheck.Checked checked) {
        if (annotated == null) {
            return;
        }
        AtomicFile.write(
                annotated.toAbsolutePath(),
                out -> AnnotatedCopy.write(paths.get(0), checked.files().get(0), language, out));
        home.say("  written   %s", annotated);
    }
}
