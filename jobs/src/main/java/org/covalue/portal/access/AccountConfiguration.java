package org.covalue.portal.access;

import org.covalue.settings.AccountSettings;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;

/** What is set of accounts. */
@Configuration
class AccountConfiguration {

    @Bean
    static AccountSettings accountSettings(Environment environment) {
        return Binder.get(environment)
                .bind("covalue.accounts", AccountSettings.class)
                .get();
    }
}
