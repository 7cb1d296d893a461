package org.covalue.reports.model;

import java.time.Instant;
import java.util.List;

/**
 * A report with every figure it shows, and the words around them, before it takes a form. The PDF and the workbook are
 * both written from this and from nothing else, so they cannot disagree.
 *
 * @param reportId the folder that holds the page layout
 * @param title the kind of report, for example "Funder report"
 * @param subject who it is about
 * @param facts label and value pairs that say who, when and from which edition
 * @param exhibits in reading order
 * @param wording the fixed words of the language
 * @param madeAt when the edition was made, the only timestamp a file may carry
 */
public record ReportModel(
        String reportId,
        String title,
        String subject,
        List<Fact> facts,
        List<Exhibit> exhibits,
        Wording wording,
        Instant madeAt) {

    public ReportModel {
        facts = List.copyOf(facts);
        exhibits = List.copyOf(exhibits);
    }

    /** A labelled value of the cover; those that lead are shown large. */
    public record Fact(String label, Cell value, boolean isLeading) {}
}
