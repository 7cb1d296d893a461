package org.covalue.platform;

import org.slf4j.bridge.SLF4JBridgeHandler;
import org.springframework.boot.logging.LoggingSystem;

/**
 * The log is set up once per process, by {@code logback.xml} when the first line is written. Spring would set it up
 * anew with every context, and a context comes and goes with every run while others are writing.
 */
public final class Logging {

    private Logging() {}

    /**
     * Before the first context. What is written to java.util.logging (the driver, the web server) goes to the same
     * file.
     */
    public static synchronized void setUp() {
        System.setProperty(LoggingSystem.SYSTEM_PROPERTY, LoggingSystem.NONE);
        if (!SLF4JBridgeHandler.isInstalled()) {
            SLF4JBridgeHandler.removeHandlersForRootLogger();
            SLF4JBridgeHandler.install();
        }
    }
}
