package org.covalue.inputs.check;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.covalue.inputs.dialect.SenderLocale;
import org.covalue.inputs.landing.Landing;
import org.covalue.inputs.landing.LandingFile;
import org.covalue.inputs.landing.LeftOut;
import org.covalue.inputs.landing.Senders;
import org.covalue.inputs.landing.SentFolder;
import org.covalue.inputs.mapping.TableMapping;
import org.covalue.inputs.reading.RejectedRow;
import org.covalue.inputs.spec.RecordSpec;
import org.covalue.inputs.spec.RecordSpecs;

/**
 * Everything that is wrong with the files of a delivery, without a database. Ids that rows name and no file brings are
 * told apart: their records may have come before.
 */
public final class LandingCheck {

    /** How many faults of one cause are kept of a file. */
    private static final int KEPT = 100_000;

    /**
     * @param leftOut what lies in the folders and is not read
     * @param open ids by record type that rows name and no file brings
     */
    public record Checked(List<CheckedFile> files, List<LeftOut> leftOut, Map<String, Set<String>> open) {

        public boolean isGood() {
            return files.stream().allMatch(CheckedFile::isGood)
                    && leftOut.stream().noneMatch(LeftOut::isMeant);
        }
    }

    private final RecordSpecs specs = RecordSpecs.load();
    private final LocalDate businessDate;
    private final Senders senders;
    private final Optional<String> locale;
    private final Map<String, Set<String>> brought = new HashMap<>();
    private final Map<String, Set<String>> named = new HashMap<>();

    /** @param locale asked for, empty where nobody has */
    public LandingCheck(LocalDate businessDate, Senders senders, Optional<String> locale) {
        this.businessDate = businessDate;
        this.senders = senders;
        this.locale = locale;
    }

    /** @throws org.covalue.platform.UsageProblem if a path does not exist */
    public Checked check(List<Path> paths) {
        Landing landing = Landing.of(paths);
        List<CheckedFile> files = landing.files().stream().map(this::check).toList();
        named.forEach((record, ids) -> ids.removeAll(brought.getOrDefault(record, Set.of())));
        Set<String> used = files.stream()
                .flatMap(file -> file.tables().stream())
                .flatMap(table -> table.mapping().stream())
                .map(TableMapping::mapping)
                .collect(Collectors.toSet());
        List<LeftOut> leftOut = Stream.concat(landing.leftOut().stream(), landing.unused(used).stream())
                .toList();
        Map<String, Set<String>> open = new TreeMap<>();
        named.forEach((record, ids) -> open.put(record, new TreeSet<>(ids)));
        open.values().removeIf(Set::isEmpty);
        return new Checked(files, leftOut, open);
    }

    private CheckedFile check(LandingFile file) {
        FaultGroups groups = new FaultGroups(KEPT);
        try {
            Optional<SenderLocale> ofSender = senders.localeOf(file.name(), SentFolder.senderOf(file.path()), locale);
            FileCheck check = new FileCheck(specs, businessDate, ofSender);
            List<FileCheck.Outcome> tables = check.check(file, () -> new Found(groups));
            return new CheckedFile(file.name(), tables, groups.all(), ofSender);
        } catch (IOException e) {
            FileCheck.Outcome refused = FileCheck.Outcome.refused("", LeftOut.reason(e), "", List.of());
            return new CheckedFile(file.name(), List.of(refused), List.of(), Optional.empty());
        }
    }

    private static void add(Map<String, Set<String>> ids, Map<String, Set<String>> more) {
        more.forEach((record, some) ->
                ids.computeIfAbsent(record, any -> new HashSet<>()).addAll(some));
    }

    /** What one reading of a table has found. */
    private final class Found implements FileCheck.Findings {

        private final FaultGroups all;
        private final FaultGroups ofTable = new FaultGroups(KEPT);
        private final Map<String, Set<String>> broughtHere = new HashMap<>();
        private final Map<String, Set<String>> namedHere = new HashMap<>();

        private Found(FaultGroups all) {
            this.all = all;
        }

        @Override
        public List<RejectedRow> faults(RecordSpec spec, List<FileCheck.GoodRow> rows) {
            if (spec.key().size() == 1) {
                add(broughtHere, spec.record(), spec.key().get(0), rows);
            }
            spec.foreignKeys().forEach(key -> add(namedHere, key.record(), key.field(), rows));
            return List.of();
        }

        private void add(Map<String, Set<String>> ids, String record, String column, List<FileCheck.GoodRow> rows) {
            Set<String> ofRecord = ids.computeIfAbsent(record, any -> new HashSet<>());
            rows.stream()
                    .map(row -> row.value(column))
                    .filter(id -> !id.isEmpty())
                    .forEach(ofRecord::add);
        }

        @Override
        public void add(String record, String sheet, RejectedRow fault) {
            ofTable.add(record, sheet, fault);
        }

        @Override
        public void keep() {
            all.add(ofTable);
            LandingCheck.add(brought, broughtHere);
            LandingCheck.add(named, namedHere);
        }
    }
}
