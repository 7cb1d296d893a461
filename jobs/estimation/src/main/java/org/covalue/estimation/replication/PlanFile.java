package org.covalue.estimation.replication;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.covalue.estimation.data.EstimationProblem;

/**
 * The register of studies of panel files: {@code plans.csv} beside the estimates, a row per plan in the order they were
 * first seen.
 */
public final class PlanFile implements PlanRegister {

    private static final List<String> COLUMNS = List.of("study", "registered_at", "sha256", "plan");

    private final Path file;

    /** @param folder of the estimates; made where it does not exist */
    public PlanFile(Path folder) {
        this.file = folder.resolve("plans.csv");
    }

    @Override
    public History register(String study, Plan plan) {
        List<List<String>> rows = new ArrayList<>(rows());
        if (rows.stream()
                .noneMatch(row -> row.get(0).equals(study) && row.get(2).equals(plan.sha256()))) {
            rows.add(List.of(
                    study, Instant.now().truncatedTo(ChronoUnit.SECONDS).toString(), plan.sha256(), plan.text()));
            EvaluationFiles.table(file, COLUMNS, rows.stream());
        }
        return History.of(
                rows.stream()
                        .filter(row -> row.get(0).equals(study))
                        .map(this::registered)
                        .toList(),
                plan);
    }

    private List<List<String>> rows() {
        if (!Files.exists(file)) {
            return List.of();
        }
        try (CsvReader<CsvRecord> csv = CsvReader.builder().ofCsvRecord(file)) {
            List<List<String>> rows = csv.stream().map(CsvRecord::getFields).toList();
            if (rows.isEmpty() || !rows.get(0).equals(COLUMNS)) {
                throw new EstimationProblem(
                        file + " is not the register of plans of an earlier evaluation: expected the columns "
                                + String.join(", ", COLUMNS) + ".\nName another folder with --out.");
            }
            return rows.subList(1, rows.size());
        } catch (IOException e) {
            throw new EstimationProblem(file + " cannot be read: " + e.getMessage(), e);
        }
    }

    /** @throws EstimationProblem if somebody has changed what was registered */
    private Registered registered(List<String> row) {
        Plan plan = Plan.parse(row.get(3));
        try {
            if (plan.sha256().equals(row.get(2))) {
                return new Registered(plan, Instant.parse(row.get(1)));
            }
        } catch (DateTimeParseException e) {
            throw new EstimationProblem(
                    file + ": " + row.get(1) + " is no time, expected one such as 2025-10-28T09:30:00Z.", e);
        }
        throw new EstimationProblem(file + ": the plan of " + row.get(1)
                + " was changed after it was registered: its SHA-256 is " + plan.sha256() + ", expected " + row.get(2)
                + ".\nRestore the file, or name another folder with --out.");
    }
}
