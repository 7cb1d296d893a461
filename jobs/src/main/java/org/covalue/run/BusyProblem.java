package org.covalue.run;

import org.covalue.platform.Problem;

/** A run was refused because another one is at work on the database. */
public class BusyProblem extends Problem {

    BusyProblem() {
        super("Another run is at work on this database. Wait until it ends (./covalue runs shows it), then try again.");
    }
}
