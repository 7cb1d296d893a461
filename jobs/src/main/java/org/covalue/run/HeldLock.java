package org.covalue.run;

import java.util.Optional;

/** The lock under which the steps of a run work. */
final class HeldLock {

    private volatile Optional<RunLock> lock = Optional.empty();

    void hold(RunLock acquired) {
        lock = Optional.of(acquired);
    }

    /** Whoever has lost the lock may no longer be alone, and must not go on. */
    void requireHeld() {
        lock.ifPresent(RunLock::requireHeld);
    }
}
