package org.covalue.estimation.replication;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.covalue.estimation.Evaluation;
import org.covalue.platform.AtomicFile;

/** What another evaluator needs to get the same numbers with other software: the panel as used, the design, two scripts. */
final class Replication {

    private Replication() {
    }

    static void write(Evaluation evaluation, Path folder, String design) {
        AtomicFile.write(folder.resolve("design.yml"), out -> out.write(design.getBytes(StandardCharsets.UTF_8)));
        EvaluationFiles.table(folder.resolve("panel.csv"), ReplicationPanel.header(evaluation), ReplicationPanel.rows(evaluation));
        AtomicFile.write(folder.resolve("replicate.R"), out -> out.write(new ReplicationScripts(evaluation).r().getBytes(StandardCharsets.UTF_8)));
        AtomicFile.write(folder.resolve("replicate.do"), out -> out.write(new ReplicationScripts(evaluation).stata().getBytes(StandardCharsets.UTF_8)));
    }
}
