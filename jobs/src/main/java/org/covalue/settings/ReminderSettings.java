package org.covalue.settings;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.covalue.platform.UsageProblem;

/**
 * Mails to managers about inputs that are expected of their organisations.
 *
 * @param send whether any is sent; the server is {@code spring.mail.*}
 * @param before days before an input is due
 * @param after days after it was due, where it has not come
 * @param form whether the form comes with the mail, filled in
 */
public record ReminderSettings(boolean send, List<Integer> before, List<Integer> after, boolean form) {

    public ReminderSettings {
        before = before == null ? List.of() : List.copyOf(before);
        after = after == null ? List.of() : List.copyOf(after);
    }

    /** @throws UsageProblem if a value makes no sense */
    void require() {
        if (Stream.concat(before.stream(), after.stream()).anyMatch(days -> days < 1)) {
            throw new UsageProblem("covalue.reminders: found before " + before + " and after " + after
                    + ", expected days, 1 or more, for example before: [14] and after: [1, 30]");
        }
    }

    /**
     * The reminder that is due: the last whose day has come, so that nobody gets several at once.
     *
     * @param days since the input was due, negative before
     * @return its day, empty where it is too early for any
     */
    public Optional<Integer> reached(long days) {
        return Stream.concat(before.stream().map(day -> -day), after.stream())
                .filter(day -> day <= days)
                .max(Integer::compare);
    }
}
