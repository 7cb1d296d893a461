package org.covalue.portal.server;

import jakarta.servlet.DispatcherType;
import java.util.EnumSet;
import org.apache.catalina.core.StandardHost;
import org.covalue.settings.PortalSettings;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.core.env.Environment;
import org.springframework.util.unit.DataSize;

/** What stands before the application: connections, whom a request is from, and its body. */
@Configuration
class ServerConfiguration {

    @Bean
    static PortalSettings portalSettings(Environment environment) {
        return PortalSettings.of(environment);
    }

    @Bean
    @Order(Ordered.LOWEST_PRECEDENCE)
    static WebServerFactoryCustomizer<TomcatServletWebServerFactory> server(PortalSettings settings) {
        ProxyValve proxies = new ProxyValve(settings.proxies());
        return factory -> {
            factory.setProtocol(LimitedProtocol.class.getName());
            factory.addProtocolHandlerCustomizers(handler -> ((LimitedProtocol) handler)
                    .limit(
                            settings.connectionsPerAddress(),
                            proxies::isProxy,
                            settings.bodies().patience()));
            factory.addEngineValves(new SafeHeaders(), new EmptyHeaders(), proxies, new UnreadBody());
            factory.addContextCustomizers(context ->
                    ((StandardHost) context.getParent()).getPipeline().addValve(new LastErrorPage()));
        };
    }

    /** Before anything else looks at it, and once. */
    @Bean
    static FilterRegistrationBean<ControlCharacterFilter> controlCharacterFilter() {
        FilterRegistrationBean<ControlCharacterFilter> registration =
                new FilterRegistrationBean<>(new ControlCharacterFilter());
        registration.setDispatcherTypes(EnumSet.of(DispatcherType.REQUEST, DispatcherType.ASYNC));
        registration.setOrder(Ordered.HIGHEST_PRECEDENCE + 10);
        return registration;
    }

    /** Of requests alone: what has arrived goes on without it. */
    @Bean
    static FilterRegistrationBean<BodyFilter> bodyFilter(
            PortalSettings settings,
            @Value("${spring.servlet.multipart.max-file-size}") DataSize mostOfFile,
            @Value("${spring.servlet.multipart.max-request-size}") DataSize mostWithFile) {
        FilterRegistrationBean<BodyFilter> registration = new FilterRegistrationBean<>(
                new BodyFilter(new BodyLimits(settings.bodies(), mostOfFile.toBytes(), mostWithFile.toBytes())));
        registration.setDispatcherTypes(EnumSet.of(DispatcherType.REQUEST));
        registration.setOrder(Ordered.HIGHEST_PRECEDENCE);
        return registration;
    }
}
