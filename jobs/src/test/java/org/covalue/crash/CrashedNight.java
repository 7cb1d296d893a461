package org.covalue.crash;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One night that is killed at one point after the other, each time started again by the same command, until it is done.
 */
public final class CrashedNight {

    private static final long PATIENCE_MILLIS = 120_000;
    /** Long enough for a signal to be heard before the brake is released. */
    private static final long HEARD_MILLIS = 300;

    /** Opens connections to the database of the night; fails while its server is not up. */
    @FunctionalInterface
    public interface Server {
        Connection connect() throws SQLException, IOException;

        /** Kills the server too; those that cannot leave it alone. */
        default void kill() throws IOException {}

        /** Restarts the server at its port without asking its sessions to end. */
        default void restart() throws IOException, InterruptedException {
            throw new IOException("this server cannot be restarted");
        }

        /** Sees to it that the server is up until the answer is closed. */
        default Awake awake() {
            return () -> {};
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
    private final List<CrashPoint.Blow> kills = new ArrayList<>();
    private final List<String> unclean = new ArrayList<>();
    private int recoveries;

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
     * What was done to a night.
     *
     * @param kills the blows that met it; a point that the night had passed already is none
     * @param recoveries starts after a blow that came to the next point or to the end
     * @param unclean stops by a signal after which the history did not say that the run was stopped, or complete
     */
    public record Outcome(List<CrashPoint.Blow> kills, int recoveries, List<String> unclean) {}

    /** @throws IllegalStateException if a start fails by itself, or the last one does not come to its end */
    public Outcome run(List<CrashPoint> points) throws IOException, InterruptedException, SQLException {
        boolean isDone = false;
        for (CrashPoint point : points) {
            int before = kills.size();
            isDone = !crash(point);
            recoveries += before > recoveries ? 1 : 0;
            if (isDone) {
                break;
            }
        }
        if (!isDone) {
            NightProcess.start(command, output).requireSuccess();
            recoveries += kills.size() > recoveries ? 1 : 0;
        }
        return new Outcome(List.copyOf(kills), recoveries, List.copyOf(unclean));
    }

    /** @return whether the process was killed; otherwise it came to its end */
    private boolean crash(CrashPoint point) throws IOException, InterruptedException, SQLException {
        if (point.moment() != CrashPoint.Moment.INSIDE) {
            try (Awake up = server.awake();
                    Connection connection = server.connect()) {
                Brake.set(connection, point);
            }
        }
        long saidBefore = Files.exists(output) ? Files.readString(output).length() : 0;
        NightProcess night = NightProcess.start(command, output);
        try (Connection connection = connect(night)) {
            if (!isReached(night, connection, point)) {
                night.requireSuccess();
                return false;
            }
            if (!strikes(night, connection, point)) {
                night.requireSuccess();
                return false;
            }
            kills.add(point.blow());
            if (point.blow().leavesProcess()) {
                hear(night, point, saidBefore);
            }
        } finally {
            night.kill();
        }
        if (point.blow() == CrashPoint.Blow.TERMINATE) {
            lookAtHistory(point);
        }
        return true;
    }

    /** @return false where the server went down with the night before it could be hit */
    private boolean strikes(NightProcess night, Connection connection, CrashPoint point)
            throws IOException, InterruptedException, SQLException {
        try {
            strike(night, connection, point);
            return true;
        } catch (SQLException e) {
            if (point.moment() == CrashPoint.Moment.INSIDE && night.waitFor(PATIENCE_MILLIS) && night.exitCode() == 0) {
                return false;
            }
            throw e;
        }
    }

    private void strike(NightProcess night, Connection connection, CrashPoint point)
            throws IOException, InterruptedException, SQLException {
        boolean isHeld = point.moment() != CrashPoint.Moment.INSIDE;
        switch (point.blow()) {
            case TERMINATE -> {
                night.terminate();
                if (isHeld) {
                    Thread.sleep(HEARD_MILLIS);
                    Brake.release(connection);
                }
                night.waitFor();
            }
            case KILL -> {
                release(connection, isHeld);
                night.kill();
            }
            case DISCONNECT -> {
                release(connection, isHeld);
                Sessions.end(connection);
            }
            case RESTART -> {
                release(connection, isHeld);
                server.restart();
            }
            case FREEZE -> freeze(night, connection, isHeld);
            case POWER -> {
                release(connection, isHeld);
                night.kill();
                server.kill();
            }
        }
    }

    private void freeze(NightProcess night, Connection connection, boolean isHeld)
            throws SQLException, IOException, InterruptedException {
        release(connection, isHeld);
        Optional<Long> session = Sessions.atWork(connection);
        if (session.isEmpty()) {
            return;
        }
        Sessions.signal(session.get(), "STOP");
        try {
            night.waitFor(PATIENCE_MILLIS * 3);
        } finally {
            Sessions.signal(session.get(), "CONT");
        }
    }

    /**
     * A process whose connection was hit ends by itself, and says that the connection was lost; one that was between
     * two statements goes on.
     */
    private void hear(NightProcess night, CrashPoint point, long saidBefore) throws IOException, InterruptedException {
        if (!night.waitFor(PATIENCE_MILLIS)) {
            unclean.add(point + ": the process did not end");
            return;
        }
        String said = Files.readString(output).substring((int) saidBefore);
        boolean isTold = said.contains("the connection to the database was lost")
                && !said.contains("Exception")
                && !said.contains("\tat ");
        if (night.exitCode() != 0 && !isTold) {
            unclean.add(point + ": it said: " + said.strip().replace('\n', '|'));
        }
    }

    /** The statement that is held sleeps on; the one that comes after the restart is not held any more. */
    private static void release(Connection connection, boolean isHeld) throws SQLException {
        if (isHeld) {
            Brake.release(connection);
        }
    }

    private void lookAtHistory(CrashPoint point) throws SQLException, IOException {
        try (Awake up = server.awake();
                Connection connection = server.connect()) {
            String state = Brake.lastState(connection);
            if (!List.of("STOPPED", "COMPLETED").contains(state)) {
                unclean.add("stopped at " + point + ": the run is " + state);
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
                    Thread.sleep(
                            inside ? (long) (1000 * point.share() * secondsOfStep.getOrDefault(point.step(), 0.1)) : 0);
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
