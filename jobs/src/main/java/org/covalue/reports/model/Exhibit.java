package org.covalue.reports.model;

import java.util.Optional;

/**
 * One table, chart or text of a report.
 *
 * @param id the name of its query
 * @param title its heading
 * @param sheet the name of its sheet in the workbook
 * @param note what to know before reading it, empty text if nothing
 * @param table the figures; a chart draws from them
 * @param chart how the figures are drawn, if they are
 * @param isTablePrinted whether the figures stand in the PDF as a table (in the workbook they always do)
 */
public record Exhibit(
        String id,
        String title,
        String sheet,
        String note,
        Table table,
        Optional<Chart> chart,
        boolean isTablePrinted) {}
