package org.covalue.night.figures;

import ch.qos.logback.classic.encoder.JsonEncoder;
import ch.qos.logback.classic.encoder.PatternLayoutEncoder;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.encoder.Encoder;
import ch.qos.logback.core.encoder.EncoderBase;
import java.util.Optional;

/**
 * Lines of the log: plain for a person, or with {@code COVALUE_LOG_FORMAT=json} one JSON object a line for a collector,
 * with the run and the step in {@code mdc}. Made by logback itself and before Spring, so that a command that needs no
 * Spring has them too.
 */
public final class LogLines extends EncoderBase<ILoggingEvent> {

    private static final String PLAIN = "%d{yyyy-MM-dd'T'HH:mm:ss.SSSXXX,UTC} %-5level %logger{40} "
            + "%replace(run %X{run} step %X{step} ){'run  step  ', ''}- %msg%n";

    private final Encoder<ILoggingEvent> lines = isJson() ? json() : plain();

    @Override
    public void start() {
        lines.setContext(getContext());
        lines.start();
        super.start();
    }

    private static boolean isJson() {
        return Optional.ofNullable(System.getProperty("covalue.log.format"))
                .or(() -> Optional.ofNullable(System.getenv("COVALUE_LOG_FORMAT")))
                .orElse("text")
                .equalsIgnoreCase("json");
    }

    private static Encoder<ILoggingEvent> json() {
        JsonEncoder encoder = new JsonEncoder();
        encoder.setWithSequenceNumber(false);
        encoder.setWithNanoseconds(false);
        encoder.setWithContext(false);
        encoder.setWithMessage(false);
        encoder.setWithArguments(false);
        encoder.setWithFormattedMessage(true);
        return encoder;
    }

    private static Encoder<ILoggingEvent> plain() {
        PatternLayoutEncoder encoder = new PatternLayoutEncoder();
        encoder.setPattern(PLAIN);
        return encoder;
    }

    @Override
    public byte[] headerBytes() {
        return lines.headerBytes();
    }

    @Override
    public byte[] encode(ILoggingEvent event) {
        return lines.encode(event);
    }

    @Override
    public byte[] footerBytes() {
        return lines.footerBytes();
    }
}
