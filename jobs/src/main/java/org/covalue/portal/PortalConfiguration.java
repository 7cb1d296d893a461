package org.covalue.portal;

import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Configuration;

/** The web application: pages and HTTP API over what is published. It counts nothing; it shows what editions hold. */
@Configuration
@EnableAutoConfiguration
@ComponentScan
public class PortalConfiguration {
}
