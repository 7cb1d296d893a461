package org.covalue.cli;

import java.util.List;
import java.util.concurrent.Callable;
import org.covalue.database.Database;
import org.covalue.inputs.history.HistoryText;
import org.covalue.inputs.history.RecordHistory;
import org.covalue.inputs.history.RecordKey;
import org.covalue.inputs.spec.RecordSpecs;
import org.covalue.platform.Json;
import org.covalue.platform.Problem;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "history",
        mixinStandardHelpOptions = true,
        description = "Every version of a record: who delivered it, when, from which file and row, and what changed.")
final class HistoryCommand implements Callable<Integer> {

    @Mixin
    private HomeOptions home;

    @Parameters(index = "0", paramLabel = "RECORD", description = "a record type, such as revenue")
    private String record;

    @Parameters(
            index = "1..*",
            arity = "1..*",
            paramLabel = "KEY",
            description = "its key: M00001,2024 or member_id=M00001 year=2024; of a part of it, all "
                    + "records that have it: M00001")
    private List<String> key;

    @Option(names = "--json", description = "as JSON, for programs")
    private boolean json;

    @Option(names = "--csv", description = "as CSV: a row per version and column that differs")
    private boolean csv;

    @Override
    public Integer call() {
        RecordKey wanted = RecordKey.of(RecordSpecs.load().asked(record), key);
        try (Database database = home.openExisting()) {
            RecordHistory.Matching matching = new RecordHistory(database.dataSource()).of(wanted);
            if (matching.records().isEmpty()) {
                throw new Problem("No " + record + " with the key " + wanted + " ("
                        + String.join(", ", wanted.values().keySet())
                        + ") was ever loaded. ./covalue export rejected says what was refused.");
            }
            if (json) {
                System.out.println(Json.text(HistoryText.json(wanted, matching)));
            } else if (csv) {
                System.out.print(HistoryText.csv(matching));
                if (matching.isCut()) {
                    System.err.println(HistoryText.note(wanted, matching));
                }
            } else {
                HistoryText.lines(wanted, matching).forEach(line -> home.say("%s", line));
            }
            return ExitCode.DONE;
        }
    }
}
