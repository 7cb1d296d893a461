package org.covalue.night.reminder;

import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.covalue.exports.TableFormat;
import org.covalue.inputs.spec.RecordSpec;
import org.covalue.inputs.spec.RecordSpecs;
import org.covalue.night.alarm.ExpectedInputs;
import org.covalue.night.alarm.Fault;
import org.covalue.night.mail.MailServer;
import org.covalue.night.reminder.SentReminders.Failures;
import org.covalue.settings.NightSettings;
import org.covalue.settings.PortalSettings;
import org.covalue.settings.ReminderSettings;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.env.Environment;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.mail.javamail.JavaMailSenderImpl;
import org.springframework.mail.javamail.MimeMessageHelper;

/**
 * Reminds managers of what is expected of their organisations, each of each input once on each day that the settings
 * name. What could not be sent is tried again a night later, and told.
 */
public final class Reminders {

    /** What is wrong where reminders cannot be sent. */
    public static final String FAULT = "reminders/mail";

    private static final Logger LOG = LoggerFactory.getLogger(Reminders.class);

    private final ReminderSettings settings;
    private final boolean hasServer;
    private final JavaMailSenderImpl mail;
    private final String from;
    private final Optional<URI> portal;
    private final ZoneId zone;
    private final ExpectedInputs inputs;
    private final SentReminders sent;
    private final FilledForm forms;
    private final Clock clock;
    private final Map<String, RecordSpec> specs =
            RecordSpecs.load().all().stream().collect(Collectors.toMap(RecordSpec::record, Function.identity()));

    public Reminders(DataSource dataSource, Environment environment, ExpectedInputs inputs, Clock clock) {
        NightSettings night = NightSettings.of(environment);
        this.settings = night.reminders();
        this.hasServer = MailServer.isConfigured(environment);
        this.mail = MailServer.of(environment);
        this.from = night.alarm().mailFrom();
        this.portal = PortalSettings.of(environment).base();
        this.zone = night.schedule().clockZone();
        this.inputs = inputs;
        this.sent = new SentReminders(dataSource, clock);
        this.forms = new FilledForm(dataSource);
        this.clock = clock;
    }

    /** Sends what is to be sent now. @return what keeps reminders from being sent */
    public Optional<Fault> send() {
        if (!settings.send()) {
            return Optional.empty();
        }
        if (!hasServer) {
            return Optional.of(fault("covalue.reminders.send is true, and spring.mail.host names no mail server."));
        }
        Map<String, List<DueInput>> due = due();
        for (Addressee manager : sent.managers(List.copyOf(due.keySet()))) {
            if (!remind(manager, due.getOrDefault(manager.organisation(), List.of()))) {
                break;
            }
        }
        return sent.failures().map(Reminders::fault);
    }

    private Map<String, List<DueInput>> due() {
        Instant now = clock.instant();
        LocalDate today = now.atZone(zone).toLocalDate();
        return inputs.arrivals(now).stream()
                .filter(arrival -> !arrival.input().organisation().isEmpty())
                .flatMap(arrival -> DueInput.of(arrival, settings, today).stream())
                .collect(Collectors.groupingBy(due -> due.arrival().input().organisation()));
    }

    /** @return false where the server is away, so that the others need not be tried */
    private boolean remind(Addressee manager, List<DueInput> due) {
        List<DueInput> begun = new ArrayList<>();
        List<Long> numbers = new ArrayList<>();
        due.forEach(input -> sent.begin(manager, input).ifPresent(number -> {
            begun.add(input);
            numbers.add(number);
        }));
        if (begun.isEmpty()) {
            return true;
        }
        try {
            mail.send(message(manager, begun));
            sent.sent(numbers);
            LOG.info("reminded {} of {} inputs of {}", manager.login(), begun.size(), manager.organisation());
            return true;
        } catch (RuntimeException | MessagingException e) {
            sent.failed(numbers, String.valueOf(e.getMessage()));
            LOG.warn("{} could not be reminded, it is tried again tomorrow: {}", manager.login(), e.getMessage());
            return !MailServer.isAway(e);
        }
    }

    private MimeMessage message(Addressee manager, List<DueInput> due) throws MessagingException {
        List<RecordSpec> records = due.stream()
                .map(one -> one.arrival().input().record())
                .distinct()
                .map(specs::get)
                .toList();
        FilledForm.Form form = forms.of(
                manager.organisation(),
                records,
                manager.language(),
                LocalDate.ofInstant(clock.instant(), zone).getYear());
        Optional<byte[]> attached = form.content().filter(content -> settings.form());
        ReminderText text = new ReminderText(manager, form.name(), due, portal, zone);
        MimeMessageHelper message = new MimeMessageHelper(mail.createMimeMessage(), true, "UTF-8");
        message.setFrom(from);
        message.setTo(manager.address());
        message.setSubject(text.subject());
        message.setText(text.text(new ReminderText.Title(specs), attached.isPresent()));
        message.getMimeMessage().setHeader("Auto-Submitted", "auto-generated");
        if (portal.isPresent()) {
            message.getMimeMessage().setHeader("List-Unsubscribe", "<" + text.off() + ">");
        }
        if (attached.isPresent()) {
            message.addAttachment(
                    (manager.language().equals("es") ? "formulario" : "form") + ".xlsx",
                    new ByteArrayResource(attached.get()),
                    TableFormat.XLSX.mediaType());
        }
        return message.getMimeMessage();
    }

    private static Fault fault(Failures failures) {
        return fault(
                failures.count() + " reminders to managers could not be sent; the last because: " + failures.last());
    }

    private static Fault fault(String happened) {
        return new Fault(
                FAULT,
                Optional.empty(),
                happened,
                "Managers do not hear by mail what is expected of their organisations; their pages show it.",
                "Correct spring.mail in covalue.yml or the address of the user; it is tried again every night.");
    }
}
