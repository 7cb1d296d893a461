package org.covalue.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.covalue.exports.TemplateWorkbook;
import org.covalue.inputs.spec.RecordSpec;
import org.covalue.inputs.spec.RecordSpecs;
import org.covalue.platform.AtomicFile;
import org.covalue.platform.UsageProblem;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "template",
        mixinStandardHelpOptions = true,
        description = "An empty workbook to fill in and save as CSV UTF-8.")
final class TemplateCommand implements Callable<Integer> {

    @Parameters(paramLabel = "RECORD", description = "a record type, e.g. revenue")
    private String wanted;

    @Option(names = "--out", paramLabel = "FILE.xlsx", required = true, description = "the workbook to write")
    private Path out;

    @Override
    public Integer call() {
        List<RecordSpec> all = List.copyOf(RecordSpecs.load().all());
        RecordSpec spec = all.stream()
                .filter(one -> one.record().equals(wanted))
                .findFirst()
                .orElseThrow(() -> new UsageProblem("There is no record type " + wanted + "; there are "
                        + all.stream().map(RecordSpec::record).collect(Collectors.joining(", "))));
        AtomicFile.write(out.toAbsolutePath(), stream -> TemplateWorkbook.write(spec, stream));
        System.out.println(out + ": fill in the first sheet, save it as CSV UTF-8, deliver it");
        return ExitCode.DONE;
    }
}
