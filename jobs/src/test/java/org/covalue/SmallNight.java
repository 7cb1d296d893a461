package org.covalue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicReference;
import org.covalue.night.SmallLanding;
import org.covalue.run.JobRunner;

/** A published night of a few organisations with a few firms each; the next night on a copy takes a second. */
public final class SmallNight {

    private static final AtomicReference<String> ONCE = new AtomicReference<>();

    private SmallNight() {}

    /** A copy of one's own, with edition 1, to write into. */
    public static synchronized TestDatabase copy() throws IOException {
        if (ONCE.get() == null) {
            ONCE.set(run());
        }
        return TestDatabase.copyOf(ONCE.get());
    }

    private static String run() throws IOException {
        Path folder = Files.createTempDirectory(Path.of("jobs", "target"), "small-night");
        Path landing = SmallLanding.write(folder.resolve("landing"), 4);
        SmallLanding.members(landing, 4, 8);
        TestDatabase database = TestDatabase.create();
        JobRunner.Outcome outcome =
                TestRun.night(database, landing, TestRun.BUSINESS_DATE, "none", folder.resolve("editions"));
        if (!outcome.isComplete()) {
            throw new IllegalStateException("the small night failed: " + outcome.message());
        }
        return database.leave();
    }
}
