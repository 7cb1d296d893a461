package org.covalue.portal.reports;

import java.nio.file.Path;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.covalue.editions.ReportBatch;
import org.covalue.portal.access.Audit;
import org.covalue.portal.access.Users;
import org.covalue.reports.Reports;
import org.covalue.reports.model.Format;
import org.covalue.reports.model.Language;
import org.covalue.reports.model.ReportRequest;
import org.springframework.stereotype.Component;

/** Who downloaded the reports of an organisation. */
@Component
public class Downloads {

    private final Audit audit;
    private final Users users;

    Downloads(Audit audit, Users users) {
        this.audit = audit;
        this.users = users;
    }

    record Download(Instant at, String who, String file) {}

    /** How a report stands in the audit: the place that a night would give it in an edition. */
    static String subject(ReportRequest request, Format format) {
        return ReportBatch.file(Path.of("reports"), request, format).toString().replace('\\', '/');
    }

    /** The last first. */
    public List<Download> of(String organisation, int count) {
        return Reports.ids().stream()
                .filter(Reports::needsOrganisation)
                .map(report -> folder(report, organisation))
                .flatMap(folder -> audit.downloads(folder, count).stream()
                        .map(entry -> new Download(
                                entry.at(), name(entry.login()), entry.subject().substring(folder.length()))))
                .sorted(Comparator.comparing(Download::at).reversed())
                .limit(count)
                .toList();
    }

    private static String folder(String report, String organisation) {
        String file = subject(
                new ReportRequest(report, 0, Optional.of(organisation), Optional.empty(), Language.EN), Format.PDF);
        return file.substring(0, file.lastIndexOf('/') + 1);
    }

    private String name(String login) {
        return users.find(login).map(user -> user.name() + " (" + login + ")").orElse(login);
    }
}
