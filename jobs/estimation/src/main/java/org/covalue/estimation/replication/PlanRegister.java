package org.covalue.estimation.replication;

import java.time.Instant;
import java.util.List;
import org.covalue.estimation.replication.Plan.Deviation;

/**
 * Plans with the time at which each was first seen, kept before the first estimate that follows it. Nothing is ever
 * taken out.
 */
public interface PlanRegister {

    /** @param at when it was first seen */
    record Registered(Plan plan, Instant at) {}

    /**
     * A study's plans.
     *
     * @param first the plan before the first estimate
     * @param current the plan that the estimates follow, with the time at which it was first seen
     * @param deviations of the current plan from the first
     */
    record History(Registered first, Registered current, List<Deviation> deviations) {

        public static History of(List<Registered> registered, Plan current) {
            Registered now = registered.stream()
                    .filter(one -> one.plan().sha256().equals(current.sha256()))
                    .findFirst()
                    .orElseThrow();
            return new History(
                    registered.get(0),
                    now,
                    current.deviationsFrom(registered.get(0).plan()));
        }
    }

    /** Keeps the plan of a study where it is new; call before anything is estimated. */
    History register(String study, Plan plan);
}
