package org.covalue.settings;

import java.lang.reflect.RecordComponent;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.covalue.disclosure.DisclosureRules;
import org.covalue.gate.GateLimits;
import org.covalue.inputs.landing.Sender;
import org.covalue.platform.UsageProblem;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.bind.BindHandler;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.bind.DataObjectPropertyName;
import org.springframework.boot.context.properties.bind.UnboundConfigurationPropertiesException;
import org.springframework.boot.context.properties.bind.handler.NoUnboundElementsBindHandler;
import org.springframework.boot.context.properties.source.ConfigurationProperty;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.boot.context.properties.source.ConfigurationPropertySource;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.boot.origin.Origin;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.EnumerablePropertySource;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.PropertySource;
import org.springframework.util.unit.DataSize;
import org.yaml.snakeyaml.error.YAMLException;

/**
 * All that can be configured under {@code covalue}, read whole so that a key that nobody reads, or a value of the wrong
 * kind, is told.
 */
public record Configuration(
        int parallel,
        DisclosureRules disclosure,
        ScheduleSettings schedule,
        GateLimits gate,
        AlarmSettings alarm,
        List<ExpectedInput> expected,
        ReminderSettings reminders,
        List<Sender> senders,
        RetentionPolicy retention,
        PortalSettings portal,
        DatabaseSettings database,
        LoginSettings logins,
        AccountSettings accounts) {

    /** What tells Spring of the file. */
    public static final String LOCATION = "spring.config.additional-location";

    private static final Set<String> ROOTS = Set.of("covalue", "spring", "server", "management");
    private static final Map<Class<?>, String> KINDS = Map.of(
            int.class,
            "a whole number",
            long.class,
            "a whole number",
            double.class,
            "a number",
            boolean.class,
            "true or false",
            Duration.class,
            "a time such as 90s, 60m or 12h",
            DataSize.class,
            "a size such as 8KB or 20MB");

    /** @param answerWithin how long a statement may take at most */
    public record DatabaseSettings(Duration answerWithin) {}

    /** How long a statement may take at most, for commands that have no Spring context. */
    public static Duration answerWithin() {
        return Binder.get(NightSettings.environment())
                .bind("covalue.database.answer-within", Duration.class)
                .get();
    }

    /**
     * Reads the configuration as every command does: the defaults of the jar, over them the file, over that the
     * environment.
     *
     * @param file covalue.yml of the home, absolute
     * @param environment with the variables, and nothing read yet
     * @throws UsageProblem if the file cannot be read, or a key or value is wrong; says where it stands
     */
    public static Configuration of(Path file, ConfigurableEnvironment environment) {
        try {
            environment
                    .getPropertySources()
                    .addFirst(new MapPropertySource("file", Map.of(LOCATION, "optional:file:" + file)));
            NightSettings.readInto(environment);
            requireRoots(file, environment);
            Configuration read = Binder.get(
                            environment,
                            new NoUnboundElementsBindHandler(BindHandler.DEFAULT, source -> isOf(file, source)))
                    .bind("covalue", Configuration.class)
                    .get();
            requireSense(read, environment);
            return read;
        } catch (YAMLException e) {
            throw new UsageProblem(file + ": " + String.valueOf(e.getMessage()).replaceAll("\\s+", " "));
        } catch (BindException e) {
            throw new UsageProblem(words(e));
        }
    }

    private static void requireRoots(Path file, ConfigurableEnvironment environment) {
        environment.getPropertySources().stream()
                .filter(source -> isOf(file, source))
                .map(EnumerablePropertySource.class::cast)
                .flatMap(source -> Arrays.stream(source.getPropertyNames()))
                .filter(key -> !ROOTS.contains(key.replaceAll("[.\\[].*", "")))
                .findFirst()
                .ifPresent(key -> {
                    throw new UsageProblem(file + ": " + key
                            + ": no such key; at the left margin stand covalue, spring, server and management");
                });
    }

    private static void requireSense(Configuration read, ConfigurableEnvironment environment) {
        if (read.parallel < 1) {
            throw new UsageProblem("covalue.parallel: found '" + read.parallel + "', expected 1 or more"
                    + origin(environment, "covalue.parallel"));
        }
        read.portal().require();
        read.reminders().require();
        for (int i = 0; i < read.expected().size(); i++) {
            require(read.expected().get(i)::require, environment, "covalue.expected[" + i + "].record");
        }
        for (int i = 0; i < read.senders().size(); i++) {
            require(read.senders().get(i)::require, environment, "covalue.senders[" + i + "].locale");
        }
        require(read.schedule()::clockZone, environment, "covalue.schedule.zone");
        require(read.schedule()::schedule, environment, "covalue.schedule.cron");
    }

    /** @throws UsageProblem that of the check, with the place where the key stands */
    private static void require(Runnable check, ConfigurableEnvironment environment, String key) {
        try {
            check.run();
        } catch (UsageProblem e) {
            throw new UsageProblem(e.getMessage() + origin(environment, key));
        }
    }

    private static String origin(ConfigurableEnvironment environment, String key) {
        for (ConfigurationPropertySource source : ConfigurationPropertySources.get(environment)) {
            ConfigurationProperty property = source.getConfigurationProperty(ConfigurationPropertyName.of(key));
            if (property != null) {
                return " (" + property.getOrigin() + ")";
            }
        }
        return "";
    }

    private static boolean isOf(Path file, ConfigurationPropertySource source) {
        return source.getUnderlyingSource() instanceof PropertySource<?> underlying && isOf(file, underlying);
    }

    private static boolean isOf(Path file, PropertySource<?> source) {
        return source instanceof EnumerablePropertySource<?> && source.getName().contains("'file [" + file + "]'");
    }

    private static String words(BindException e) {
        if (e.getCause() instanceof UnboundConfigurationPropertiesException unknown) {
            return unknown.getUnboundProperties().stream()
                    .map(property ->
                            at(property.getOrigin()) + property.getName() + ": no such key" + known(property.getName()))
                    .collect(Collectors.joining("\n"));
        }
        String kind = KINDS.get(e.getTarget().getType().resolve(Object.class));
        ConfigurationProperty found = e.getProperty();
        return (found == null
                        ? e.getName() + ": "
                        : at(found.getOrigin()) + found.getName() + ": found '" + found.getValue() + "', ")
                + (kind == null ? Optional.ofNullable(e.getCause()).orElse(e).getMessage() : "expected " + kind);
    }

    private static String at(@Nullable Origin origin) {
        return origin == null ? "" : origin + ": ";
    }

    /** The keys beside it. */
    private static String known(ConfigurationPropertyName key) {
        Class<?> section = Configuration.class;
        for (int i = 1; i < key.getNumberOfElements() - 1; i++) {
            String element = key.getElement(i, ConfigurationPropertyName.Form.UNIFORM);
            section = key.isNumericIndex(i)
                    ? (key.getElement(i - 1, ConfigurationPropertyName.Form.UNIFORM)
                                    .equals("senders")
                            ? Sender.class
                            : ExpectedInput.class)
                    : section(section, element);
        }
        return section.isRecord()
                ? "; there are "
                        + Arrays.stream(section.getRecordComponents())
                                .map(RecordComponent::getName)
                                .map(DataObjectPropertyName::toDashedForm)
                                .collect(Collectors.joining(", "))
                : "";
    }

    private static Class<?> section(Class<?> of, String element) {
        return !of.isRecord()
                ? of
                : Arrays.stream(of.getRecordComponents())
                        .filter(component -> component.getName().equalsIgnoreCase(element))
                        .<Class<?>>map(RecordComponent::getType)
                        .findFirst()
                        .orElse(of);
    }
}
