package org.covalue.settings;

import java.util.List;
import org.covalue.gate.GateLimits;
import org.covalue.platform.UsageProblem;
import org.springframework.boot.context.config.ConfigDataEnvironmentPostProcessor;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.Environment;
import org.springframework.core.env.StandardEnvironment;

/**
 * What the configuration says of the night; {@code application.yml} documents every value and holds the defaults.
 *
 * @param expected inputs that are to come again and again, and whose absence is an alarm
 */
public record NightSettings(
        ScheduleSettings schedule,
        GateLimits gate,
        AlarmSettings alarm,
        List<ExpectedInput> expected,
        ReminderSettings reminders,
        RetentionPolicy retention) {

    public NightSettings {
        expected = expected == null ? List.of() : List.copyOf(expected);
    }

    /** @throws UsageProblem if a value is not of its kind; names it */
    public static NightSettings of(Environment environment) {
        try {
            return Binder.get(environment).bind("covalue", NightSettings.class).get();
        } catch (BindException e) {
            throw new UsageProblem("Configuration: " + e.getMessage()
                    + (e.getProperty() == null
                            ? ""
                            : ", found " + e.getProperty().getValue() + " in "
                                    + e.getProperty().getOrigin()));
        }
    }

    /** For commands that have no Spring context: the same files and variables, read in the same order. */
    public static ConfigurableEnvironment environment() {
        return readInto(new StandardEnvironment());
    }

    /** Adds the files below the variables that are there. */
    public static ConfigurableEnvironment readInto(ConfigurableEnvironment environment) {
        ConfigDataEnvironmentPostProcessor.applyTo(environment);
        ConfigurationPropertySources.attach(environment);
        return environment;
    }
}
