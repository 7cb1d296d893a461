package org.covalue.night.mail;

import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;
import org.covalue.settings.ScheduleSettings;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.mail.autoconfigure.MailProperties;
import org.springframework.core.env.Environment;
import org.springframework.mail.javamail.JavaMailSenderImpl;

/** The mail server of {@code spring.mail.*}, for parts that work without a Spring context too. */
public final class MailServer {

    private static final String MILLIS_TO_WAIT = "10000";

    private MailServer() {}

    public static boolean isConfigured(Environment environment) {
        return ScheduleSettings.given(environment.getProperty("spring.mail.host", ""))
                .isPresent();
    }

    /** One that does not answer keeps nobody waiting for long. */
    public static JavaMailSenderImpl of(Environment environment) {
        MailProperties server = Binder.get(environment).bindOrCreate("spring.mail", MailProperties.class);
        JavaMailSenderImpl sender = new JavaMailSenderImpl();
        sender.setHost(server.getHost());
        if (server.getPort() != null) {
            sender.setPort(server.getPort());
        }
        sender.setUsername(server.getUsername());
        sender.setPassword(server.getPassword());
        sender.setProtocol(server.getProtocol());
        sender.setDefaultEncoding("UTF-8");
        for (String kind : List.of("connectiontimeout", "timeout", "writetimeout")) {
            sender.getJavaMailProperties().setProperty("mail." + server.getProtocol() + "." + kind, MILLIS_TO_WAIT);
        }
        sender.getJavaMailProperties().putAll(server.getProperties());
        return sender;
    }

    /** Whether it is the server that is away, and not the mail that it refused. */
    public static boolean isAway(Throwable failure) {
        return Stream.<@Nullable Throwable>iterate(failure, cause -> cause != null, cause -> cause.getCause())
                .anyMatch(IOException.class::isInstance);
    }
}
