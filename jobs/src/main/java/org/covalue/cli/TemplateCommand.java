package org.covalue.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.covalue.database.Database;
import org.covalue.exports.template.TemplateWorkbook;
import org.covalue.inputs.form.FormRows;
import org.covalue.inputs.form.OwnRows;
import org.covalue.inputs.spec.Owner;
import org.covalue.inputs.spec.RecordSpec;
import org.covalue.inputs.spec.RecordSpecs;
import org.covalue.platform.AtomicFile;
import org.covalue.platform.UsageProblem;
import org.covalue.reports.model.Language;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "template",
        mixinStandardHelpOptions = true,
        description = "A workbook to fill in and deliver as it is, one sheet per record type.")
final class TemplateCommand implements Callable<Integer> {

    @Mixin
    private HomeOptions home;

    @Parameters(paramLabel = "RECORD", arity = "0..*", description = "record types, e.g. member revenue")
    private List<String> wanted = List.of();

    @Option(names = "--all", description = "all record types")
    private boolean isAll;

    @Option(names = "--out", paramLabel = "FILE.xlsx", required = true, description = "the workbook to write")
    private Path out;

    @Option(names = "--language", paramLabel = "en|es", defaultValue = "en", description = "default: ${DEFAULT-VALUE}")
    private String language;

    @Option(
            names = "--organisation",
            paramLabel = "ID",
            description =
                    "fills in what this organisation has delivered, and a row of the year for every member; without "
                            + "record types: all that organisations deliver")
    private String organisation;

    @Option(
            names = "--year",
            paramLabel = "YEAR",
            description = "whose figures are asked for (default: the one after the last that was reported)")
    private Integer year;

    @Override
    public Integer call() {
        RecordSpecs specs = RecordSpecs.load();
        String code = Language.of(language).code();
        if (isAll != wanted.isEmpty() && (organisation == null || isAll)) {
            throw new UsageProblem("Name the record types, or ask for --all; there are " + specs.names());
        }
        List<RecordSpec> chosen = wanted.isEmpty()
                ? specs.inReferenceOrder().stream()
                        .filter(spec -> isAll || Owner.of(spec).isPresent())
                        .toList()
                : wanted.stream().distinct().map(specs::asked).toList();
        FormRows rows = rows(chosen);
        AtomicFile.write(out.toAbsolutePath(), stream -> TemplateWorkbook.write(chosen, code, rows, stream));
        System.out.println(out + ": fill in the sheets behind the instructions and deliver it as it is");
        return ExitCode.DONE;
    }

    private FormRows rows(List<RecordSpec> chosen) {
        if (organisation == null) {
            if (year != null) {
                throw new UsageProblem("--year is of a form that is filled in; name its --organisation too");
            }
            return FormRows.NONE;
        }
        try (Database database = home.openExisting()) {
            return OwnRows.ofAny(database.dataSource())
                    .of(
                            organisation,
                            chosen,
                            Optional.ofNullable(year),
                            home.businessDates().today().getYear())
                    .orElseThrow(() -> new UsageProblem("There is no organisation " + organisation
                            + "; expected the organisation_id of one that was delivered"));
        }
    }
}
