package org.covalue.crash;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;

/** One night that is killed at one point after the other, each time started again by the same command, until it is done. */
public final class CrashedNight {

    private static final long PATIENCE_MILLIS = 120_000;

    /** Opens connections to the database of the night; fails while its server is not up. */
    @FunctionalInterface
    public interface Server {
        Connection connect() throws SQLException, IOException;

        /** Kills the server too; those that cannot leave it alone. */
        default void kill() throws IOException {
        }

        /** Sees to it that the server is up until the answer is closed. */
        default Awake awake() {
            return () -> { };
        }
    }

    /** A server that is up. */
    @FunctionalInterface
    public interface Awake extends AutoCloseable {
        @Override
        void close();
    }

    private final List<String> command;
    private final Path output;
    private final Server server;
    private final Map<String, Double> secondsOfStep;
    private int kills;

    /**
     * @param command words of the command line, the same at every start
     * @param output the file that takes what the night says
     * @param secondsOfStep how long each step takes, for points inside them
     */
    public CrashedNight(List<String> command, Path output, Server server, Map<String, Double> secondsOfStep) {
        this.command = command;
        this.output = output;
        this.server = server;
        this.secondsOfStep = secondsOfStep;
    }

    /** Puts the triggers into a database that has been migrated. */
    public static void prepare(Connection connection) throws SQLException {
        Brake.install(connection);
    }

    /**
     * @return how often the process was killed; a point that the night had passed already is none
     * @throws IllegalStateException if a start fails by itself, or the last one does not come to its end
     */
    public int run(List<CrashPoint> points) throws IOException, InterruptedException, SQLException {
        for (CrashPoint point : points) {
            if (!crash(point)) {
                return kills;
            }
        }
        NightProcess.start(command, output).requireSuccess();
        return kills;
    }

    /** @return whether the process was killed; otherwise it came to its end */
    private boolean crash(CrashPoint point) throws IOException, InterruptedException, SQLException {
        if (point.moment() != CrashPoint.Moment.INSIDE) {
            try (Awake up = server.awake(); Connection connection = server.connect()) {
                Brake.set(connection, point);
            }
        }
        NightProcess night = NightProcess.start(command, output);
        try (Connection connection = connect(night)) {
            if (!isReached(night, connection, point)) {
                night.requireSuccess();
                return false;
            }
            if (point.moment() != CrashPoint.Moment.INSIDE) {
                Brake.release(connection);
            }
            strike(night, point.blow());
            kills++;
            return true;
        } finally {
            night.kill();
        }
    }

    private void strike(NightProcess night, CrashPoint.Blow blow) throws IOException, InterruptedException {
        switch (blow) {
            case KILL -> night.kill();
            case TERMINATE -> night.terminate();
            case POWER -> {
                night.kill();
                server.kill();
            }
        }
    }

    private Connection connect(NightProcess night) throws InterruptedException, IOException {
        for (long waited = 0; night.isAlive() && waited < PATIENCE_MILLIS; waited += 20) {
            try {
                return server.connect();
            } catch (SQLException | IOException notYet) {
                Thread.sleep(20);
            }
        }
        night.requireSuccess();
        throw new IllegalStateException("the server of the night was never seen");
    }

    private boolean isReached(NightProcess night, Connection connection, CrashPoint point) throws InterruptedException {
        boolean inside = point.moment() == CrashPoint.Moment.INSIDE;
        try {
            for (long waited = 0; waited < PATIENCE_MILLIS && night.isAlive(); waited += 3) {
                if (inside ? Brake.isAtWork(connection, point.step()) : Brake.isReached(connection)) {
                    Thread.sleep(inside ? (long) (1000 * point.share() * secondsOfStep.getOrDefault(point.step(), 0.1)) : 0);
                    return night.isAlive();
                }
                Thread.sleep(3);
            }
        } catch (SQLException serverWasStopped) {
            return false;
        }
        return false;
    }
}
