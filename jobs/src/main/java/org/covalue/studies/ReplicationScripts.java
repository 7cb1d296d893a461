package org.covalue.studies;

/** The scripts that reproduce the numbers in R and Stata. */
final class ReplicationScripts {

    private final Evaluation evaluation;

    ReplicationScripts(Evaluation evaluation) {
        this.evaluation = evaluation;
    }

    String r() {
        return "";
    }

    String stata() {
        return "";
    }
}
