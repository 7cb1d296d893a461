package org.covalue.night.reminder;

import java.net.URI;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.covalue.estimation.data.Message;
import org.covalue.inputs.spec.RecordSpec;

/**
 * What a reminder says, in the language of whom it is for.
 *
 * @param organisation what it is called
 * @param portal where the portal is reached, empty where that is not configured
 */
record ReminderText(Addressee to, String organisation, List<DueInput> inputs, Optional<URI> portal, ZoneId zone) {

    /** By record type. */
    record Title(Map<String, RecordSpec> specs) {

        String of(String record, String language) {
            return Objects.requireNonNull(specs.get(record), record).title().getOrDefault(language, record);
        }
    }

    String subject() {
        return inputs.stream().anyMatch(DueInput::isOverdue)
                ? say(Message.of("reminder_overdue", "organisation", organisation))
                : say(Message.of("reminder_due", "organisation", organisation, "date", day(firstDue())));
    }

    private LocalDate firstDue() {
        return inputs.stream()
                .flatMap(one -> one.arrival().standing().due().stream())
                .min(Comparator.naturalOrder())
                .orElseThrow();
    }

    String text(Title titles, boolean hasForm) {
        List<String> lines = new ArrayList<>();
        lines.add(say(Message.of("reminder_hello", "name", to.name())));
        lines.add("");
        lines.add(say(Message.of("reminder_expected", "organisation", organisation)));
        lines.add("");
        inputs.forEach(input -> lines.add("- " + line(input, titles)));
        lines.add("");
        lines.add(say(Message.of(hasForm ? "reminder_form" : "reminder_no_form", "organisation", organisation)));
        lines.add(portal.map(at -> say(Message.of("reminder_where", "link", at + "/organisation")))
                .orElseGet(() -> say(Message.of("reminder_as_usual"))));
        lines.add("");
        lines.add(say(Message.of("reminder_off", "organisation", organisation, "link", off())));
        return String.join("\n", lines) + "\n";
    }

    /** Where reminders are turned off. */
    String off() {
        return portal.map(at -> at + "/account#reminders").orElseGet(() -> say(Message.of("reminder_off_in_account")));
    }

    private String line(DueInput input, Title titles) {
        String record = titles.of(input.arrival().input().record(), to.language());
        Message last = input.arrival()
                .last()
                .map(at ->
                        Message.of("reminder_came", "date", day(at.atZone(zone).toLocalDate())))
                .orElseGet(() -> Message.of("reminder_never"));
        return say(input.arrival()
                .standing()
                .due()
                .map(due -> Message.of(
                        input.isOverdue() ? "reminder_was_due" : "reminder_will_be_due",
                        "record",
                        record,
                        "date",
                        day(due),
                        "last",
                        last))
                .orElseGet(() -> Message.of("reminder_no_date", "record", record, "last", last)));
    }

    private String day(LocalDate date) {
        Locale locale = to.language().equals("es") ? new Locale("es", "ES") : Locale.UK;
        return DateTimeFormatter.ofLocalizedDate(FormatStyle.LONG)
                .withLocale(locale)
                .format(date);
    }

    private String say(Message message) {
        return message.in(to.language());
    }
}
