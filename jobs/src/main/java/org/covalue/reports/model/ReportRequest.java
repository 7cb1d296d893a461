package org.covalue.reports.model;

import java.util.Optional;

/**
 * Which report is wanted.
 *
 * @param reportId the name of the report's folder
 * @param year the year reported on
 * @param organisation an organisation_id; must be there where the report is about one organisation
 * @param funder a funder_id; empty means all funders
 * @param study must be there where the report is about one study, and only there
 * @param language the language of every word in it
 */
public record ReportRequest(
        String reportId,
        int year,
        Optional<String> organisation,
        Optional<String> funder,
        Optional<String> study,
        Language language) {

    public ReportRequest(
            String reportId, int year, Optional<String> organisation, Optional<String> funder, Language language) {
        this(reportId, year, organisation, funder, Optional.empty(), language);
    }

    public static ReportRequest ofStudy(String reportId, int year, String study, Language language) {
        return new ReportRequest(reportId, year, Optional.empty(), Optional.empty(), Optional.of(study), language);
    }
}
