package org.covalue.estimation.replication;

import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.covalue.estimation.Evaluation;
import org.covalue.estimation.data.EstimationProblem;
import org.covalue.estimation.data.Numerals;
import org.covalue.estimation.inference.Estimate;
import org.covalue.estimation.inference.EstimateState;
import org.covalue.estimation.inference.Findings;
import org.covalue.estimation.inference.Findings.Comparison;
import org.covalue.estimation.inference.Power;
import org.covalue.estimation.inference.UniformBands.Band;
import org.covalue.estimation.panel.Bacon;

/**
 * Writes what a study came to, as CSV: UTF-8, comma, RFC 4180, numbers in full precision, blank where there is none.
 */
public final class EvaluationFiles {

    private static final List<String> NAMES = List.of("study", "estimator", "term");
    private static final List<String> ESTIMATE_COLUMNS =
            joined(NAMES, Estimate.FIGURES, Estimate.COUNTS, List.of("se_clustered_by", "clusters", "state"));
    private static final List<String> DETAIL_COLUMNS =
            joined(NAMES, Estimate.BESIDE, List.of("critical_value", "reason"));

    private EvaluationFiles() {}

    /**
     * What {@link #writeTables} writes, and replicate/: whoever has it sees every row that was used.
     *
     * @param design a text in the form of a design file
     */
    public static void write(Evaluation evaluation, Path folder, String design) {
        writeTables(evaluation, List.of(), folder);
        writeReplication(evaluation, folder, design);
    }

    /**
     * replicate/ alone: what another evaluator needs to get the same numbers with other software, the panel as used,
     * the design, two scripts.
     */
    public static void writeReplication(Evaluation evaluation, Path folder, String design) {
        Path into = folder.resolve("replicate");
        WholeFile.write(into.resolve("design.yml"), design);
        table(into.resolve("panel.csv"), ReplicationPanel.header(evaluation), ReplicationPanel.rows(evaluation));
        WholeFile.write(into.resolve("replicate.R"), new ReplicationScripts(evaluation).r());
        WholeFile.write(into.resolve("replicate.do"), new ReplicationScripts(evaluation).stata());
    }

    /**
     * estimates.csv, details.csv and notes.csv; bacon.csv and bacon_pairs.csv where decomposed; honest_bounds.csv where
     * there are periods before treatment; randomisation.csv where asked for; the tables of the findings.
     *
     * @param ofGroups further estimates, of groups of the treated
     */
    public static void writeTables(Evaluation evaluation, List<Estimate> ofGroups, Path folder) {
        Findings findings = evaluation.findings();
        removeOlder(folder);
        List<Estimate> sorted = Stream.concat(findings.estimates().stream(), ofGroups.stream())
                .sorted(Comparator.comparing(Estimate::study)
                        .thenComparing(Estimate::estimator)
                        .thenComparing(Estimate::term))
                .toList();
        table(folder.resolve("estimates.csv"), ESTIMATE_COLUMNS, sorted.stream().map(EvaluationFiles::row));
        table(
                folder.resolve("details.csv"),
                DETAIL_COLUMNS,
                sorted.stream()
                        .map(one -> details(
                                one, evaluation.bands(), evaluation.design().confidence())));
        table(
                folder.resolve("notes.csv"),
                List.of("note"),
                findings.notes().stream().map(List::of));
        if (!evaluation.honestBounds().isEmpty()) {
            table(
                    folder.resolve("honest_bounds.csv"),
                    List.of("estimator", "term", "multiple", "lower", "upper"),
                    evaluation.honestBounds().stream()
                            .map(one -> List.of(
                                    one.estimator(),
                                    one.term(),
                                    Numerals.text(one.multiple()),
                                    Numerals.text(one.lower()),
                                    Numerals.text(one.upper()))));
        }
        if (!evaluation.randomisation().isEmpty()) {
            table(
                    folder.resolve("randomisation.csv"),
                    List.of("estimator", "term", "p_value", "dealings"),
                    evaluation.randomisation().stream()
                            .map(one -> List.of(
                                    one.estimator(),
                                    one.term(),
                                    Numerals.text(one.p()),
                                    Long.toString(one.dealings()))));
        }
        if (!findings.comparisons().isEmpty()) {
            table(
                    folder.resolve("bacon.csv"),
                    List.of("comparison", "weight", "estimate"),
                    Bacon.totals(findings.comparisons()).stream()
                            .map(total -> List.of(
                                    total.type(), Numerals.text(total.weight()), Numerals.text(total.estimate()))));
            table(
                    folder.resolve("bacon_pairs.csv"),
                    List.of("comparison", "treated", "untreated", "weight", "estimate"),
                    findings.comparisons().stream().map(EvaluationFiles::row));
        }
        findings.tables().forEach(one -> table(folder.resolve(one.file()), one.header(), one.rows().stream()));
    }

    /** Tables that not every study has must not be left over from another one. */
    private static void removeOlder(Path folder) {
        try {
            for (String name : List.of(
                    "bacon.csv",
                    "bacon_pairs.csv",
                    "honest_bounds.csv",
                    "randomisation.csv",
                    "balance.csv",
                    "weights.csv",
                    "path.csv",
                    "placebos.csv")) {
                Files.deleteIfExists(folder.resolve(name));
            }
        } catch (IOException e) {
            throw new EstimationProblem("Older tables in " + folder + " cannot be removed: " + e + ".", e);
        }
    }

    private static List<String> row(Estimate one) {
        return joined(
                names(one),
                Arrays.stream(one.figures()).mapToObj(Numerals::text).toList(),
                List.of(
                        count(one, one.counts().n()),
                        count(one, one.counts().treated()),
                        count(one, one.counts().controls()),
                        one.seClusteredBy(),
                        one.clusters() == 0 ? "" : Integer.toString(one.clusters()),
                        one.state().code()));
    }

    private static List<String> names(Estimate one) {
        return List.of(one.study(), one.estimator(), one.term());
    }

    @SafeVarargs
    private static List<String> joined(List<String>... parts) {
        return Arrays.stream(parts).flatMap(List::stream).toList();
    }

    private static String count(Estimate one, long number) {
        return one.state() == EstimateState.SUPPRESSED ? "" : Long.toString(number);
    }

    private static List<String> row(Comparison one) {
        return List.of(
                one.type(),
                Numerals.text(one.treated()),
                Double.isInfinite(one.untreated()) ? "" : Numerals.text(one.untreated()),
                Numerals.text(one.weight()),
                Numerals.text(one.estimate()));
    }

    private static List<String> details(Estimate one, List<Band> bands, double confidence) {
        Band band = Band.of(one, bands).orElse(Band.NONE);
        return joined(
                names(one),
                Stream.of(
                                Power.minimumDetectableEffect(one.standardError(), confidence),
                                band.lower(),
                                band.upper(),
                                band.criticalValue())
                        .map(Numerals::text)
                        .toList(),
                List.of(one.reason()));
    }

    static void table(Path file, List<String> header, Stream<List<String>> rows) {
        WholeFile.write(file, out -> {
            CsvWriter csv = CsvWriter.builder().build(out);
            csv.writeRecord(header);
            rows.forEach(csv::writeRecord);
            csv.flush();
        });
    }
}
