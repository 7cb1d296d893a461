package org.covalue.portal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.covalue.Runs;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * The lines that a run has left in the log of this machine. One run at a time is at work on a database, so its lines are those of
 * the batch and of the steps between its start and its end; stack traces, which may quote data, stay in the file.
 */
@Component
class RunLog {

    static final int MOST_LINES = 500;

    private static final int LONGEST_LINE = 400;
    private static final Pattern LINE = Pattern.compile("(\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}:\\d{2}\\.\\d{3}Z) (\\w+) +(\\S+) - (.*)");
    private static final Pattern OF_RUNS = Pattern.compile("o(rg)?\\.s(pringframework)?\\.b(atch)?\\..*|(o|org)\\.(c|covalue)\\.(?!p\\.|portal\\.).*");

    private final Path file;

    RunLog(@Value("${covalue.log:covalue.log}") String file) {
        this.file = Path.of(file);
    }

    record Line(Instant at, String level, String text) {
    }

    /** The last lines of the run, in order. */
    List<Line> of(Runs.Run run) {
        Instant end = run.ended().orElseGet(Instant::now).plusSeconds(2);
        Deque<Line> lines = new ArrayDeque<>();
        for (Path part : parts(run.started())) {
            try (Stream<String> text = Files.lines(part, StandardCharsets.ISO_8859_1)) {
                text.map(LINE::matcher).filter(Matcher::matches).filter(line -> OF_RUNS.matcher(line.group(3)).matches())
                        .map(line -> new Line(Instant.parse(line.group(1)), line.group(2), utf8(line.group(4))))
                        .filter(line -> !line.at().isBefore(run.started()) && !line.at().isAfter(end))
                        .forEach(line -> {
                            lines.addLast(line);
                            if (lines.size() > MOST_LINES) {
                                lines.removeFirst();
                            }
                        });
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return List.copyOf(lines);
    }

    /** Read byte by byte, so that a broken character breaks no line. */
    private static String utf8(String text) {
        String whole = new String(text.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
        return whole.length() <= LONGEST_LINE ? whole : whole.substring(0, LONGEST_LINE) + " ...";
    }

    /** The log and its older parts that were written to since, in the order in which they were. */
    private List<Path> parts(Instant since) {
        Path folder = file.toAbsolutePath().getParent();
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(one -> one.getFileName().toString().startsWith(file.getFileName().toString()))
                    .filter(one -> Files.isRegularFile(one) && !written(one).isBefore(since))
                    .sorted(java.util.Comparator.comparing(RunLog::written)).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Instant written(Path file) {
        try {
            return Files.getLastModifiedTime(file).toInstant();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
