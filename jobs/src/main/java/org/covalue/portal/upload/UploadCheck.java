package org.covalue.portal.upload;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.covalue.editions.ReportBatch;
import org.covalue.estimation.data.Message;
import org.covalue.inputs.SenderChoices;
import org.covalue.inputs.check.CheckedFile;
import org.covalue.inputs.check.FaultGroup;
import org.covalue.inputs.check.FaultGroups;
import org.covalue.inputs.check.FileCheck;
import org.covalue.inputs.check.HeaderQuestion;
import org.covalue.inputs.check.SheetQuestion;
import org.covalue.inputs.check.UnknownCodes;
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
import org.covalue.platform.FileFolders;
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
    private final FileFolders folders;

    UploadCheck(RowOwners owners, FileFolders folders) {
        this.owners = owners;
        this.folders = folders;
    }

    /**
     * @param file what is wrong with it, of each cause the first faults
     * @param foreign how many of the rejected rows are about another organisation
     * @param unknown some ids of members and projects that are not known yet
     * @param isReference the record type is about no organisation, so that only the operator delivers it
     * @param sheets what is asked of tables that are of no record type
     * @param headers what is asked of columns that nobody reads, and of codes that nobody knows
     */
    record Checked(
            CheckedFile file,
            long foreign,
            Set<String> unknown,
            boolean isReference,
            List<SheetQuestion> sheets,
            List<HeaderQuestion> headers) {

        /** Both readings of what can be read two ways. */
        public List<Message> readings() {
            return file.tables().stream()
                    .flatMap(table -> table.readings().stream())
                    .toList();
        }

        /** Whether an answer of the sender would let it be read. */
        public boolean isAsked() {
            return !readings().isEmpty()
                    || !sheets.isEmpty()
                    || headers.stream().anyMatch(HeaderQuestion::isOpen);
        }

        /** The same of one table. */
        public boolean isAskedOf(FileCheck.Outcome table) {
            return table.readings().isPresent()
                    || sheets.stream().anyMatch(ask -> ask.sheet().equals(table.sheet()))
                    || headers.stream().anyMatch(header -> header.sheet().equals(table.sheetRead()));
        }

        /**
         * What a sheet is by its sender, or seems to be by the words that it is asked about; empty where nothing says.
         */
        public String supposed(SheetQuestion ask) {
            return headers.stream()
                    .filter(header -> header.sheet().equals(ask.sheet()))
                    .map(header -> header.spec().record())
                    .findFirst()
                    .orElse(ask.chosen());
        }

        public boolean mayBeSent() {
            return !isReference && goodRows() > 0;
        }

        public long goodRows() {
            return file.rows() - file.rejected();
        }

        public boolean hasTable() {
            return !records(file).isEmpty();
        }

        /** The record type of all its tables, {@code workbook} where there are several. */
        public String kind() {
            return kind(file);
        }

        private static String kind(CheckedFile file) {
            List<String> records = records(file);
            return records.size() == 1 ? records.get(0) : SentFiles.WORKBOOK;
        }

        private static List<String> records(CheckedFile file) {
            return file.tables().stream()
                    .flatMap(table -> table.record().stream())
                    .distinct()
                    .toList();
        }
    }

    /**
     * @param choice how it is read
     * @param named which record types the sender says that sheets are
     */
    Checked check(Path path, String organisation, SenderChoices.Choice choice, Map<String, String> named)
            throws IOException {
        Looked looked = look(path, organisation, choice, FaultGroup.SHOWN);
        CheckedFile file = looked.file();
        Found found = looked.found();
        boolean isReference = file.tables().stream()
                .flatMap(table -> table.record().stream())
                .anyMatch(record -> Owner.of(specs.of(record)).isEmpty());
        List<SheetQuestion> sheets = new ArrayList<>();
        boolean isAskable = FileKind.of(path) == FileKind.TEXT || Workbook.isRead(FileKind.of(path));
        for (String sheet : isAskable ? SheetQuestion.sheets(file.tables()) : List.<String>of()) {
            if (sheets.size() < MOST_ASKED) {
                LandingFile landed = new LandingFile("file", path, sheet).under(choice.locale());
                sheets.add(SheetQuestion.of(landed, specs, ASKED, Optional.ofNullable(named.get(sheet))));
            }
        }
        return new Checked(
                file, found.foreign, found.unknown, isReference, sheets, headers(path, file, choice, found, named));
    }

    /** Of a table that a mapping of the operator reads nothing is asked. */
    private List<HeaderQuestion> headers(
            Path path, CheckedFile file, SenderChoices.Choice choice, Found found, Map<String, String> named)
            throws IOException {
        FileKind kind = FileKind.of(path);
        List<TableMapping> said = choice.mapping().map(Mapping::tables).orElse(List.of());
        List<HeaderQuestion> headers = new ArrayList<>();
        for (FileCheck.Outcome table : withThoseNamed(file.tables(), named)) {
            boolean isAskable = table.sheet().isEmpty() ? kind == FileKind.TEXT : Workbook.isRead(kind);
            if (isAskable
                    && headers.size() < MOST_ASKED
                    && HeaderQuestion.mayConcern(table)
                    && table.readings().isEmpty()
                    && table.mapping().map(said::contains).orElse(true)) {
                LandingFile landed = new LandingFile("file", path, table.sheetRead()).under(choice.locale());
                HeaderQuestion.of(
                                landed,
                                table,
                                found.codes,
                                said,
                                specs,
                                ASKED,
                                Optional.ofNullable(named.get(table.sheetRead())))
                        .ifPresent(headers::add);
            }
        }
        return headers;
    }

    /** Also sheets that were passed by, once their sender has said what they are. */
    private static List<FileCheck.Outcome> withThoseNamed(List<FileCheck.Outcome> tables, Map<String, String> named) {
        List<FileCheck.Outcome> all = new ArrayList<>(tables);
        SheetQuestion.sheets(tables).stream()
                .filter(sheet -> named.containsKey(sheet)
                        && tables.stream().noneMatch(table -> table.sheet().equals(sheet)))
                .map(FileCheck.Outcome::unread)
                .forEach(all::add);
        return all;
    }

    /** Everything that is wrong with the file, not only the first of each cause. */
    CheckedFile everything(Path path, String organisation, SenderChoices.Choice choice) throws IOException {
        return look(path, organisation, choice, Integer.MAX_VALUE).file();
    }

    private record Looked(CheckedFile file, Found found) {}

    /**
     * Beside the mappings that the night will find, and by the name that the file will have, as far as they name files.
     */
    private Looked look(Path path, String organisation, SenderChoices.Choice choice, int kept) throws IOException {
        List<Mapping> mappings = choice.beside(Landing.mappingsAbove(path, folders.uploads()));
        Looked first = look(
                new LandingFile(name(organisation, SentFiles.WORKBOOK, path), path).beside(mappings),
                organisation,
                choice,
                kept);
        String kind = Checked.kind(first.file());
        boolean isByName = mappings.stream()
                .flatMap(mapping -> mapping.tables().stream())
                .anyMatch(table -> !table.selection().files().isEmpty());
        return !isByName || kind.equals(SentFiles.WORKBOOK)
                ? first
                : look(
                        new LandingFile(name(organisation, kind, path), path).beside(mappings),
                        organisation,
                        choice,
                        kept);
    }

    private static String name(String organisation, String kind, Path path) throws IOException {
        return ReportBatch.fileName(organisation) + "/" + Uploads.name(kind, 1, path);
    }

    private Looked look(LandingFile file, String organisation, SenderChoices.Choice choice, int kept)
            throws IOException {
        Optional<SenderLocale> locale = choice.locale();
        FaultGroups groups = new FaultGroups(kept);
        Found found = new Found(organisation);
        List<FileCheck.Outcome> tables = new FileCheck(specs, LocalDate.now(MachineZone.get()), locale)
                .check(file, () -> new FoundOfTable(found, groups, kept));
        return new Looked(new CheckedFile("file", tables, groups.all(), locale), found);
    }

    /** What is found besides faults. */
    private static final class Found {

        private final String organisation;
        private final Set<String> unknown = new TreeSet<>();
        private final UnknownCodes codes = new UnknownCodes();
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
        private final UnknownCodes codes = new UnknownCodes();
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
            codes.add(sheet, fault);
        }

        @Override
        public void keep() {
            all.add(groups);
            found.codes.add(codes);
            found.foreign += foreign;
            unknown.stream()
                    .limit(Math.max(0, IDS_SHOWN - found.unknown.size()))
                    .forEach(found.unknown::add);
        }
    }
}
