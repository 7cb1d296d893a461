package org.covalue.night.alarm;

import java.util.List;
import org.covalue.night.mail.MailServer;
import org.springframework.core.env.Environment;
import org.springframework.mail.SimpleMailMessage;
import org.springframework.mail.javamail.JavaMailSenderImpl;

/** By mail, through the server of {@code spring.mail.*}. */
public final class MailChannel implements Channel {

    private final JavaMailSenderImpl sender;
    private final List<String> to;
    private final String from;

    public MailChannel(Environment environment, List<String> to, String from) {
        this.sender = MailServer.of(environment);
        this.to = to;
        this.from = from;
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
