package org.covalue.cli;

/** What a command ends with. */
final class ExitCode {

    static final int DONE = 0;
    static final int FAILED = 1;
    static final int WRONG_USAGE = 2;
    static final int DONE_WITH_REJECTED = 3;

    private ExitCode() {}
}
