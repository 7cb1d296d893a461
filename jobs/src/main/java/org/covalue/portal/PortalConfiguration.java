package org.covalue.portal;

import javax.sql.DataSource;
import org.covalue.Runs;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Configuration;

/** The web application: pages and HTTP API over what is published. It counts nothing; it shows what editions hold. */
@Configuration
@EnableAutoConfiguration
@ComponentScan
public class PortalConfiguration {

    @Bean
    static Runs runs(DataSource dataSource) {
        return new Runs(dataSource);
    }
}
