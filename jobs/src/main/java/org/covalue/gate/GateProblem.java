package org.covalue.gate;

import java.util.List;
import java.util.stream.Collectors;
import org.covalue.platform.Problem;

/** An edition was kept back by the gate. */
public final class GateProblem extends Problem {

    private static final int SHOWN = 10;

    GateProblem(List<Objection> findings, String readersKeep) {
        super("the gate keeps the edition back.\n" + list(findings) + readersKeep + "\n" + remedy(findings));
    }

    private static String list(List<Objection> findings) {
        return findings.stream()
                        .limit(SHOWN)
                        .map(one -> "  " + one.rule() + ": " + one.finding() + "\n")
                        .collect(Collectors.joining())
                + (findings.size() > SHOWN
                        ? "  ... and " + (findings.size() - SHOWN) + " more: table covalue.gate_finding\n"
                        : "");
    }

    private static String remedy(List<Objection> findings) {
        if (findings.stream().anyMatch(one -> one.rule().equals("reconcile") && !one.isAcceptable())) {
            return "Rows that came in are missing, and that cannot be accepted: repair what is named above, then "
                    + "give this command again. "
                    + "Neither --again nor another date passes this over.";
        }
        return findings.stream().allMatch(Objection::isAcceptable)
                ? "Deliver what is missing or wrong and give the command with --again; or, if the data are right as "
                        + "they are, with "
                        + "--accept-gate REASON."
                : "What is wrong in what this software has made cannot be accepted: give the command with --again, "
                        + "and report it if "
                        + "it comes back.";
    }
}
