package org.covalue.inputs.dialect;

import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;

/** Finds the sign between the cells of a delimited file, also where lines of a title stand above its table. */
public final class SeparatorSearch {

    private static final char[] KNOWN = {',', ';', '\t', '|'};
    private static final Pattern QUOTED = Pattern.compile("\"[^\"]*\"");
    private static final Pattern LINE_END = Pattern.compile("\r\n|\r|\n");

    private SeparatorSearch() {}

    /**
     * The one of {@code , ; tab |} that parts most lines in a row into equally many cells, quotes apart: those of the
     * table; of several, the one that makes more cells.
     *
     * @param start of the file
     * @param isWhole whether that is all of it, so that its last line is not cut off
     */
    public static char in(String start, boolean isWhole) {
        List<String> lines = lines(start, isWhole);
        char best = KNOWN[0];
        int linesOfBest = 0;
        long signsOfBest = 0;
        for (char candidate : KNOWN) {
            long[] counts =
                    lines.stream().mapToLong(line -> count(line, candidate)).toArray();
            for (int from = 0; from < counts.length; ) {
                int to = from + 1;
                while (to < counts.length && counts[to] == counts[from]) {
                    to++;
                }
                boolean isMore = to - from > linesOfBest || to - from == linesOfBest && counts[from] > signsOfBest;
                if (counts[from] > 0 && isMore) {
                    best = candidate;
                    linesOfBest = to - from;
                    signsOfBest = counts[from];
                }
                from = to;
            }
        }
        return best;
    }

    private static List<String> lines(String start, boolean isWhole) {
        String unquoted = QUOTED.matcher(start).replaceAll("");
        List<String> lines = Arrays.stream(LINE_END.split(unquoted))
                .filter(line -> !line.isBlank())
                .toList();
        return isWhole || lines.size() < 2 ? lines : lines.subList(0, lines.size() - 1);
    }

    private static long count(String line, char wanted) {
        return line.chars().filter(c -> c == wanted).count();
    }
}
