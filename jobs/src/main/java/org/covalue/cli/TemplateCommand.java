package org.covalue.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.covalue.exports.template.TemplateWorkbook;
import org.covalue.inputs.spec.RecordSpec;
import org.covalue.inputs.spec.RecordSpecs;
import org.covalue.platform.AtomicFile;
import org.covalue.platform.UsageProblem;
import org.covalue.reports.model.Language;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "template",
        mixinStandardHelpOptions = true,
        description = "A workbook to fill in and deliver as it is, one sheet per record type.")
final class TemplateCommand implements Callable<Integer> {

    @Parameters(paramLabel = "RECORD", arity = "0..*", description = "record types, e.g. member revenue")
    private List<String> wanted = List.of();

    @Option(names = "--all", description = "all record types")
    private boolean isAll;

    @Option(names = "--out", paramLabel = "FILE.xlsx", required = true, description = "the workbook to write")
    private Path out;

    @Option(names = "--language", paramLabel = "en|es", defaultValue = "en", description = "default: ${DEFAULT-VALUE}")
    private String language;

    @Override
    public Integer call() {
        RecordSpecs specs = RecordSpecs.load();
        String code = Language.of(language).code();
        if (isAll != wanted.isEmpty()) {
            throw new UsageProblem("Name the record types, or ask for --all; there are " + names(specs));
        }
        List<RecordSpec> chosen = isAll
                ? specs.inReferenceOrder()
                : wanted.stream().distinct().map(name -> find(specs, name)).toList();
        AtomicFile.write(out.toAbsolutePath(), stream -> TemplateWorkbook.write(chosen, code, stream));
        System.out.println(out + ": fill in the sheets behind the instructions and deliver it as it is");
        return ExitCode.DONE;
    }

    private static RecordSpec find(RecordSpecs specs, String name) {
        return specs.all().stream()
                .filter(one -> one.record().equals(name))
                .findFirst()
                .orElseThrow(() -> new UsageProblem("There is no record type " + name + "; there are " + names(specs)));
    }

    private static String names(RecordSpecs specs) {
        return specs.all().stream().map(RecordSpec::record).collect(Collectors.joining(", "));
    }
}
