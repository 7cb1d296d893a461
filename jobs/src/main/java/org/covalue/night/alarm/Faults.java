package org.covalue.night.alarm;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import org.covalue.disclosure.PublishedEdition;
import org.covalue.night.NightResult;
import org.covalue.reports.Reports;
import org.covalue.settings.ExpectedInput;
import org.covalue.settings.Standing;

/** The words of an alarm: what happened, what it means for which reports, what to do. */
public final class Faults {

    /** Before the id of the fault of an input that is late and not missing yet. */
    static final String LATE = "late-";

    private Faults() {}

    /** A night that began and is not published as it should be. */
    public static Fault ofNight(NightResult result, Optional<PublishedEdition> lastGood) {
        LocalDate date = result.businessDate();
        String id = "night/" + date + "/"
                + switch (result.state()) {
                    case BLOCKED -> "gate";
                    case NOT_COPIED -> "copy";
                    default -> result.failedStep().orElse("start");
                };
        String happened = switch (result.state()) {
            case BLOCKED ->
                "The night of " + date + " (run " + result.runId() + ") is not published: the gate kept it back.\n";
            case NOT_COPIED -> "The night of " + date + " is published, and its files could not be copied.\n";
            default -> "The night of " + date + " (run " + result.runId() + ") failed.\n";
        };
        String means = result.state() == NightResult.State.NOT_COPIED
                ? "Readers who take files from the folder of published files keep older ones; the edition itself is "
                        + "complete."
                : readersKeep(lastGood);
        return new Fault(
                id,
                Optional.of(date),
                happened + result.message(),
                means,
                "./covalue runs shows the run. Remove the cause, then give the command of the night again (./covalue "
                        + "nightly --landing DIR "
                        + "--business-date " + date + "): it goes on from the step that failed.");
    }

    /** A night that broke off before it had a run, or could not record how it ended. */
    public static Fault ofNight(LocalDate date, Throwable failure, Optional<PublishedEdition> lastGood) {
        return new Fault(
                "night/" + date + "/start",
                Optional.of(date),
                "The night of " + date + " did not start or broke off: " + failure.getMessage(),
                readersKeep(lastGood),
                "Remove the cause, then give the command of the night again (./covalue nightly --landing DIR "
                        + "--business-date "
                        + date + ").");
    }

    /** A night for which there is not even a database; nothing can be known of the last good one. */
    public static Fault noDatabase(LocalDate date, Throwable failure) {
        return new Fault(
                "night/" + date + "/database",
                Optional.of(date),
                "The night of " + date + " did not start: " + failure.getMessage(),
                "Readers keep the last published edition where the portal still runs; " + reports()
                        + " are not renewed.",
                "Start the database, then give the command of the night again (./covalue nightly --landing DIR "
                        + "--business-date " + date + ").");
    }

    /** A night that is due and of which nothing is to be seen. */
    public static Fault late(LocalDate date, Instant due, Duration grace, Optional<PublishedEdition> lastGood) {
        return new Fault(
                "late/" + date,
                Optional.of(date),
                "The night of " + date + " has not started. It was due at " + due + " (UTC), more than "
                        + grace.toMinutes() + " minutes ago.",
                readersKeep(lastGood),
                "Look whether another run is at work (./covalue runs) and whether what starts the night runs (serve, "
                        + "cron, the timer); "
                        + "then start it: ./covalue nightly --landing DIR --business-date " + date);
    }

    /** An expected input that did not come in time. */
    static Fault overdue(ExpectedInputs.Arrival arrival, String use) {
        ExpectedInput input = arrival.input();
        boolean isLate = arrival.standing().state() == Standing.State.LATE;
        return new Fault(
                (isLate ? LATE : "") + input.fault(),
                Optional.empty(),
                "Expected input is " + (isLate ? "late" : "missing") + ": " + input.words() + ". "
                        + arrival.last()
                                .map(at -> "The last delivery was at " + at + " (UTC)")
                                .orElse("There never was a delivery")
                        + "; " + why(arrival, isLate),
                use,
                "Ask " + (input.organisation().isEmpty() ? "the sender" : input.organisation())
                        + " for the file, or change " + "covalue.expected if it is no longer to come.");
    }

    private static String why(ExpectedInputs.Arrival arrival, boolean isLate) {
        ExpectedInput input = arrival.input();
        String missing = isLate ? " After " + input.grace() + " days it is missing." : "";
        return input.due().isEmpty()
                ? "more than " + input.days() + " days without one are too many." + missing
                : "one was due on " + arrival.standing().due().orElseThrow() + "." + missing;
    }

    private static String readersKeep(Optional<PublishedEdition> lastGood) {
        String readers = lastGood.map(
                        night -> "Readers keep edition " + night.id() + ", the night of " + night.businessDate() + "; ")
                .orElse("Nothing was ever published, so readers see nothing; ");
        return readers + reports() + " and all tables show nothing that was delivered since.";
    }

    private static String reports() {
        return String.join(", ", Reports.ids());
    }
}
