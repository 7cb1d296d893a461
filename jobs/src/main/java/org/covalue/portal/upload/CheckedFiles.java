package org.covalue.portal.upload;

import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import java.io.InputStream;
import java.io.Serializable;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.covalue.inputs.SenderChoices;
import org.covalue.inputs.dialect.SenderLocale;
import org.covalue.inputs.landing.Senders;
import org.covalue.inputs.mapping.Mapping;
import org.covalue.inputs.mapping.TableMapping;
import org.covalue.inputs.reading.RejectedRow;
import org.covalue.platform.FileHash;
import org.jspecify.annotations.Nullable;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;
import org.springframework.web.multipart.MultipartFile;

/** Files that were sent and checked, as the session of their sender keeps them until they are delivered. */
@Component
class CheckedFiles {

    private final Uploads uploads;
    private final UploadCheck check;
    private final SenderChoices choices;
    private final Senders senders;

    CheckedFiles(Uploads uploads, UploadCheck check, SenderChoices choices, Environment environment) {
        this.uploads = uploads;
        this.check = check;
        this.choices = choices;
        this.senders = Senders.of(environment);
    }

    /**
     * What stands checked in the sender's session and may be confirmed.
     *
     * @param name as its sender calls it, to be shown to nobody else
     * @param answer what the sender has said of this file
     * @param locale under which it was read; empty where its own rows say it
     * @param mapping under which it was read; empty where its own words say it
     */
    record Pending(
            String organisation,
            String name,
            String kind,
            String sha256,
            long rows,
            boolean mayBeSent,
            Answer answer,
            String locale,
            String mapping)
            implements Serializable {

        SenderChoices.Choice choice() {
            return new SenderChoices.Choice(
                    tag(locale),
                    Optional.of(mapping)
                            .filter(text -> !text.isEmpty())
                            .map(text -> Mapping.read(SenderChoices.MAPPING, text)));
        }

        private static Optional<SenderLocale> tag(String locale) {
            return Optional.of(locale).filter(tag -> !tag.isEmpty()).map(tag -> SenderLocale.of(tag, "locale"));
        }

        private Pending answered(Answer by) {
            return new Pending(organisation, name, kind, sha256, rows, mayBeSent, by, locale, mapping);
        }
    }

    /**
     * What a sender has said of one file.
     *
     * @param locale under which it is written; empty where nothing is said
     * @param mapping what was said of its tables, which counts before what is remembered; empty where nothing is
     * @param named which record type a sheet is, by its name
     */
    record Answer(String locale, String mapping, Map<String, String> named) implements Serializable {

        static final Answer NONE = new Answer("", "", Map.of());

        Answer {
            named = new LinkedHashMap<>(named);
        }

        Answer under(SenderLocale said) {
            return new Answer(said.tag(), mapping, named);
        }

        Answer by(TableMapping said) {
            List<TableMapping> tables = mapping.isEmpty()
                    ? List.of()
                    : Mapping.read(SenderChoices.MAPPING, mapping).tables();
            return new Answer(locale, Answers.replaced(tables, said).text(), named);
        }

        Answer with(String sheet, String record) {
            Map<String, String> all = new LinkedHashMap<>(named);
            all.put(sheet, record);
            return new Answer(locale, mapping, all);
        }
    }

    /** A file and what was found. @param held empty where nothing of it is kept */
    record Shown(String held, String name, UploadCheck.Checked checked) {

        public boolean mayBeSent() {
            return checked.mayBeSent();
        }

        public boolean isWhole() {
            return checked.file().isGood();
        }
    }

    Shown take(String organisation, MultipartFile sent, HttpSession session) throws IOException {
        Uploads.Held held;
        try (InputStream content = sent.getInputStream()) {
            held = uploads.hold(organisation, content);
        }
        Sent file = new Sent(held.id(), held.path(), shown(sent.getOriginalFilename()), FileHash.sha256(held.path()));
        Shown shown = check(organisation, file, Answer.NONE, session);
        if (!shown.mayBeSent()
                && !shown.checked().isAsked()
                && shown.checked().file().groups().isEmpty()) {
            uploads.discard(held);
            session.removeAttribute(held.id());
            return new Shown("", shown.name(), shown.checked());
        }
        return shown;
    }

    /** Those that are still held, checked once more by what is known now. */
    List<Shown> again(String organisation, List<String> held, HttpSession session) throws IOException {
        List<Shown> files = new ArrayList<>();
        for (String id : held) {
            Optional<Pending> known = pending(session, organisation, id);
            Optional<Path> file = known.isEmpty()
                    ? Optional.empty()
                    : uploads.held(organisation, id, known.get().sha256());
            if (file.isPresent()) {
                Pending before = known.orElseThrow();
                Sent sent = new Sent(id, file.get(), before.name(), before.sha256());
                files.add(check(organisation, sent, before.answer(), session));
            }
        }
        return files;
    }

    /** A file that is held. @param name as its sender calls it */
    private record Sent(String held, Path path, String name, String sha256) {}

    private Shown check(String organisation, Sent sent, Answer answer, HttpSession session) throws IOException {
        SenderChoices.Choice choice = choice(organisation, answer);
        UploadCheck.Checked checked = check.check(sent.path(), organisation, choice, answer.named());
        session.setAttribute(
                sent.held(),
                new Pending(
                        organisation,
                        sent.name(),
                        checked.kind(),
                        sent.sha256(),
                        checked.file().rows(),
                        checked.mayBeSent(),
                        answer,
                        choice.locale().map(SenderLocale::tag).orElse(""),
                        choice.mapping().map(Mapping::text).orElse("")));
        return new Shown(sent.held(), sent.name(), checked);
    }

    /** The order in which locales count is that of {@link SenderChoices}. */
    private SenderChoices.Choice choice(String organisation, Answer answer) {
        SenderChoices.Choice remembered = choices.remembered(organisation);
        return new SenderChoices.Choice(
                Pending.tag(answer.locale())
                        .or(() -> senders.localeOf("", Optional.of(organisation), Optional.empty()))
                        .or(remembered::locale),
                answer.mapping().isEmpty()
                        ? remembered.mapping()
                        : Optional.of(Answers.over(
                                remembered.mapping(), Mapping.read(SenderChoices.MAPPING, answer.mapping()))));
    }

    /** Keeps what the sender has said of a file that is held. */
    void answer(HttpSession session, String organisation, String held, UnaryOperator<Answer> said) {
        pending(session, organisation, held)
                .ifPresent(known -> session.setAttribute(held, known.answered(said.apply(known.answer()))));
    }

    static Optional<Pending> pending(HttpSession session, String organisation, String held) {
        return session.getAttribute(held) instanceof Pending pending
                        && pending.organisation().equals(organisation)
                ? Optional.of(pending)
                : Optional.empty();
    }

    /** Without the folders that some browsers send with it, and what nobody sees. */
    private static String shown(@Nullable String name) {
        String last = Objects.requireNonNullElse(name, "").replaceAll(".*[/\\\\]", "");
        return RejectedRow.shortened(last.replaceAll("\\p{C}", " ").strip());
    }
}
