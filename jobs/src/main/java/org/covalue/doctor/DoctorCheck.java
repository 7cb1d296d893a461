package org.covalue.doctor;

import org.covalue.platform.Problem;

/** One thing to look at. A look that breaks off is itself a finding, so that the others are still taken. */
record DoctorCheck(String what, Task task) {

    @FunctionalInterface
    interface Task {
        Finding look() throws Exception;
    }

    Finding take() {
        try {
            return task.look();
        } catch (Exception | LinkageError e) {
            String reason = e instanceof Problem problem
                    ? problem.getMessage()
                    : e.getClass().getSimpleName() + ": " + e.getMessage();
            String[] lines = reason.split("\n", 2);
            return Finding.fail(
                    what, lines[0], lines.length > 1 ? lines[1] : "mend what is named here, then ask again");
        }
    }
}
