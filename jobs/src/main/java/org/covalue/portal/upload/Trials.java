package org.covalue.portal.upload;

import jakarta.annotation.PreDestroy;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.covalue.database.Database;
import org.covalue.database.PortalConnections;
import org.covalue.platform.MachineZone;
import org.covalue.preview.LoadPreview;
import org.covalue.preview.Preview;
import org.covalue.run.Progress;
import org.covalue.run.RunLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Files that were sent in, tried out in a copy of the database that is thrown away, to say what they would change. One
 * at a time, for each takes about as long as a night; nobody waits for it on a page that does not answer.
 */
@Component
class Trials {

    private static final Logger LOG = LoggerFactory.getLogger(Trials.class);
    private static final int MOST_WAITING = 4;
    private static final int MOST_KEPT = 20;
    private static final Duration LONGEST = Duration.ofMinutes(15);
    private static final int SECONDS_TO_STOP = 20;

    private final PortalConnections connections;
    private final List<Trial> kept = new ArrayList<>();
    private final ThreadPoolExecutor worker = new ThreadPoolExecutor(
            1,
            1,
            0,
            TimeUnit.SECONDS,
            new ArrayBlockingQueue<>(MOST_WAITING),
            work -> new Thread(work, "trial-of-sent-files"));
    private final ScheduledExecutorService timer =
            Executors.newSingleThreadScheduledExecutor(work -> new Thread(work, "end-of-trials"));

    Trials(PortalConnections connections) {
        this.connections = connections;
    }

    /** How a trial stands. */
    enum State {
        WAITING,
        RUNNING,
        DONE,
        /** A night is at work, whose half nobody is shown. */
        BUSY,
        TOO_LONG,
        FAILED
    }

    /** One trial, as its starter may ask for it. */
    static final class Trial {

        private final String id = UUID.randomUUID().toString();
        private final String organisation;
        private final String login;
        private final TrialFolder folder;
        private final Progress progress = new Progress(Optional.empty());
        private volatile State state = State.WAITING;
        private volatile Instant began = Instant.now();
        private volatile Optional<Preview> found = Optional.empty();

        private Trial(String organisation, String login, TrialFolder folder) {
            this.organisation = organisation;
            this.login = login;
            this.folder = folder;
        }

        String id() {
            return id;
        }

        State state() {
            return state;
        }

        boolean isUnderWay() {
            return state == State.WAITING || state == State.RUNNING;
        }

        long seconds() {
            return Duration.between(began, Instant.now()).toSeconds();
        }

        Optional<Preview> found() {
            return found;
        }

        List<String> held() {
            return folder.held();
        }
    }

    /** @return empty where too many wait already */
    synchronized Optional<Trial> start(String organisation, String login, TrialFolder folder) {
        Trial trial = new Trial(organisation, login, folder);
        try {
            worker.execute(() -> run(trial));
        } catch (RejectedExecutionException e) {
            folder.close();
            return Optional.empty();
        }
        kept.add(trial);
        while (kept.size() > MOST_KEPT && !kept.get(0).isUnderWay()) {
            kept.remove(0);
        }
        return Optional.of(trial);
    }

    /** Empty where there is none of this name, or it is somebody else's. */
    synchronized Optional<Trial> find(String id, String organisation, String login) {
        return kept.stream()
                .filter(trial ->
                        trial.id.equals(id) && trial.organisation.equals(organisation) && trial.login.equals(login))
                .findFirst();
    }

    private void run(Trial trial) {
        trial.began = Instant.now();
        trial.state = State.RUNNING;
        ScheduledFuture<?> end = timer.schedule(trial.progress::stop, LONGEST.toSeconds(), TimeUnit.SECONDS);
        try (TrialFolder folder = trial.folder) {
            trial.found = Optional.of(new LoadPreview(Database.over(connections.owner()), trial.progress)
                    .ofSent(
                            List.of(folder.root()),
                            trial.organisation,
                            LocalDate.now(MachineZone.get()),
                            folder.readAs()));
            trial.state = trial.progress.isStopping() ? State.TOO_LONG : State.DONE;
        } catch (RuntimeException e) {
            LOG.warn("what files of {} would change was not found out", trial.organisation, e);
            trial.state = RunLock.isHeld(connections.owner())
                    ? State.BUSY
                    : trial.progress.isStopping() ? State.TOO_LONG : State.FAILED;
        } finally {
            end.cancel(false);
        }
    }

    @PreDestroy
    synchronized void stop() throws InterruptedException {
        worker.getQueue().clear();
        for (Trial trial : kept) {
            trial.progress.stop();
            if (trial.state == State.WAITING) {
                trial.folder.close();
            }
        }
        worker.shutdown();
        timer.shutdownNow();
        worker.awaitTermination(SECONDS_TO_STOP, TimeUnit.SECONDS);
    }
}
