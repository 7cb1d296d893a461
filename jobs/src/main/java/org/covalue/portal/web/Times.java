package org.covalue.portal.web;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import org.springframework.stereotype.Component;

/** Moments as pages show them: UTC, to the minute or the second. In templates: {@code @times}. */
@Component("times")
class Times {

    private static final DateTimeFormatter MINUTE =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm").withZone(ZoneOffset.UTC);
    private static final DateTimeFormatter SECOND =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss").withZone(ZoneOffset.UTC);
    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("yyyy-MM-dd").withZone(ZoneOffset.UTC);

    public String minute(Instant at) {
        return MINUTE.format(at);
    }

    public String second(Instant at) {
        return SECOND.format(at);
    }

    public String day(Instant at) {
        return DAY.format(at);
    }
}
