package org.covalue.portal.tables;

import org.springframework.beans.factory.DisposableBean;
import org.springframework.context.annotation.Configuration;
import org.springframework.scheduling.concurrent.ThreadPoolTaskExecutor;
import org.springframework.web.servlet.config.annotation.AsyncSupportConfigurer;
import org.springframework.web.servlet.config.annotation.ResourceHandlerRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/**
 * What pages of evaluators need beyond the others: the script of the explorer, and threads of downloads. Each writes an
 * answer to the {@link Spool}, where a few take turns, so that they cannot take all connections from the pages, and
 * sends it; the downloads that get no thread wait. A large table takes as long as it takes.
 */
@Configuration
class EvaluatorConfiguration implements WebMvcConfigurer, DisposableBean {

    private static final int AT_ONCE = 64;
    private static final int WAITING = 1000;

    private final ThreadPoolTaskExecutor downloads = new ThreadPoolTaskExecutor();

    @Override
    public void configureAsyncSupport(AsyncSupportConfigurer support) {
        downloads.setThreadNamePrefix("download-");
        downloads.setCorePoolSize(AT_ONCE);
        downloads.setMaxPoolSize(AT_ONCE);
        downloads.setQueueCapacity(WAITING);
        downloads.setAllowCoreThreadTimeOut(true);
        downloads.initialize();
        support.setTaskExecutor(downloads).setDefaultTimeout(-1);
    }

    /** A download that is under way is broken off, so that a stop does not wait for its reader. */
    @Override
    public void destroy() {
        downloads.shutdown();
    }

    @Override
    public void addResourceHandlers(ResourceHandlerRegistry registry) {
        registry.addResourceHandler("/webjars/**")
                .addResourceLocations("classpath:/META-INF/resources/webjars/")
                .setCachePeriod(3600);
    }
}
