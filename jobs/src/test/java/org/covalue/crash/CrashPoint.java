package org.covalue.crash;

/**
 * Where and how a night is killed.
 *
 * @param step a step of the night, {@code job} for the end of the job, {@code copy} for what follows it
 * @param share for {@link Moment#INSIDE}: after which share of the step's usual time, 0 to 1
 */
public record CrashPoint(Moment moment, String step, double share, Blow blow) {

    /** The points of a step that can be met exactly, in their order, and any time between them. */
    public enum Moment {
        /** The step before is done, this one is not registered. */
        STARTS,
        /** Everything is done and not yet committed. */
        COMMITS,
        /** What the step did is committed, that it is complete is not. */
        COMPLETES,
        /** The step is complete, what it left to the steps behind it is not saved. */
        SAVES,
        /** At a drawn time. */
        INSIDE
    }

    /** What hits the process. */
    public enum Blow {
        /** kill -9 of the process; the database server lives on. */
        KILL,
        /** kill -9 of the process and of the embedded server, as when the power fails. */
        POWER,
        /** A plain SIGTERM. */
        TERMINATE,
        /** All its connections are ended by the server. */
        DISCONNECT,
        /** The server is restarted at once, {@code pg_ctl restart -m immediate}. */
        RESTART,
        /** The session that is at work is frozen (SIGSTOP), and let go on once the process has given up. */
        FREEZE;

        /** Whether it hits the connection, so that the process ends by itself and says why. */
        boolean leavesProcess() {
            return this == DISCONNECT || this == RESTART || this == FREEZE;
        }
    }

    public static CrashPoint at(Moment moment, String step, Blow blow) {
        return new CrashPoint(moment, step, 0, blow);
    }

    @Override
    public String toString() {
        return step + " "
                + (moment == Moment.INSIDE
                        ? "%.2f".formatted(share)
                        : moment.name().toLowerCase())
                + (blow == Blow.KILL ? "" : " " + blow.name().toLowerCase());
    }
}
