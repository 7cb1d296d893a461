package org.covalue.night.alarm;

import java.util.List;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.mail.autoconfigure.MailProperties;
import org.springframework.core.env.Environment;
import org.springframework.mail.SimpleMailMessage;
import org.springframework.mail.javamail.JavaMailSenderImpl;

/** By mail, through the server of {@code spring.mail.*}. */
public final class MailChannel implements Channel {

    private static final String SECONDS_TO_WAIT = "10000";

    private final JavaMailSenderImpl sender;
    private final List<String> to;
    private final String from;

    public MailChannel(Environment environment, List<String> to, String from) {
        this.sender = sender(Binder.get(environment).bindOrCreate("spring.mail", MailProperties.class));
        this.to = to;
        this.from = from;
    }

    private static JavaMailSenderImpl sender(MailProperties server) {
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
            sender.getJavaMailProperties().setProperty("mail." + server.getProtocol() + "." + kind, SECONDS_TO_WAIT);
        }
        sender.getJavaMailProperties().putAll(server.getProperties());
        return sender;
    }

    @Override
    public String name() {
        return "mail";
    }

    @Override
    public void tell(Notice notice) {
        send(notice.title(), notice.text());
    }

    public void send(String title, String text) {
        SimpleMailMessage message = new SimpleMailMessage();
        message.setFrom(from);
        message.setTo(to.toArray(String[]::new));
        message.setSubject("[covalue] " + title);
        message.setText(text);
        sender.send(message);
    }
}
