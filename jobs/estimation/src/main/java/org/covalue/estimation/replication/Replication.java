package org.covalue.estimation.replication;

import java.nio.file.Path;
import org.covalue.estimation.Evaluation;

/**
 * What another evaluator needs to get the same numbers with other software: the panel as used, the design, two scripts.
 */
final class Replication {

    private Replication() {}

    static void write(Evaluation evaluation, Path folder, String design) {
        WholeFile.write(folder.resolve("design.yml"), design);
        EvaluationFiles.table(
                folder.resolve("panel.csv"), ReplicationPanel.header(evaluation), ReplicationPanel.rows(evaluation));
        WholeFile.write(folder.resolve("replicate.R"), new ReplicationScripts(evaluation).r());
        WholeFile.write(folder.resolve("replicate.do"), new ReplicationScripts(evaluation).stata());
    }
}
