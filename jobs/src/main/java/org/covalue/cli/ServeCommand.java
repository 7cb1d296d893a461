package org.covalue.cli;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.covalue.database.Database;
import org.covalue.database.PortalConnections;
import org.covalue.database.PortalLogins;
import org.covalue.database.RowSecurity;
import org.covalue.night.schedule.NightService;
import org.covalue.platform.Logging;
import org.covalue.platform.Problem;
import org.covalue.portal.PortalConfiguration;
import org.covalue.run.Progress;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.web.server.PortInUseException;
import org.springframework.context.ConfigurableApplicationContext;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "serve",
        mixinStandardHelpOptions = true,
        description =
                "Portal, HTTP API and the nightly schedule, until it is stopped. What it does at night, and who is "
                        + "told, stands in "
                        + "covalue.yml under the home.")
final class ServeCommand implements Callable<Integer> {

    private static final int SECONDS_TO_END = 60;

    @Mixin
    private HomeOptions home;

    @Option(names = "--port", paramLabel = "N", defaultValue = "8080", description = "default: ${DEFAULT-VALUE}")
    private int port;

    @Option(
            names = "--address",
            paramLabel = "HOST",
            defaultValue = "127.0.0.1",
            description =
                    "address to listen on; 0.0.0.0 for all, behind a proxy that speaks TLS (default: ${DEFAULT-VALUE})")
    private String address;

    @Override
    public Integer call() throws InterruptedException {
        CountDownLatch asked = new CountDownLatch(1);
        CountDownLatch ended = new CountDownLatch(1);
        stopOnSignal(asked, ended);
        Logging.setUp();
        try (Database database = home.open()) {
            home.close();
            new RowSecurity(database.dataSource()).prepare();
            try (PortalConnections connections = connect(database);
                    ConfigurableApplicationContext portal = start(connections)) {
                home.say("The portal is at http://%s:%d", address.equals("0.0.0.0") ? "localhost" : address, port);
                asked.await();
                return ExitCode.DONE;
            }
        } finally {
            ended.countDown();
        }
    }

    /** A signal only asks: one thread, the one that opened them, closes portal and database, the portal first. */
    private static void stopOnSignal(CountDownLatch asked, CountDownLatch ended) {
        Runtime.getRuntime()
                .addShutdownHook(new Thread(
                        () -> {
                            asked.countDown();
                            try {
                                ended.await(SECONDS_TO_END, TimeUnit.SECONDS);
                            } catch (InterruptedException e) {
                                Thread.currentThread().interrupt();
                            }
                        },
                        "stop-portal"));
    }

    /** Pages come to the database by logins of their own; where there is none, by the one there is. */
    private PortalConnections connect(Database database) {
        Optional<PortalLogins> configured = home.configured().logins().logins();
        if (configured.isPresent()) {
            configured.get().admit(database.dataSource());
            return configured.get().connect(database.dataSource());
        }
        if (home.databaseUrl().isEmpty()) {
            PortalLogins own = PortalLogins.of(home.path());
            own.create(database.dataSource());
            return own.connect(database.dataSource());
        }
        home.say("Pages read the database with the login that owns its tables; ./covalue doctor says how to give them "
                + "logins of their own.");
        database.expectManyReaders();
        return PortalConnections.ofOneLogin(database.dataSource());
    }

    private ConfigurableApplicationContext start(PortalConnections connections) {
        Map<String, Object> properties = new HashMap<>();
        properties.put("server.port", port);
        properties.put("server.address", address);
        try {
            return new SpringApplicationBuilder(PortalConfiguration.class, NightService.class)
                    .web(WebApplicationType.SERVLET)
                    .registerShutdownHook(false)
                    .properties(properties)
                    .initializers(started -> {
                        started.getBeanFactory().registerSingleton("dataSource", connections.keeper());
                        started.getBeanFactory().registerSingleton("connections", connections);
                        started.getBeanFactory().registerSingleton("progress", new Progress(Optional.empty()));
                        started.getBeanFactory()
                                .registerSingleton("folders", home.layout().folders());
                    })
                    .run();
        } catch (RuntimeException e) {
            throw isPortInUse(e)
                    ? new Problem("Port " + port + " is in use on " + address + "; choose another with --port.", e)
                    : told(e, e);
        }
    }

    /** What a part of the portal says to the user, without the words of Spring around it. */
    private static RuntimeException told(@Nullable Throwable cause, RuntimeException failure) {
        if (cause instanceof Problem said) {
            return said;
        }
        return cause == null ? failure : told(cause.getCause(), failure);
    }

    private static boolean isPortInUse(@Nullable Throwable e) {
        return e != null && (e instanceof PortInUseException || isPortInUse(e.getCause()));
    }
}
