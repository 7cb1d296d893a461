package org.covalue.settings;

import java.util.HashMap;
import java.util.Map;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;

/** The configuration of the jar with some values set. */
public final class Configured {

    private Configured() {}

    /** @param pairs name, value, name, value, ... */
    public static ConfigurableEnvironment with(Object... pairs) {
        Map<String, Object> values = new HashMap<>();
        for (int i = 0; i < pairs.length; i += 2) {
            values.put((String) pairs[i], pairs[i + 1]);
        }
        ConfigurableEnvironment environment = NightSettings.environment();
        environment.getPropertySources().addFirst(new MapPropertySource("test", values));
        return environment;
    }
}
