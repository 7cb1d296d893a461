package org.covalue.platform;

/** Something asked for that does not exist or cannot be asked: wrong usage, exit code 2. */
public class UsageProblem extends Problem {

    public UsageProblem(String message) {
        super(message);
    }
}
