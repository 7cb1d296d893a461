package org.covalue.portal.operations;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.covalue.platform.Durable;
import org.covalue.run.Runs;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * The lines that a run has left in the log of this machine. One run at a time is at work on a database, so its lines
 * are those of the batch and of the steps between its start and its end; stack traces, which may quote data, stay in
 * the file. Plain lines and JSON are read alike, also one after the other.
 */
@Component
class RunLog {

    static final int MOST_LINES = 500;

    private static final int LONGEST_LINE = 400;
    private static final Pattern OF_RUNS =
            Pattern.compile("o(rg)?\\.s(pringframework)?\\.b(atch)?\\..*|(o|org)\\.(c|covalue)\\.(?!p\\.|portal\\.).*");

    private final Path file;

    RunLog(@Value("${covalue.log:covalue.log}") String file) {
        this.file = Path.of(file);
    }

    /** The last lines of the run, in order. */
    List<LogLine> of(Runs.Run run) {
        Deque<LogLine> lines = new ArrayDeque<>();
        for (Path part : parts(run.started())) {
            // Read byte by byte, so that a broken character breaks no line.
            try (Stream<String> text = Files.lines(part, StandardCharsets.ISO_8859_1)) {
                text.map(RunLog::utf8)
                        .flatMap(line -> LogLine.parse(line).stream())
                        .filter(line -> isOf(run, line))
                        .map(RunLog::shortened)
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

    private static boolean isOf(Runs.Run run, LogLine line) {
        Instant end = run.ended().orElseGet(Instant::now).plusSeconds(2);
        return OF_RUNS.matcher(line.logger()).matches()
                && !line.at().isBefore(run.started().truncatedTo(ChronoUnit.MILLIS))
                && !line.at().isAfter(end)
                && line.run().filter(id -> id != run.id()).isEmpty();
    }

    private static LogLine shortened(LogLine line) {
        return line.text().length() <= LONGEST_LINE
                ? line
                : new LogLine(
                        line.at(),
                        line.level(),
                        line.logger(),
                        line.run(),
                        line.text().substring(0, LONGEST_LINE) + " ...");
    }

    private static String utf8(String text) {
        return new String(text.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
    }

    /** The log and its older parts that were written to since, in the order in which they were. */
    private List<Path> parts(Instant since) {
        Path folder = Durable.folderOf(file);
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(one -> one.getFileName()
                            .toString()
                            .startsWith(file.getFileName().toString()))
                    .filter(one -> Files.isRegularFile(one) && !written(one).isBefore(since))
                    .sorted(java.util.Comparator.comparing(RunLog::written))
                    .toList();
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
