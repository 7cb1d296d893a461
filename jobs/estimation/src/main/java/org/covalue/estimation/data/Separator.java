package org.covalue.estimation.data;

/** The sign between the cells of a delimited file. */
public final class Separator {

    private static final char[] KNOWN = {',', ';', '\t', '|'};

    private Separator() {}

    /**
     * The one of {@code , ; tab |} that parts the header most often outside quotes; the first of them where none is
     * ahead.
     */
    public static char of(String header) {
        int end = header.indexOf('\n');
        String line = (end < 0 ? header : header.substring(0, end)).replaceAll("\"[^\"]*\"", "");
        char best = KNOWN[0];
        for (char candidate : KNOWN) {
            if (count(line, candidate) > count(line, best)) {
                best = candidate;
            }
        }
        return best;
    }

    private static long count(String text, char wanted) {
        return text.chars().filter(c -> c == wanted).count();
    }
}
