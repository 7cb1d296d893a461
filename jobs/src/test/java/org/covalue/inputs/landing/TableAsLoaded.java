package org.covalue.inputs.landing;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.covalue.inputs.dialect.SenderLocale;
import org.covalue.inputs.reading.BlockSource;
import org.covalue.inputs.reading.Reading;
import org.covalue.inputs.reading.RowBlock;
import org.covalue.inputs.reading.UnreadableFile;
import org.covalue.inputs.spec.RecordSpecs;
import org.covalue.inputs.spec.SpecsOfTests;

/**
 * A table of grants as a load reads it, begun anew where its later rows prove another dialect than its first.
 *
 * @param refusal the readings between which nobody decides, or the reason; empty where the file is read
 * @param rows that were good
 * @param rejected how many were not
 */
record TableAsLoaded(Optional<String> refusal, List<Row> rows, int rejected) {

    static final RecordSpecs GRANTS = SpecsOfTests.of("grant", """
            title: {en: Grants, es: Subvenciones}
            description: {en: One row per grant, es: Una fila por subvención}
            fields:
              - name: identifier
                type: string
                description: {en: Identifier, es: Identificador}
                constraints: {required: true}
              - name: title
                type: string
                description: {en: Title, es: Título}
              - name: amount_awarded
                type: number
                description: {en: Amount, es: Importe}
              - name: award_date
                type: date
                description: {en: Day, es: Día}
            primaryKey: [identifier]
            examples:
              accepted: |
                identifier
                G1
            """);

    record Row(int number, String identifier, String title, Double amount, LocalDate day) {}

    static TableAsLoaded of(Path file, Optional<String> locale) throws IOException {
        Reading reading = Reading.of(LocalDate.of(2025, 6, 30), locale.map(tag -> SenderLocale.of(tag, "locale")));
        try {
            for (int time = 0; time < 2; time++) {
                try (BlockSource source = LandingFile.blocks(file, "", GRANTS, reading, 1)) {
                    TableAsLoaded table = read(source);
                    if (source.doubt().isPresent()) {
                        return new TableAsLoaded(
                                source.doubt().map(doubt -> doubt.readings().in("en")), List.of(), 0);
                    }
                    if (source.proven().equals(source.dialect())) {
                        return table;
                    }
                    reading = reading.in(source.proven());
                }
            }
        } catch (UnreadableFile e) {
            return new TableAsLoaded(Optional.of(e.getMessage()), List.of(), 0);
        }
        throw new AssertionError("read twice, and still not as all its rows prove");
    }

    private static TableAsLoaded read(BlockSource source) throws IOException {
        List<Row> rows = new ArrayList<>();
        int rejected = 0;
        for (Optional<RowBlock> block = source.next(); block.isPresent(); block = source.next()) {
            rejected += block.get().rowsRejected();
            ByteBuffer copy = ByteBuffer.wrap(block.get().copy().bytes()).position(19);
            for (int i = 0; i < block.get().rowsLoaded(); i++) {
                rows.add(row(copy));
            }
        }
        return new TableAsLoaded(Optional.empty(), rows, rejected);
    }

    private static Row row(ByteBuffer copy) {
        int cells = copy.getShort();
        copy.getInt();
        copy.getInt();
        copy.getInt();
        Row row = new Row(copy.getInt(), text(copy), text(copy), number(copy), day(copy));
        for (int rest = 6; rest < cells; rest++) {
            int length = copy.getInt();
            copy.position(copy.position() + Math.max(0, length));
        }
        return row;
    }

    private static String text(ByteBuffer copy) {
        int length = copy.getInt();
        byte[] text = new byte[Math.max(0, length)];
        copy.get(text);
        return new String(text, StandardCharsets.UTF_8);
    }

    private static Double number(ByteBuffer copy) {
        return copy.getInt() < 0 ? null : copy.getDouble();
    }

    private static LocalDate day(ByteBuffer copy) {
        return copy.getInt() < 0 ? null : LocalDate.of(2000, 1, 1).plusDays(copy.getInt());
    }
}
