package org.covalue.portal;

import org.springframework.context.annotation.Configuration;
import org.springframework.scheduling.concurrent.ThreadPoolTaskExecutor;
import org.springframework.web.servlet.config.annotation.AsyncSupportConfigurer;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/**
 * Downloads that are read from the database while they are sent: a few at once, so that they cannot take all connections from
 * the pages; the others wait for their turn without holding a thread. A large table takes as long as it takes.
 */
@Configuration
class StreamingConfiguration implements WebMvcConfigurer {

    private static final int AT_ONCE = 4;
    private static final int WAITING = 1000;

    @Override
    public void configureAsyncSupport(AsyncSupportConfigurer support) {
        ThreadPoolTaskExecutor downloads = new ThreadPoolTaskExecutor();
        downloads.setThreadNamePrefix("download-");
        downloads.setCorePoolSize(AT_ONCE);
        downloads.setMaxPoolSize(AT_ONCE);
        downloads.setQueueCapacity(WAITING);
        downloads.initialize();
        support.setTaskExecutor(downloads).setDefaultTimeout(-1);
    }
}
