package org.covalue.portal.reports;

import java.util.Locale;
import org.covalue.portal.web.ReaderWords;
import org.covalue.reports.Reports;
import org.covalue.reports.model.ReportRequest;
import org.springframework.stereotype.Component;

/** What reports are called, for pages. */
@Component
class ReportTitles {

    public String of(ReportRequest request, Locale locale) {
        return Reports.title(request.reportId(), request.year(), ReaderWords.language(locale));
    }
}
