package org.covalue.night.schedule;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.covalue.audit.AuditAnchor;
import org.covalue.audit.AuditAnchors;
import org.covalue.night.alarm.Fault;
import org.covalue.night.alarm.MailChannel;
import org.covalue.platform.FileFolders;
import org.covalue.platform.Problem;
import org.covalue.settings.AlarmSettings;
import org.covalue.settings.NightSettings;
import org.covalue.settings.ScheduleSettings;
import org.springframework.core.env.Environment;

/**
 * Every good night, how far the audit reaches is kept where whoever may change the database may not: in the folder of
 * the alarm and in a mail. The edition's manifest holds it too. What was kept before is compared first.
 */
final class AnchoredAudit {

    private final DataSource dataSource;
    private final AuditAnchors anchors;
    private final Optional<Path> folder;
    private final Optional<MailChannel> mail;

    AnchoredAudit(DataSource dataSource, Environment environment, FileFolders folders) {
        AlarmSettings settings = NightSettings.of(environment).alarm();
        this.dataSource = dataSource;
        this.folder = ScheduleSettings.given(settings.folder()).map(Path::of);
        this.anchors = new AuditAnchors(folders.editions(), folder);
        this.mail = settings.anchorTo().isEmpty()
                ? Optional.empty()
                : Optional.of(new MailChannel(environment, settings.anchorTo(), settings.mailFrom()));
    }

    /** @return what is wrong, empty where the audit reaches at least as far as was kept */
    Optional<Fault> fault() {
        AuditAnchors.Comparison comparison = anchors.compare(dataSource);
        return comparison.contradictions().isEmpty()
                ? Optional.empty()
                : Optional.of(new Fault(
                        "audit/cut",
                        Optional.empty(),
                        "The audit is not what it was.\n"
                                + comparison.contradictions().stream()
                                        .map(AuditAnchors.Contradiction::text)
                                        .collect(Collectors.joining("\n")),
                        "Entries of the audit were cut off or replaced, or an older state of the database was put "
                                + "back. Reports are not touched by it.",
                        "./covalue doctor shows it. Find out who may write to the database. Where it was put back "
                                + "from an archive, move aside the "
                                + "anchors that are newer than the archive (" + AuditAnchors.LINES
                                + ", the manifests of later editions)."));
    }

    void keep(LocalDate night) {
        AuditAnchor anchor = AuditAnchor.of(dataSource);
        String text = Instant.now() + " night of " + night + ": audit of " + anchor.text() + "\n";
        folder.ifPresent(place -> append(place.resolve(AuditAnchors.LINES), text));
        mail.ifPresent(channel -> channel.send(
                "Audit of the night of " + night,
                text
                        + "\nKeep this mail. ./covalue doctor and the page of the audit tell how far the "
                        + "audit reaches; it must never be less.\n"));
    }

    private static void append(Path file, String line) {
        try {
            Files.createDirectories(file.getParent());
            Files.writeString(
                    file,
                    line,
                    StandardCharsets.UTF_8,
                    StandardOpenOption.CREATE,
                    StandardOpenOption.APPEND,
                    StandardOpenOption.DSYNC);
        } catch (IOException e) {
            throw new Problem("The anchor of the audit cannot be kept in " + file + ": " + e.getMessage(), e);
        }
    }
}
