package org.covalue.inputs.landing;

import java.util.List;
import java.util.Optional;
import org.covalue.inputs.dialect.SenderLocale;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.core.env.Environment;

/** Those who send files and of whom something is known; the first that fits a file counts. */
public final class Senders {

    /** Of nobody anything is known. */
    public static final Senders UNKNOWN = new Senders(List.of());

    private final List<Sender> senders;

    public Senders(List<Sender> senders) {
        senders.forEach(Sender::require);
        this.senders = List.copyOf(senders);
    }

    /** @throws org.covalue.platform.UsageProblem if a setting makes no sense */
    public static Senders of(Environment environment) {
        return new Senders(Binder.get(environment)
                .bind("covalue.senders", Bindable.listOf(Sender.class))
                .orElse(List.of()));
    }

    /**
     * The locale of a file; empty where nobody has said one.
     *
     * @param name of the file, below the landing folder
     * @param sentBy the organisation that has sent it in through the portal
     * @param asked of the run: the word of who starts it counts before what is known of the sender
     */
    public Optional<SenderLocale> localeOf(String name, Optional<String> sentBy, Optional<String> asked) {
        return asked.or(() -> senders.stream()
                        .filter(sender -> sender.hasSent(name, sentBy))
                        .map(Sender::locale)
                        .findFirst())
                .map(tag -> SenderLocale.of(tag, "locale"));
    }
}
