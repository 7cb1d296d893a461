package org.covalue.settings;

import java.text.Normalizer;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.MonthDay;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.covalue.inputs.landing.FilePattern;
import org.covalue.inputs.spec.Owner;
import org.covalue.inputs.spec.RecordSpec;
import org.covalue.inputs.spec.RecordSpecs;
import org.covalue.platform.UsageProblem;
import org.covalue.settings.Standing.State;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * An input that is to come again and again, and whose absence is an alarm.
 *
 * @param record the record type, for example revenue
 * @param organisation whose; blank for anybody's. A record type without a column organisation_id is looked for by the
 *     projects or the members of the organisation
 * @param days after the last delivery at which the next is due; 0 where dates say it
 * @param due dates of the year, month and day, for example 03-31; empty where days say it
 * @param files the sender's, as a pattern of their paths below the landing folder; blank for all. With an organisation
 *     too, the files tell what came, and the organisation who is to be told
 * @param grace days after which an input that is late is missing
 * @param soon days before which it is told as due, of an input with days at most half of them
 * @param early days before a date from which on a delivery counts for that date and no more for the one before
 */
public record ExpectedInput(
        String record,
        String organisation,
        int days,
        List<String> due,
        String files,
        int grace,
        @DefaultValue("" + SOON) int soon,
        @DefaultValue("" + EARLY) int early) {

    private static final int SOON = 14;
    private static final int EARLY = 90;

    public ExpectedInput {
        organisation = organisation == null ? "" : Normalizer.normalize(organisation.strip(), Normalizer.Form.NFC);
        files = files == null ? "" : files.strip();
        due = due == null ? List.of() : List.copyOf(due);
    }

    /** Every so many days, without grace. @param organisation blank for anybody's */
    public static ExpectedInput every(int days, String record, String organisation) {
        return new ExpectedInput(record, organisation, days, List.of(), "", 0, SOON, EARLY);
    }

    /** @throws UsageProblem if the record type does not exist, or is nobody's and expected of somebody, or never due */
    public void require() {
        RecordSpecs specs = RecordSpecs.load();
        List<String> known = specs.all().stream().map(RecordSpec::record).toList();
        if (!known.contains(record)) {
            throw new UsageProblem("covalue.expected: record " + record + " does not exist; expected one of "
                    + String.join(", ", known));
        }
        if (!organisation.isEmpty() && Owner.of(specs.of(record)).isEmpty()) {
            throw new UsageProblem("covalue.expected: rows of " + record
                    + " belong to no organisation, found organisation " + organisation + "; leave it out");
        }
        if (!files.isEmpty()) {
            new FilePattern(files).require("covalue.expected");
        }
        requireDates();
    }

    private void requireDates() {
        if ((days > 0) != due.isEmpty()) {
            throw new UsageProblem("covalue.expected: " + words() + " has days " + days + " and due " + due
                    + "; expected either days after the last delivery, 1 or more, or dates such as due: [03-31]");
        }
        if (grace < 0 || soon < 0 || early < 0) {
            throw new UsageProblem("covalue.expected: " + words() + " has grace " + grace + ", soon " + soon
                    + ", early " + early + "; expected days, 0 or more");
        }
        dates();
    }

    private List<MonthDay> dates() {
        return due.stream().map(this::date).sorted().toList();
    }

    private MonthDay date(String text) {
        try {
            return MonthDay.parse("--" + text.strip());
        } catch (DateTimeException e) {
            throw new UsageProblem("covalue.expected: " + words() + " is due on '" + text
                    + "'; expected month and day, for example 03-31");
        }
    }

    /** How it stands. @param last when it came last, empty where it never did */
    public Standing standing(Optional<Instant> last, Instant now, ZoneId zone) {
        if (!due.isEmpty()) {
            return new DueDates(dates(), grace, soon, early)
                    .standing(
                            last.map(at -> at.atZone(zone).toLocalDate()),
                            now.atZone(zone).toLocalDate());
        }
        return last.map(at -> at.plus(Duration.ofDays(days)))
                .map(next -> new Standing(
                        state(next, now), Optional.of(next.atZone(zone).toLocalDate())))
                .orElseGet(() -> new Standing(State.MISSING, Optional.empty()));
    }

    private State state(Instant next, Instant now) {
        if (now.isAfter(next)) {
            return now.isAfter(next.plus(Duration.ofDays(grace))) ? State.MISSING : State.LATE;
        }
        return now.isBefore(next.minus(Duration.ofDays(Math.min(soon, days / 2)))) ? State.FRESH : State.DUE;
    }

    /** Whether a file can be what is expected. @param name below the landing folder */
    public boolean mayBe(String name) {
        return files.isEmpty() || new FilePattern(files).matches(name);
    }

    /** As an alarm names it. */
    public String fault() {
        return "input/" + record + (organisation.isEmpty() ? "" : "/" + organisation)
                + (files.isEmpty() ? "" : "/" + files);
    }

    public String words() {
        return record + (organisation.isEmpty() ? "" : " of " + organisation) + (files.isEmpty() ? "" : " in " + files);
    }
}
