package org.covalue.night.figures;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.covalue.night.alarm.ExpectedInputs.Arrival;
import org.covalue.run.Runs;
import org.jspecify.annotations.Nullable;

/** The last runs and the expected inputs, for people and for programs. */
public final class RunsText {

    private static final DateTimeFormatter STARTED =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss").withZone(ZoneOffset.UTC);

    private RunsText() {}

    public static String head() {
        return String.format(
                "%5s  %-8s  %-10s  %-19s  %8s  %-9s  %6s  %11s  %9s  %7s",
                "run",
                "command",
                "date",
                "started (UTC)",
                "seconds",
                "state",
                "files",
                "rows loaded",
                "rejected",
                "edition");
    }

    public static String line(Runs.Run run) {
        return String.format(
                "%5d  %-8s  %-10s  %-19s  %8.1f  %-9s  %6d  %,11d  %,9d  %7s%s%s%s%s",
                run.id(),
                run.command(),
                run.businessDate(),
                STARTED.format(run.started()),
                run.seconds(),
                run.state(),
                run.files(),
                run.rowsLoaded(),
                run.rowsRejected(),
                run.edition().map(String::valueOf).orElse("-"),
                run.isComplete()
                        ? ""
                        : run.failedStep().map(step -> "  at " + step).orElse(""),
                run.gate().map(rules -> " (" + rules + ")").orElse(""),
                run.isCaughtUp() ? "  caught up" : "",
                (run.tries() > 1 ? "  (" + run.tries() + " tries)" : "")
                        + (run.notTaken() > 0 ? "  " + run.notTaken() + " not taken" : "")
                        + (run.toConfirm() > 0 ? "  " + run.toConfirm() + " to confirm" : ""));
    }

    public static List<String> expected(List<Arrival> arrivals) {
        return arrivals.stream()
                .map(one -> String.format(
                        "  %-8s %s: %s, %s",
                        one.standing().state().code(),
                        one.input().words(),
                        one.standing().due().map(on -> "due on " + on).orElse("no date is known"),
                        one.last()
                                .map(at -> "came last at " + STARTED.format(at) + " (UTC)")
                                .orElse("never came")))
                .toList();
    }

    public static Map<String, Object> json(List<Runs.Run> runs, List<Arrival> arrivals) {
        Map<String, Object> all = new LinkedHashMap<>();
        all.put("runs", runs.stream().map(RunsText::fields).toList());
        all.put("expected", arrivals.stream().map(RunsText::fields).toList());
        return all;
    }

    private static Map<String, @Nullable Object> fields(Runs.Run run) {
        Map<String, @Nullable Object> fields = new LinkedHashMap<>();
        fields.put("run", run.id());
        fields.put("command", run.command());
        fields.put("business_date", run.businessDate().toString());
        fields.put("started_at", run.started().toString());
        fields.put("ended_at", run.ended().map(Instant::toString).orElse(null));
        fields.put("seconds", run.seconds());
        fields.put("state", run.state());
        fields.put("failed_step", run.isComplete() ? null : run.failedStep().orElse(null));
        fields.put("gate", run.gate().orElse(null));
        fields.put("is_caught_up", run.isCaughtUp());
        fields.put("tries", run.tries());
        fields.put("files", run.files());
        fields.put("files_not_taken", run.notTaken());
        fields.put("rows_loaded", run.rowsLoaded());
        fields.put("rows_rejected", run.rowsRejected());
        fields.put("to_confirm", run.toConfirm());
        fields.put("edition", run.edition().orElse(null));
        return fields;
    }

    private static Map<String, @Nullable Object> fields(Arrival arrival) {
        Map<String, @Nullable Object> fields = new LinkedHashMap<>();
        fields.put("record", arrival.input().record());
        fields.put("organisation_id", named(arrival.input().organisation()));
        fields.put("files", named(arrival.input().files()));
        fields.put("state", arrival.standing().state().code());
        fields.put("due_on", arrival.standing().due().map(LocalDate::toString).orElse(null));
        fields.put("last_received_at", arrival.last().map(Instant::toString).orElse(null));
        return fields;
    }

    private static @Nullable String named(String text) {
        return Optional.of(text).filter(given -> !given.isEmpty()).orElse(null);
    }
}
