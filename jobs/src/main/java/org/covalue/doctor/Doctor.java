package org.covalue.doctor;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** Looks at everything a night needs before the night does, and says what to do. Changes nothing. */
public final class Doctor {

    private final MachineChecks machine;
    private final DatabaseChecks database;

    /**
     * @param home need not exist yet
     * @param url of a database of one's own, else the embedded one of the home
     * @param port that the portal is to listen on
     */
    public Doctor(Path home, Optional<String> url, int port) {
        this.machine = new MachineChecks(home, port);
        this.database = new DatabaseChecks(home, url);
    }

    /** @param tell hears every finding as it is made */
    public List<Finding> examine(Consumer<Finding> tell) {
        return Stream.concat(machine.all().stream().map(DoctorCheck::take), database.all())
                .peek(tell)
                .toList();
    }
}
