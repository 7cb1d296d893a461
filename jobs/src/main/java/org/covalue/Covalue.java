package org.covalue;

import org.covalue.cli.Commands;

/** The main class; {@link Commands} are what it knows. */
public final class Covalue {

    private Covalue() {}

    public static void main(String[] arguments) {
        Commands.main(arguments);
    }
}
