package org.covalue.estimation.replication;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.covalue.estimation.Evaluation;
import org.covalue.estimation.data.Design;
import org.covalue.estimation.data.Design.StandardErrors;

/** The scripts that reproduce the numbers: the settings of one design before a text that is the same for all. */
final class ReplicationScripts {

    private final Design design;
    private final List<String> covariates;

    ReplicationScripts(Evaluation evaluation) {
        this.design = evaluation.design();
        this.covariates = ReplicationPanel.covariates(evaluation.sample());
    }

    String r() {
        return String.join(
                "\n",
                "# Study " + design.study() + ": settings of design.yml",
                "study <- \"" + design.study() + "\"",
                "estimators <- " + vector(design.estimators()),
                "covariates <- " + vector(covariates),
                "weighted <- " + (design.weights().isPresent() ? "TRUE" : "FALSE"),
                "se_clustered_by <- " + vector(columns(design.clusteredBy())),
                "fixed_effects <- " + vector(columns(design.fixedEffects())),
                "control_group <- \"" + code(design.controlGroup()) + "\"",
                "base_period <- \"" + code(design.basePeriod()) + "\"",
                "anticipation <- " + design.anticipation(),
                "trends_by <- \"" + trends() + "\"",
                "balance <- \"" + code(design.balance()) + "\"",
                "standard_errors <- \"" + standardErrors() + "\"",
                "",
                template(name() + ".R"));
    }

    String stata() {
        return String.join(
                "\n",
                "* Study " + design.study() + ": settings of design.yml",
                "version 16",
                "local estimators " + String.join(" ", design.estimators()),
                "local covariates " + String.join(" ", covariates),
                "local weighted " + (design.weights().isPresent() ? 1 : 0),
                "local cluster_columns " + String.join(" ", columns(design.clusteredBy())),
                "local effect_columns " + String.join(" ", columns(design.fixedEffects())),
                "local control_group " + code(design.controlGroup()),
                "local base_period " + code(design.basePeriod()),
                "local anticipation " + design.anticipation(),
                "local trends_by " + trends(),
                "local standard_errors " + standardErrors(),
                "",
                template(name() + ".do"));
    }

    /** The text is one per kind of design. */
    private String name() {
        return design.kind() == Design.Kind.PANEL ? "replicate" : code(design.kind());
    }

    private List<String> columns(List<String> originals) {
        return originals.stream()
                .map(original -> ReplicationPanel.groupColumn(design, original))
                .toList();
    }

    private String trends() {
        return design.trendsBy()
                .map(column -> ReplicationPanel.groupColumn(design, column))
                .orElse("");
    }

    private String standardErrors() {
        return code(design.standardErrors().orElse(StandardErrors.CR1));
    }

    private static String vector(List<String> texts) {
        return texts.stream().map(text -> "\"" + text + "\"").collect(Collectors.joining(", ", "c(", ")"));
    }

    private static String code(Enum<?> choice) {
        return choice.name().toLowerCase(Locale.ROOT);
    }

    private static String template(String name) {
        try (InputStream in = ReplicationScripts.class.getResourceAsStream(name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new IllegalStateException("the template " + name + " cannot be read", e);
        }
    }
}
