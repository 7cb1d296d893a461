package org.covalue.night;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * What a night came to.
 *
 * @param runId 0 where nothing was to be done any more
 * @param edition what is published for the date
 * @param failedStep the step of the pipeline that did not end, empty where all did or none began
 * @param message why it is not good, empty where it is
 * @param notices what a good night has to say
 * @param folder the files of the edition
 */
public record NightResult(
        LocalDate businessDate,
        State state,
        long runId,
        Optional<Long> edition,
        Optional<String> failedStep,
        String message,
        boolean wasResumed,
        List<String> notices,
        Optional<Path> folder) {

    /** How a night ended. */
    public enum State {
        PUBLISHED,
        /** The date was published before. */
        ALREADY_PUBLISHED,
        /** The gate kept the edition back. */
        BLOCKED,
        FAILED,
        /** By a signal; it goes on when started again. */
        STOPPED,
        /** Published, and the files could not be copied to where they are wanted. */
        NOT_COPIED
    }

    public boolean isGood() {
        return state == State.PUBLISHED || state == State.ALREADY_PUBLISHED;
    }
}
