package org.covalue.portal.upload;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.covalue.estimation.data.Message;
import org.covalue.inputs.SenderChoices;
import org.covalue.inputs.check.CheckedFile;
import org.covalue.inputs.check.FaultGroup;
import org.covalue.inputs.check.FaultGroups;
import org.covalue.inputs.check.FileCheck;
import org.covalue.inputs.check.HeaderQuestion;
import org.covalue.inputs.dialect.SenderLocale;
import org.covalue.inputs.landing.Landing;
import org.covalue.inputs.landing.LandingFile;
import org.covalue.inputs.mapping.Mapping;
import org.covalue.inputs.mapping.TableMapping;
import org.covalue.inputs.reading.FileKind;
import org.covalue.inputs.reading.RejectedRow;
import org.covalue.inputs.spec.Owner;
import org.covalue.inputs.spec.RecordSpec;
import org.covalue.inputs.spec.RecordSpecs;
import org.covalue.inputs.workbook.Workbook;
import org.covalue.platform.MachineZone;
import org.springframework.stereotype.Component;

/**
 * What is wrong with the tables of a file that was sent in: the loader's own check, and whether its rows are the
 * sender's.
 */
@Component
class UploadCheck {

    private static final int IDS_SHOWN = 20;
    private static final int MOST_ASKED = 10;

    /** Record types whose headers senders are asked about. */
    static final List<RecordSpec> ASKED = FormController.delivered();

    private final RecordSpecs specs = RecordSpecs.load();
    private final RowOwners owners;

    UploadCheck(RowOwners owners) {
        this.owners = owners;
    }

    /**
     * @param file what is wrong with it, of each cause the first faults
     * @param foreign how many of the rejected rows are about another organisation
     * @param unknown some ids of members and projects that are not known yet
     * @param isReference the record type is about no organisation, so that only the operator delivers it
     * @param headers what is asked of columns that nobody reads
     */
    record Checked(
            CheckedFile file, long foreign, Set<String> unknown, boolean isReference, List<HeaderQuestion> headers) {

        /** Both readings of what can be read two ways. */
        public List<Message> readings() {
            return file.tables().stream()
                    .flatMap(table -> table.readings().stream())
                    .toList();
        }

        /** Whether an answer of the sender would let it be read. */
        public boolean isAsked() {
            return !readings().isEmpty() || headers.stream().anyMatch(HeaderQuestion::isOpen);
        }

        public boolean mayBeSent() {
            return !isReference && goodRows() > 0;
        }

        public long goodRows() {
            return file.rows() - file.rejected();
        }

        public boolean hasTable() {
            return !records().isEmpty();
        }

        /** The record type of all its tables, {@code workbook} where there are several. */
        public String kind() {
            List<String> records = records();
            return records.size() == 1 ? records.get(0) : SentFiles.WORKBOOK;
        }

        private List<String> records() {
            return file.tables().stream()
                    .flatMap(table -> table.record().stream())
                    .distinct()
                    .toList();
        }
    }

    /** @param choice how it is read */
    Checked check(Path path, String organisation, SenderChoices.Choice choice) throws IOException {
        Found found = new Found(organisation);
        CheckedFile file = check(path, found, choice, FaultGroup.SHOWN);
        boolean isReference = file.tables().stream()
                .flatMap(table -> table.record().stream())
                .anyMatch(record -> Owner.of(specs.of(record)).isEmpty());
        return new Checked(file, found.foreign, found.unknown, isReference, headers(path, file, choice));
    }

    /** Of a table that a mapping of the operator reads nothing is asked. */
    private List<HeaderQuestion> headers(Path path, CheckedFile file, SenderChoices.Choice choice) throws IOException {
        FileKind kind = FileKind.of(path);
        List<TableMapping> said = choice.mapping().map(Mapping::tables).orElse(List.of());
        List<HeaderQuestion> headers = new ArrayList<>();
        for (FileCheck.Outcome table : file.tables()) {
            boolean isAskable = table.sheet().isEmpty() ? kind == FileKind.TEXT : Workbook.isRead(kind);
            if (isAskable
                    && headers.size() < MOST_ASKED
                    && HeaderQuestion.mayConcern(table)
                    && table.readings().isEmpty()
                    && table.mapping().map(said::contains).orElse(true)) {
                LandingFile landed = new LandingFile("file", path, table.sheet()).under(choice.locale());
                HeaderQuestion.of(landed, table, said, specs, ASKED).ifPresent(headers::add);
            }
        }
        return headers;
    }

    /** Everything that is wrong with the file, not only the first of each cause. */
    CheckedFile everything(Path path, String organisation, SenderChoices.Choice choice) throws IOException {
        return check(path, new Found(organisation), choice, Integer.MAX_VALUE);
    }

    private CheckedFile check(Path path, Found found, SenderChoices.Choice choice, int kept) throws IOException {
        Optional<SenderLocale> locale = choice.locale();
        FaultGroups groups = new FaultGroups(kept);
        LandingFile file = new LandingFile("file", path).beside(choice.beside(Landing.mappingsBeside(path)));
        List<FileCheck.Outcome> tables = new FileCheck(specs, LocalDate.now(MachineZone.get()), locale)
                .check(file, () -> new FoundOfTable(found, groups, kept));
        return new CheckedFile(file.name(), tables, groups.all(), locale);
    }

    /** What is found besides faults. */
    private static final class Found {

        private final String organisation;
        private final Set<String> unknown = new TreeSet<>();
        private long foreign;

        private Found(String organisation) {
            this.organisation = organisation;
        }
    }

    /** What one reading of a table has found. */
    private final class FoundOfTable implements FileCheck.Findings {

        private final Found found;
        private final FaultGroups all;
        private final FaultGroups groups;
        private final Set<String> unknown = new TreeSet<>();
        private long foreign;

        private FoundOfTable(Found found, FaultGroups all, int kept) {
            this.found = found;
            this.all = all;
            this.groups = new FaultGroups(kept);
        }

        @Override
        public List<RejectedRow> faults(RecordSpec spec, List<FileCheck.GoodRow> good) {
            if (Owner.of(spec).isEmpty()) {
                return List.of();
            }
            List<RejectedRow> others = owners.foreign(spec, good, found.organisation);
            foreign += others.stream().mapToInt(RejectedRow::row).distinct().count();
            Set<Integer> named =
                    new HashSet<>(others.stream().map(RejectedRow::row).toList());
            owners
                    .unknown(
                            spec,
                            good.stream()
                                    .filter(row -> !named.contains(row.number()))
                                    .toList(),
                            found.organisation)
                    .stream()
                    .map(id -> String.join(" ", id))
                    .limit(Math.max(0, IDS_SHOWN - unknown.size()))
                    .forEach(unknown::add);
            return others;
        }

        @Override
        public void add(String record, String sheet, RejectedRow fault) {
            groups.add(record, sheet, fault);
        }

        @Override
        public void keep() {
            all.add(groups);
            found.foreign += foreign;
            unknown.stream()
                    .limit(Math.max(0, IDS_SHOWN - found.unknown.size()))
                    .forEach(found.unknown::add);
        }
    }
}
