package org.covalue.night.alarm;

import java.time.Instant;
import java.util.Optional;

/** What is told of a fault: that it is there, or that it has recovered. */
record Notice(long alarm, Fault fault, Instant raisedAt, Optional<Instant> recoveredAt) {

    String title() {
        String first = fault.happened().lines().findFirst().orElse("");
        return (recoveredAt.isPresent() ? "Recovered: " : "") + first;
    }

    String text() {
        String recovered = recoveredAt
                .map(at -> "This has recovered at " + at + " (UTC); nothing is to be done.\n\nWhat had happened\n")
                .orElse("What happened\n");
        String rest = recoveredAt.isPresent()
                ? ""
                : "\n\nWhat it means\n" + fault.means() + "\n\nWhat to do\n" + fault.remedy();
        return recovered + fault.happened() + rest + "\n\nSince " + raisedAt + " (UTC), fault " + fault.id() + "\n";
    }
}
