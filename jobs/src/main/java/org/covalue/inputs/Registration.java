package org.covalue.inputs;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Timestamp;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.covalue.database.Scalar;
import org.covalue.database.SqlResource;
import org.covalue.inputs.dialect.SenderLocale;
import org.covalue.inputs.landing.FileTables;
import org.covalue.inputs.landing.LandingFile;
import org.covalue.inputs.landing.LeftOut;
import org.covalue.inputs.landing.Senders;
import org.covalue.inputs.landing.SentFolder;
import org.covalue.inputs.mapping.TableMapping;
import org.covalue.inputs.reading.RejectedRow;
import org.covalue.inputs.spec.RecordSpecs;
import org.covalue.request.RunParameters;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Enters the files of one run in the register of deliveries: what each is, whether it came before, and why it is
 * refused where it is.
 */
final class Registration {

    private final JdbcTemplate jdbc;
    private final SenderChoices choices;
    private final RecordSpecs specs;
    private final Senders senders;
    private final Repairs repairs;
    private final long runId;
    private final RunParameters run;
    private final Set<String> mappingsUsed = new HashSet<>();

    Registration(
            JdbcTemplate jdbc, RecordSpecs specs, Senders senders, Repairs repairs, long runId, RunParameters run) {
        this.jdbc = jdbc;
        this.choices = new SenderChoices(jdbc);
        this.specs = specs;
        this.senders = senders;
        this.repairs = repairs;
        this.runId = runId;
        this.run = run;
    }

    /** What is entered of a file, or of one table of it. */
    private static final class DeliveryEntry {

        private final String file;
        private final String sheet;
        private final Path path;
        private String state;
        private @Nullable String message;
        private @Nullable String record;
        private String sha256 = "";
        private long bytes;
        private @Nullable String notice;
        private @Nullable String sentBy;
        private @Nullable String locale;
        private @Nullable String mapping;
        private @Nullable String mappingHash;

        private DeliveryEntry(String file, String sheet, Path path, String state) {
            this.file = file;
            this.sheet = sheet;
            this.path = path;
            this.state = state;
        }

        /** A table of the file that this is the entry of. */
        private DeliveryEntry ofTable(LandingFile table) {
            DeliveryEntry entry = new DeliveryEntry(file, table.sheet(), path, state);
            entry.sha256 = sha256;
            entry.bytes = bytes;
            entry.sentBy = sentBy;
            entry.locale = table.locale().map(SenderLocale::tag).orElse(null);
            entry.mapping = table.mapping().map(TableMapping::text).orElse(null);
            entry.mappingHash = table.mapping().map(TableMapping::sha256).orElse(null);
            return entry;
        }

        private DeliveryEntry become(String other) {
            state = other;
            return this;
        }

        private DeliveryEntry because(String reason) {
            message = reason;
            return this;
        }
    }

    /** What lies in the folders of the run and is no landing file. */
    void enter(LeftOut one) {
        enter(new DeliveryEntry(one.name(), "", one.path(), one.isMeant() ? "not_taken" : "ignored")
                .because(one.reason()));
    }

    /** Mappings by which a file that was entered is read. */
    Set<String> mappingsUsed() {
        return mappingsUsed;
    }

    /** Every table of the file; its bytes are read for their hash once. */
    void enter(LandingFile file) {
        DeliveryEntry whole = new DeliveryEntry(file.name(), file.sheet(), file.path(), "waiting");
        try {
            Optional<String> sentBy = SentFolder.senderOf(file.path());
            whole.sentBy = sentBy.orElse(null);
            whole.bytes = Files.size(file.path());
            whole.sha256 = file.sha256();
            List<FileTables.Table> tables = FileTables.of(known(file, sentBy, whole.sha256), specs);
            for (FileTables.Table table : tables) {
                table.file().mapping().map(TableMapping::mapping).ifPresent(mappingsUsed::add);
                DeliveryEntry entry = whole.ofTable(table.file());
                enter(entry, look(table, entry));
            }
        } catch (IOException e) {
            whole.sha256 = "";
            enter(whole, Optional.of(LandingFile.refusal(LeftOut.reason(e), "")));
        }
    }

    /** A file that its sender saw checked is read as it was then, unless whoever starts the run says otherwise. */
    private LandingFile known(LandingFile file, Optional<String> sentBy, String sha256) {
        Optional<SenderChoices.Choice> seen = sentBy.flatMap(organisation -> choices.ofFile(organisation, sha256));
        Optional<SenderLocale> locale = seen.isPresent()
                ? run.locale()
                        .map(tag -> SenderLocale.of(tag, "locale"))
                        .or(() -> seen.get().locale())
                : senders.localeOf(file.name(), sentBy, run.locale());
        return file.under(locale).beside(seen.orElse(SenderChoices.Choice.NONE).beside(file.beside()));
    }

    private void enter(DeliveryEntry entry, Optional<RejectedRow> refusal) {
        refusal.ifPresent(why -> entry.become("refused").because(why.message().in("en")));
        int id = enter(entry);
        refusal.ifPresent(why -> Deliveries.enterRefusal(jdbc, id, why));
    }

    /** Says why the table is refused; a skipped one is not looked into any further. */
    private Optional<RejectedRow> look(FileTables.Table table, DeliveryEntry entry) throws IOException {
        LandingFile.Header header = table.header();
        Optional<String> before = stateOfSameFile(entry, header.refusal().isPresent());
        entry.record = header.record().orElse(null);
        String locale = header.refusal().isPresent()
                ? ""
                : table.file().locale().map(SenderLocale::words).orElse("");
        String notice = Stream.of(header.notice(), locale)
                .filter(words -> !words.isEmpty())
                .collect(Collectors.joining("; "));
        entry.notice = notice.isEmpty() ? null : notice;
        if (before.isPresent()) {
            repairs.proveEmpty(table.file(), entry.sha256);
            entry.become("skipped").because("unchanged since it was " + before.get());
            return Optional.empty();
        }
        return header.refusal();
    }

    private int enter(DeliveryEntry entry) {
        return Scalar.of(
                jdbc,
                """
                insert into covalue.delivery
                    (run_id, file, sheet, path, record, sha256, bytes, received_at, state, message, notice, sent_by, locale,
                     mapping, mapping_sha256)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                returning delivery_id
                """,
                Integer.class,
                runId,
                entry.file,
                entry.sheet,
                entry.path.toString(),
                entry.record,
                entry.sha256,
                entry.bytes,
                Timestamp.from(run.asOf()),
                entry.state,
                entry.message,
                entry.notice,
                entry.sentBy,
                entry.locale,
                entry.mapping,
                entry.mappingHash);
    }

    /**
     * Read under another locale or mapping, the same file says something else; and a header that was refused may be one
     * that is known by now.
     */
    private Optional<String> stateOfSameFile(DeliveryEntry entry, boolean isStillRefused) {
        return JdbcClient.create(jdbc)
                .sql(SqlResource.text(Registration.class, "state_of_same_file"))
                .param("sha256", entry.sha256)
                .param("locale", entry.locale)
                .param("mapping", entry.mappingHash)
                .param("is_still_refused", isStillRefused)
                .param("file", entry.file)
                .param("sheet", entry.sheet)
                .query((row, i) -> Optional.ofNullable(row.getString(1)))
                .optional()
                .flatMap(state -> state)
                .map(state -> state.equals("complete") ? "loaded" : "refused");
    }
}
