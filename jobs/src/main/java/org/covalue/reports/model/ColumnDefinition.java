package org.covalue.reports.model;

import java.util.Locale;

/**
 * A column of an exhibit as {@code report.yml} describes it.
 *
 * @param id the name in the definition
 * @param from the column of the query
 * @param title its heading
 * @param head the heading in the PDF, where that needs a shorter one
 * @param format how its cells are shown
 * @param words the vocabulary that says its codes
 * @param unit the unit of its figures, or
 * @param unitFrom the column of the query that names the unit row by row
 * @param of the column of the query that holds the size of the field of a position
 * @param width its width in points before scaling to the page
 * @param isPrinted whether it stands in the PDF
 * @param isSigned whether a plus sign is shown
 */
record ColumnDefinition(
        String id,
        String from,
        String title,
        String head,
        Shown format,
        String words,
        String unit,
        String unitFrom,
        String of,
        int width,
        boolean isPrinted,
        boolean isSigned) {

    /** How the cells of a column are shown. */
    enum Shown {
        TEXT,
        WORD,
        WORDS,
        MESSAGE,
        YEAR,
        DATE,
        NUMBER,
        POSITION
    }

    static ColumnDefinition of(String id, Settings settings, Wording wording) {
        settings.allow(
                "from",
                "title",
                "head",
                "format",
                "words",
                "unit",
                "unit_from",
                "as_large_as",
                "of",
                "width",
                "print",
                "signed",
                "leads");
        return new ColumnDefinition(
                id,
                settings.text("from", id),
                wording.in(settings, "title"),
                wording.in(settings, settings.has("head") ? "head" : "title"),
                shown(settings),
                settings.text("words", ""),
                unit(settings, wording),
                settings.text("unit_from", ""),
                settings.text("of", ""),
                settings.number("width", 50),
                settings.isTrue("print", true),
                settings.isTrue("signed", false));
    }

    private static String unit(Settings settings, Wording wording) {
        String unit = wording.fill(settings.text("unit", "count"));
        return settings.optional("as_large_as")
                .map(largest -> House.shared().unitOfSize(unit, Double.parseDouble(wording.fill(largest))))
                .orElse(unit);
    }

    private static Shown shown(Settings settings) {
        String format = settings.text("format", "text");
        try {
            return Shown.valueOf(format.toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException e) {
            throw new ReportException(settings.place() + ": unknown format " + format, e);
        }
    }

    boolean isNumeric() {
        return format == Shown.NUMBER || format == Shown.POSITION;
    }

    boolean isBlankAllowed() {
        return format == Shown.TEXT
                || format == Shown.WORD
                || format == Shown.WORDS
                || format == Shown.MESSAGE
                || format == Shown.DATE;
    }
}
