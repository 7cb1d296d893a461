package org.covalue.reports.model;

import java.util.Optional;

/**
 * Which report is wanted.
 *
 * @param reportId the name of the report's folder
 * @param year the year reported on
 * @param organisation an organisation_id; must be there where the report is about one organisation
 * @param funder a funder_id; empty means all funders
 * @param language the language of every word in it
 */
public record ReportRequest(String reportId, int year, Optional<String> organisation, Optional<String> funder,
        Language language) {
}
