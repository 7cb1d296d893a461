package org.covalue.portal.operations;

import java.time.Instant;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * One line of the log, as it is written for a person or for a collector.
 *
 * @param logger whole, or with its packages shortened
 * @param run the run that was at work; empty between its steps
 */
record LogLine(Instant at, String level, String logger, Optional<Long> run, String text) {

    private static final Pattern PLAIN = Pattern.compile(
            "(\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}:\\d{2}\\.\\d{3}Z) (\\w+) +(\\S+)(?: run (\\d+) step \\S*)? - (.*)");
    private static final JsonMapper JSON = JsonMapper.shared();

    /** Empty for what is no line of its own: a stack trace, half a line. */
    static Optional<LogLine> parse(String line) {
        return line.startsWith("{") ? json(line) : plain(line);
    }

    private static Optional<LogLine> plain(String line) {
        Matcher part = PLAIN.matcher(line);
        return part.matches()
                ? Optional.of(new LogLine(
                        Instant.parse(part.group(1)),
                        part.group(2),
                        part.group(3),
                        Optional.ofNullable(part.group(4)).map(Long::valueOf),
                        part.group(5)))
                : Optional.empty();
    }

    private static Optional<LogLine> json(String line) {
        try {
            JsonNode node = JSON.readTree(line);
            String run = node.path("mdc").path("run").asString("");
            return node.path("timestamp").isNumber()
                    ? Optional.of(new LogLine(
                            Instant.ofEpochMilli(node.path("timestamp").asLong()),
                            node.path("level").asString(""),
                            node.path("loggerName").asString(""),
                            Optional.of(run).filter(id -> id.matches("\\d+")).map(Long::valueOf),
                            node.path("formattedMessage").asString("")))
                    : Optional.empty();
        } catch (JacksonException halfALine) {
            return Optional.empty();
        }
    }
}
