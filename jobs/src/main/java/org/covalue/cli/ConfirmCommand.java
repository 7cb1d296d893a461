package org.covalue.cli;

import java.util.List;
import java.util.concurrent.Callable;
import javax.sql.DataSource;
import org.covalue.database.Database;
import org.covalue.platform.UsageProblem;
import org.covalue.plausibility.Confirmations;
import org.covalue.plausibility.StandingWarnings;
import org.covalue.plausibility.Warning;
import org.covalue.portal.access.Audit;
import org.covalue.reports.model.Language;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "confirm",
        mixinStandardHelpOptions = true,
        description = {
            "Lists the values that looked implausible in the last night or load; with RECORD KEY COLUMN says of one",
            "that it is right. Who said so and why is kept; a value that is delivered later is asked about again.",
            "No number is changed."
        })
final class ConfirmCommand implements Callable<Integer> {

    @Mixin
    private HomeOptions home;

    @Parameters(
            arity = "0..3",
            paramLabel = "RECORD KEY COLUMN",
            description = "which value, as the list shows it: revenue AR-0001,2023 revenue")
    private List<String> cell = List.of();

    @Option(names = "--reason", paramLabel = "WHY", defaultValue = "", description = "why the value is right")
    private String reason;

    @Option(names = "--by", paramLabel = "WHO", defaultValue = "", description = "who says so")
    private String by;

    @Option(names = "--all", description = "list those too that are confirmed, by whom and why")
    private boolean all;

    @Option(
            names = "--language",
            paramLabel = "en|es",
            defaultValue = "en",
            description = "of the list (default: ${DEFAULT-VALUE})")
    private String language;

    @Override
    public Integer call() {
        checkWords();
        String spoken = Language.of(language).code();
        try (Database database = home.openExisting()) {
            if (cell.isEmpty()) {
                list(new StandingWarnings(new JdbcTemplate(database.dataSource())), spoken);
            } else {
                confirm(database.dataSource());
            }
            return ExitCode.DONE;
        }
    }

    private void checkWords() {
        if (!cell.isEmpty() && (cell.size() != 3 || reason.isBlank() || by.isBlank())) {
            throw new UsageProblem(
                    "Expected confirm RECORD KEY COLUMN --reason WHY --by WHO; alone it lists what there is.");
        }
    }

    private void list(StandingWarnings standing, String spoken) {
        List<Warning> warnings = standing.all();
        long open = warnings.stream().filter(one -> one.confirmed().isEmpty()).count();
        warnings.stream().filter(one -> all || one.confirmed().isEmpty()).forEach(one -> tell(one, spoken));
        System.out.printf("%,d to confirm, %,d confirmed.%n", open, warnings.size() - open);
        if (open > 0) {
            System.out.println("If a value is right: ./covalue confirm RECORD KEY COLUMN --reason WHY --by WHO");
        }
    }

    private static void tell(Warning warning, String language) {
        System.out.printf(
                "%s%s  %s row %d%s%n    %s, %s: %s%n    %s%n",
                warning.subject(),
                warning.memberName().map(name -> " (" + name + ")").orElse(""),
                warning.file(),
                warning.row(),
                warning.sender().map(sender -> ", sent by " + sender).orElse(""),
                warning.columnTitle(language),
                warning.title(language),
                warning.says(language),
                warning.confirmed()
                        .map(one -> "confirmed by " + one.by() + " at " + one.at() + ": " + one.reason())
                        .orElse(warning.fix(language)));
    }

    private void confirm(DataSource dataSource) {
        StandingWarnings standing = new StandingWarnings(new JdbcTemplate(dataSource));
        Warning warning = standing.of(cell.get(0), cell.get(1), cell.get(2)).stream()
                .findFirst()
                .orElseThrow(() -> new UsageProblem(
                        "Nothing is to be confirmed of " + String.join(" ", cell) + "; " + asked(standing.all())));
        new TransactionTemplate(new JdbcTransactionManager(dataSource)).executeWithoutResult(status -> {
            if (!new Confirmations(new JdbcTemplate(dataSource)).confirm(warning, reason, by)) {
                throw new UsageProblem("The value has changed meanwhile; ./covalue confirm shows what stands now.");
            }
            Audit.of(dataSource).record(by.strip(), Warning.CONFIRMED, warning.subject(), warning.told(reason));
        });
        home.say("%s: %s is kept as right.", warning.subject(), warning.valueIn("en"));
    }

    /** What is asked about of the same record, where it is the column that was mistaken. */
    private String asked(List<Warning> all) {
        List<String> columns = all.stream()
                .filter(one -> one.isOf(cell.get(0), cell.get(1), one.column()))
                .map(Warning::column)
                .toList();
        return columns.isEmpty()
                ? "./covalue confirm lists what is."
                : "of this record it is " + String.join(", ", columns) + ".";
    }
}
