package org.covalue.night.alarm;

import java.util.ArrayList;
import java.util.List;
import org.covalue.settings.AlarmSettings;
import org.covalue.settings.ScheduleSettings;
import org.springframework.core.env.Environment;

/** A way to reach an operator. */
interface Channel {

    /** Those that are configured. */
    static List<Channel> of(AlarmSettings settings, Environment environment) {
        List<Channel> channels = new ArrayList<>();
        if (!settings.mailTo().isEmpty()) {
            channels.add(new MailChannel(environment, settings.mailTo(), settings.mailFrom()));
        }
        ScheduleSettings.given(settings.webhook()).ifPresent(address -> channels.add(new WebhookChannel(address)));
        return channels;
    }

    /** Under which it is remembered what was told. */
    String name();

    /** @throws Exception if it could not be told; it is tried again later */
    void tell(Notice notice) throws Exception;
}
