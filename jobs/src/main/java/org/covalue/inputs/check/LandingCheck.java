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
    private final Map<String, Set<String>> named = new TreeMap<>();

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
        named.values().removeIf(Set::isEmpty);
        Set<String> used = files.stream()
                .flatMap(file -> file.tables().stream())
                .flatMap(table -> table.mapping().stream())
                .map(TableMapping::mapping)
                .collect(Collectors.toSet());
        List<LeftOut> leftOut = Stream.concat(landing.leftOut().stream(), landing.unused(used).stream())
                .toList();
        return new Checked(files, leftOut, named);
    }

    private CheckedFile check(LandingFile file) {
        FaultGroups groups = new FaultGroups(KEPT);
        try {
            Optional<SenderLocale> ofSender = senders.localeOf(file.name(), SentFolder.senderOf(file.path()), locale);
            FileCheck check = new FileCheck(specs, businessDate, ofSender);
            List<FileCheck.Outcome> tables = check.check(file, this::remember, groups::add);
            return new CheckedFile(file.name(), tables, groups.all(), ofSender);
        } catch (IOException e) {
            FileCheck.Outcome refused = FileCheck.Outcome.refused("", LeftOut.reason(e), "", List.of());
            return new CheckedFile(file.name(), List.of(refused), List.of(), Optional.empty());
        }
    }

    private List<RejectedRow> remember(RecordSpec spec, List<FileCheck.GoodRow> rows) {
        if (spec.key().size() == 1) {
            Set<String> ids = brought.computeIfAbsent(spec.record(), any -> new HashSet<>());
            rows.forEach(row -> ids.add(row.value(spec.key().get(0))));
        }
        for (RecordSpec.ForeignKey key : spec.foreignKeys()) {
            Set<String> ids = named.computeIfAbsent(key.record(), any -> new TreeSet<>());
            rows.stream()
                    .map(row -> row.value(key.field()))
                    .filter(id -> !id.isEmpty())
                    .forEach(ids::add);
        }
        return List.of();
    }
}
