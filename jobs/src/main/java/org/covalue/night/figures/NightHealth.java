package org.covalue.night.figures;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.covalue.disclosure.PublishedEdition;
import org.covalue.night.NightRegister;
import org.covalue.settings.Schedule;
import org.springframework.boot.health.contributor.AbstractHealthIndicator;
import org.springframework.boot.health.contributor.Health;

/**
 * Down where the database is away, out of service where the last due night is not published although its time is over.
 * Without a schedule it only tells how old the last good night is.
 */
public final class NightHealth extends AbstractHealthIndicator {

    private final NightRegister register;
    private final Optional<Schedule> schedule;
    private final Duration grace;
    private final Clock clock;

    public NightHealth(NightRegister register, Optional<Schedule> schedule, Duration grace, Clock clock) {
        super("the database does not answer");
        this.register = register;
        this.schedule = schedule;
        this.grace = grace;
        this.clock = clock;
    }

    @Override
    protected void doHealthCheck(Health.Builder builder) {
        Instant now = clock.instant();
        Optional<PublishedEdition> last = register.lastGood();
        builder.up();
        schedule.flatMap(dates -> dates.lastDue(now)
                        .filter(date -> !register.wasBefore(date))
                        .filter(date ->
                                now.isAfter(dates.due(date).orElseThrow().plus(grace)))
                        .filter(date -> last.filter(
                                        night -> !night.businessDate().isBefore(date))
                                .isEmpty()))
                .ifPresent(date ->
                        builder.outOfService().withDetail("missing", "the night of " + date + " is not published"));
        last.ifPresent(night -> builder.withDetail(
                        "last_good_night", night.businessDate().toString())
                .withDetail("edition", night.id())
                .withDetail(
                        "age_seconds",
                        Duration.between(night.publishedAt(), now).toSeconds()));
    }
}
