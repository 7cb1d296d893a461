package org.covalue.estimation.data;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.covalue.estimation.data.Panel.Role;

/** Reads the columns that are asked for from a CSV file with a header row. */
final class PanelFile {

    private final Path file;
    private final List<Integer> skipped = new ArrayList<>();
    private int rows;

    PanelFile(Path file) {
        this.file = file;
    }

    Panel read(Map<String, Role> roles) {
        try (CsvReader<CsvRecord> csv = CsvReader.builder()
                .fieldSeparator(separator())
                .skipEmptyLines(false)
                .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                .ofCsvRecord(withoutMark())) {
            Iterator<CsvRecord> records = csv.iterator();
            if (!records.hasNext()) {
                throw new EstimationProblem(file + " is empty. Expected a header row and the columns "
                        + String.join(", ", roles.keySet()) + ".");
            }
            List<String> header =
                    records.next().getFields().stream().map(String::strip).toList();
            return read(header, roles, records);
        } catch (CsvParseException e) {
            throw new EstimationProblem(
                    file + ", near row " + (rows + 2) + ": " + e.getMessage() + ". Is a quote never closed?", e);
        } catch (IOException | UncheckedIOException e) {
            throw unreadable(e);
        }
    }

    private EstimationProblem unreadable(Exception e) {
        boolean isEncoding = e instanceof CharacterCodingException || e.getCause() instanceof CharacterCodingException;
        return new EstimationProblem(
                isEncoding
                        ? file + " is not UTF-8: near row " + (rows + 2)
                                + " stand bytes that no character has. Save it as UTF-8."
                        : file + " cannot be read: " + e + ". Expected a CSV file in UTF-8.",
                e);
    }

    private Panel read(List<String> header, Map<String, Role> roles, Iterator<CsvRecord> records) {
        int[] places = places(header, roles);
        PanelColumn[] columns = roles.entrySet().stream()
                .map(role -> new PanelColumn(role.getKey(), role.getValue()))
                .toArray(PanelColumn[]::new);
        while (records.hasNext()) {
            CsvRecord record = records.next();
            int rowNumber = rows + skipped.size() + 2;
            if (record.getFieldCount() > header.size()) {
                throw new EstimationProblem(file + ", row " + rowNumber + " has " + record.getFieldCount()
                        + " cells, the header " + header.size() + ". Put values that hold the separator in quotes.");
            }
            if (isBlank(record)) {
                skipped.add(rowNumber);
                continue;
            }
            for (int i = 0; i < places.length; i++) {
                columns[i].add(places[i] < record.getFieldCount() ? record.getField(places[i]) : "", rowNumber);
            }
            rows++;
        }
        return finished(roles, columns);
    }

    private Panel finished(Map<String, Role> roles, PanelColumn[] columns) {
        List<String> faults = new ArrayList<>();
        for (PanelColumn column : columns) {
            column.fault().ifPresent(faults::add);
        }
        if (!faults.isEmpty()) {
            throw new EstimationProblem(file.getFileName() + ": " + String.join(";\n  ", faults) + ".");
        }
        if (rows == 0) {
            throw new EstimationProblem(file + " has a header row and no other. Expected one row per unit and time.");
        }
        Map<String, Object> finished = new LinkedHashMap<>();
        int i = 0;
        for (String name : roles.keySet()) {
            finished.put(name, columns[i++].finish());
        }
        return new Panel(
                file.getFileName().toString(),
                rows,
                skipped.stream().mapToInt(Integer::intValue).toArray(),
                finished);
    }

    private int[] places(List<String> header, Map<String, Role> roles) {
        List<String> lacking =
                roles.keySet().stream().filter(name -> !header.contains(name)).toList();
        if (!lacking.isEmpty()) {
            throw new EstimationProblem(file.getFileName() + " lacks " + (lacking.size() == 1 ? "column " : "columns ")
                    + String.join(", ", lacking) + ", which the design names; it has " + String.join(", ", header)
                    + ".");
        }
        Optional<String> twice = roles.keySet().stream()
                .filter(name -> header.indexOf(name) != header.lastIndexOf(name))
                .findFirst();
        if (twice.isPresent()) {
            throw new EstimationProblem(
                    file.getFileName() + " has column " + twice.get() + " twice. Which one is meant? Rename one.");
        }
        return roles.keySet().stream()
                .map((Function<String, Integer>) header::indexOf)
                .mapToInt(Integer::intValue)
                .toArray();
    }

    private static boolean isBlank(CsvRecord record) {
        for (int i = 0; i < record.getFieldCount(); i++) {
            if (!record.getField(i).isBlank()) {
                return false;
            }
        }
        return true;
    }

    private BufferedReader withoutMark() throws IOException {
        BufferedReader text = Files.newBufferedReader(file, StandardCharsets.UTF_8);
        text.mark(1);
        if (text.read() != '\uFEFF') {
            text.reset();
        }
        return text;
    }

    private char separator() throws IOException {
        try (BufferedReader text = withoutMark()) {
            return Separator.of(Optional.ofNullable(text.readLine()).orElse(""));
        }
    }
}
