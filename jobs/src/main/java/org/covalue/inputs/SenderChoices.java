package org.covalue.inputs;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.covalue.inputs.dialect.SenderLocale;
import org.covalue.inputs.mapping.Mapping;
import org.covalue.inputs.mapping.TableMapping;
import org.covalue.inputs.reading.Ids;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * What organisations have chosen where the portal asked how their files are to be read. Under which locale a file is
 * read, its sender's answer about this very file says first; then what an administrator has set for the sender
 * ({@code covalue.senders}), who so can put right what was answered by mistake; then what the sender has let be
 * remembered. A file that is delivered keeps how it was read, and the night reads it so.
 */
public final class SenderChoices {

    /** As people of any language are told of a mapping that was chosen on a page. */
    public static final String MAPPING = "portal";

    private final JdbcTemplate jdbc;

    public SenderChoices(DataSource dataSource) {
        this(new JdbcTemplate(dataSource));
    }

    SenderChoices(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /** How files are read. @param mapping which of the sender's columns are ours, as far as the sender has said */
    public record Choice(Optional<SenderLocale> locale, Optional<Mapping> mapping) {

        public static final Choice NONE = new Choice(Optional.empty(), Optional.empty());

        private static Choice of(Optional<String> locale, Optional<String> mapping) {
            return new Choice(
                    locale.map(tag -> SenderLocale.of(tag, "locale")),
                    mapping.map(text -> Mapping.read(MAPPING, text)));
        }

        /** What lies beside a file, and of what was chosen that which is about other record types. */
        public List<Mapping> beside(List<Mapping> files) {
            Set<String> records = files.stream()
                    .flatMap(file -> file.tables().stream())
                    .map(TableMapping::record)
                    .collect(Collectors.toSet());
            List<Mapping> all = new ArrayList<>(files);
            mapping.map(chosen -> chosen.with(chosen.tables().stream()
                            .filter(table -> !records.contains(table.record()))
                            .toList()))
                    .filter(chosen -> !chosen.saysNothing())
                    .ifPresent(all::add);
            return all;
        }
    }

    /** For the organisation's next files. */
    public Choice remembered(String organisation) {
        return jdbc
                .query(
                        "select locale, mapping from covalue.sender_choice where organisation_id = ?",
                        (row, i) ->
                                Choice.of(Optional.ofNullable(row.getString(1)), Optional.ofNullable(row.getString(2))),
                        Ids.kept(organisation))
                .stream()
                .findFirst()
                .orElse(Choice.NONE);
    }

    /** In place of what was remembered. */
    public void remember(String organisation, Choice choice) {
        jdbc.update(
                """
                insert into covalue.sender_choice (organisation_id, locale, mapping) values (?, ?, ?)
                on conflict (organisation_id) do update set locale = excluded.locale, mapping = excluded.mapping
                """,
                Ids.kept(organisation),
                choice.locale().map(SenderLocale::tag).orElse(null),
                choice.mapping().map(Mapping::text).orElse(null));
    }

    /** How a file was read when it was delivered; empty where nobody has seen it checked. */
    public Optional<Choice> ofFile(String organisation, String sha256) {
        return jdbc
                .query(
                        "select locale, mapping from covalue.sent_file where organisation_id = ? and sha256 = ?",
                        (row, i) ->
                                Choice.of(Optional.ofNullable(row.getString(1)), Optional.ofNullable(row.getString(2))),
                        Ids.kept(organisation),
                        sha256)
                .stream()
                .findFirst();
    }

    /** Keeps how a file is read that is delivered. */
    public void keep(String organisation, String sha256, Choice choice) {
        jdbc.update(
                """
                insert into covalue.sent_file (organisation_id, sha256, locale, mapping) values (?, ?, ?, ?)
                on conflict (organisation_id, sha256) do update set locale = excluded.locale, mapping = excluded.mapping
                """,
                Ids.kept(organisation),
                sha256,
                choice.locale().map(SenderLocale::tag).orElse(null),
                choice.mapping().map(Mapping::text).orElse(null));
    }
}
