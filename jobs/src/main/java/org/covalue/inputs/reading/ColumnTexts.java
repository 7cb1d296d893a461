package org.covalue.inputs.reading;

import java.util.List;
import java.util.Optional;
import org.covalue.inputs.dialect.Blanks;
import org.covalue.inputs.mapping.ColumnSource;
import org.covalue.inputs.mapping.FigureUnit;
import org.covalue.inputs.spec.RecordSpec;

/** The cells of a row by the columns of their record type: as they are typed, and as they count under a mapping. */
public final class ColumnTexts {

    private static final ColumnSource AS_IT_IS = ColumnSource.from("");

    private final int[] positions;
    private final ColumnSource[] sources;
    private final boolean[] isMapped;

    /** @param header that was accepted */
    public ColumnTexts(HeaderMatch header) {
        List<String> columns = header.spec().orElseThrow().columns();
        this.positions = header.positions().stream().mapToInt(Integer::intValue).toArray();
        this.sources = columns.stream()
                .map(column -> header.mapping()
                        .flatMap(mapping -> mapping.source(column))
                        .orElse(AS_IT_IS))
                .toArray(ColumnSource[]::new);
        this.isMapped = new boolean[sources.length];
        for (int i = 0; i < sources.length; i++) {
            String column = columns.get(i);
            isMapped[i] =
                    header.mapping().flatMap(mapping -> mapping.source(column)).isPresent();
        }
    }

    /** Where the column stands, -1 where it does not. */
    int position(int column) {
        return positions[column];
    }

    /** Whether what counts may be something else than what stands in the cell. */
    boolean isOther(int column) {
        return isMapped[column]
                && (positions[column] < 0 || !sources[column].values().isEmpty());
    }

    FigureUnit unit(int column) {
        return sources[column].unit().orElse(FigureUnit.FULL);
    }

    /** The sender's name of a column; empty where it is ours. */
    Optional<String> senders(int column) {
        return isMapped[column] && positions[column] >= 0 ? Optional.of(sources[column].from()) : Optional.empty();
    }

    /** What the sender has typed, without blanks around it. */
    public String typed(int column, Cells cells) {
        return positions[column] < 0 || positions[column] >= cells.size()
                ? ""
                : Blanks.strip(cells.text(positions[column]));
    }

    /** What counts: a fixed value, or the value that the mapping has for what is typed. */
    public String value(int column, Cells cells) {
        return isMapped[column] && positions[column] < 0
                ? sources[column].fixed()
                : sources[column].value(typed(column, cells));
    }

    /** The column as a workbook is to put its figures: shares as they stand, where the mapping says their unit. */
    static RecordSpec.Field asDelivered(RecordSpec.Field field, Optional<ColumnSource> source) {
        return source.flatMap(ColumnSource::unit).isPresent() ? field.inFractions() : field;
    }
}
