package org.covalue.portal.operations;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.LoggingEvent;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.covalue.night.figures.LogLines;
import org.covalue.run.Runs;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The lines of a run, in the log as this software itself writes it. */
class RunLogTest {

    private static final Instant START = Instant.parse("2026-03-28T01:15:00.123Z");
    private static final Runs.Run RUN = new Runs.Run(
            7,
            "nightly",
            LocalDate.of(2026, 3, 28),
            START,
            Optional.of(START.plusSeconds(60)),
            60,
            7,
            "failed",
            false,
            "",
            0,
            0,
            0,
            Optional.empty(),
            Optional.of("measure"),
            Optional.empty(),
            false,
            1,
            0,
            0);

    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"text", "json"})
    void theLinesOfARunAreFoundInEitherForm(String format) throws IOException {
        assertThat(of(written(format)))
                .extracting(LogLine::text)
                .containsExactly(
                        "Executing step: [measure]",
                        "step measure failed in 3 ms \u00f1",
                        "run 7",
                        "night of 2026-03-28: run 7, FAILED");
        assertThat(of(written(format))).extracting(LogLine::level).containsExactly("INFO", "INFO", "ERROR", "INFO");
        assertThat(of(written(format)).get(1))
                .returns(START.plusSeconds(3), LogLine::at)
                .returns(Optional.of(7L), LogLine::run);
    }

    @Test
    void aLogWhoseFormWasChangedIsReadWhole() throws IOException {
        byte[] half = "{\"timestamp\":17".getBytes(StandardCharsets.UTF_8);
        assertThat(of(written("text"), written("json"), half)).hasSize(8);
    }

    private List<LogLine> of(byte[]... parts) throws IOException {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            all.write(part);
        }
        return new RunLog(Files.write(folder.resolve("covalue.log"), all.toByteArray())
                        .toString())
                .of(RUN);
    }

    private static byte[] written(String format) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        write(
                out,
                format,
                START.minusSeconds(90),
                "org.covalue.night.schedule.NightSchedule",
                Level.INFO,
                Map.of(),
                "before",
                null);
        write(
                out,
                format,
                START,
                "org.springframework.batch.core.step.AbstractStep",
                Level.INFO,
                Map.of(),
                "Executing step: [measure]",
                null);
        write(
                out,
                format,
                START.plusSeconds(3),
                "org.covalue.run.StepFigures",
                Level.INFO,
                Map.of("run", "7", "step", "measure"),
                "step measure failed in 3 ms \u00f1",
                null);
        write(
                out,
                format,
                START.plusSeconds(4),
                "org.covalue.run.StepFigures",
                Level.INFO,
                Map.of("run", "8", "step", "measure"),
                "another run",
                null);
        write(
                out,
                format,
                START.plusSeconds(5),
                "org.covalue.run.JobRunner",
                Level.ERROR,
                Map.of(),
                "run 7",
                new IllegalStateException("Key (member_id)=(F-17) is quoted here"));
        write(
                out,
                format,
                START.plusSeconds(6),
                "org.covalue.portal.access.Tokens",
                Level.WARN,
                Map.of(),
                "the portal's",
                null);
        write(
                out,
                format,
                START.plusSeconds(7),
                "org.apache.catalina.core.Engine",
                Level.WARN,
                Map.of(),
                "the web server's",
                null);
        write(
                out,
                format,
                START.plusSeconds(8),
                "org.covalue.night.schedule.NightFollowUp",
                Level.INFO,
                Map.of(),
                "night of 2026-03-28: run 7, FAILED",
                null);
        write(
                out,
                format,
                START.plusSeconds(600),
                "org.covalue.night.schedule.NightFollowUp",
                Level.INFO,
                Map.of(),
                "behind",
                null);
        return out.toByteArray();
    }

    private static void write(
            ByteArrayOutputStream out,
            String format,
            Instant at,
            String logger,
            Level level,
            Map<String, String> mdc,
            String text,
            Throwable thrown)
            throws IOException {
        LoggerContext context = new LoggerContext();
        LoggingEvent event =
                new LoggingEvent(RunLogTest.class.getName(), context.getLogger(logger), level, text, thrown, null);
        event.setInstant(at);
        event.setMDCPropertyMap(mdc);
        System.setProperty("covalue.log.format", format);
        try {
            LogLines lines = new LogLines();
            lines.setContext(context);
            lines.start();
            out.write(lines.encode(event));
        } finally {
            System.clearProperty("covalue.log.format");
        }
    }
}
