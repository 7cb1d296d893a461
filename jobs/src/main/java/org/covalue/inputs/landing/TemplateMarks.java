package org.covalue.inputs.landing;

import java.util.Map;
import java.util.Objects;
import org.covalue.inputs.reading.Cells;

/**
 * What in a template is not meant to be loaded says so itself, in its first words: a row that shows how to fill in, and
 * a sheet that explains. Templates write these words and readers look for them, whatever kind of file they are kept in;
 * nobody calls a member or a project so.
 */
public final class TemplateMarks {

    private static final Map<String, String> EXAMPLE = Map.of("en", "(example)", "es", "(ejemplo)");
    private static final Map<String, String> GUIDE = Map.of("en", "(instructions)", "es", "(instrucciones)");

    private TemplateMarks() {}

    /** The first cell of an example as a template writes it. */
    public static String example(String value, String language) {
        return Objects.requireNonNull(EXAMPLE.get(language), language) + " " + value;
    }

    /** The first cell of a sheet that explains, as a template writes it. */
    public static String guide(String title, String language) {
        return Objects.requireNonNull(GUIDE.get(language), language) + " " + title;
    }

    static boolean isExample(Cells row) {
        return begins(row, EXAMPLE);
    }

    /** @param row the first of a sheet that holds anything */
    static boolean isGuide(Cells row) {
        return begins(row, GUIDE);
    }

    private static boolean begins(Cells row, Map<String, String> marks) {
        for (String mark : marks.values()) {
            if (row.beginsWith(mark)) {
                return true;
            }
        }
        return false;
    }
}
