package org.covalue.exports.parquet;

import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.hadoop.conf.Configuration;
import org.apache.parquet.conf.ParquetConfiguration;
import org.apache.parquet.conf.PlainParquetConfiguration;
import org.apache.parquet.hadoop.ParquetWriter;
import org.apache.parquet.hadoop.api.WriteSupport;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;
import org.apache.parquet.io.OutputFile;
import org.apache.parquet.io.api.Binary;
import org.apache.parquet.io.api.RecordConsumer;
import org.apache.parquet.schema.LogicalTypeAnnotation;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName;
import org.apache.parquet.schema.Type;
import org.apache.parquet.schema.Types;
import org.covalue.exports.column.ColumnType;
import org.jspecify.annotations.Nullable;

/**
 * A Parquet file, row by row. Rows are kept until a group of them is full, so memory does not grow with the file.
 * Nothing of Hadoop is started: it only lends the library the types of some signatures.
 */
public final class ParquetRows implements Closeable {

    private static final long BYTES_OF_A_GROUP = 16L << 20;

    private final ParquetWriter<List<@Nullable Object>> writer;

    public record Column(String name, ColumnType holds) {

        private Type type() {
            return switch (holds) {
                case TEXT ->
                    Types.optional(PrimitiveTypeName.BINARY)
                            .as(LogicalTypeAnnotation.stringType())
                            .named(name);
                case INTEGER -> Types.optional(PrimitiveTypeName.INT64).named(name);
                case NUMBER -> Types.optional(PrimitiveTypeName.DOUBLE).named(name);
                case DATE ->
                    Types.optional(PrimitiveTypeName.INT32)
                            .as(LogicalTypeAnnotation.dateType())
                            .named(name);
                case BOOLEAN -> Types.optional(PrimitiveTypeName.BOOLEAN).named(name);
            };
        }

        private void write(RecordConsumer to, Object value) {
            switch (holds) {
                case TEXT -> to.addBinary(Binary.fromString(value.toString()));
                case INTEGER -> to.addLong(((Number) value).longValue());
                case NUMBER -> to.addDouble(((Number) value).doubleValue());
                case DATE -> to.addInteger((int) ((LocalDate) value).toEpochDay());
                case BOOLEAN -> to.addBoolean((Boolean) value);
            }
        }
    }

    /** @param notes what stands about the table at the end of the file; the stream stays open */
    public ParquetRows(String name, List<Column> columns, Map<String, String> notes, OutputStream out)
            throws IOException {
        writer = new Builder(new StreamedFile(out), new Rows(name, columns, notes))
                .withConf(new PlainParquetConfiguration())
                .withCodecFactory(new GzipCodecs())
                .withCompressionCodec(CompressionCodecName.GZIP)
                .withRowGroupSize(BYTES_OF_A_GROUP)
                .build();
    }

    /** @param row a value or null for each column */
    public void write(List<@Nullable Object> row) throws IOException {
        writer.write(row);
    }

    @Override
    public void close() throws IOException {
        writer.close();
    }

    private static final class Builder extends ParquetWriter.Builder<List<@Nullable Object>, Builder> {

        private final Rows rows;

        private Builder(OutputFile file, Rows rows) {
            super(file);
            this.rows = rows;
        }

        @Override
        protected Builder self() {
            return this;
        }

        @Override
        protected WriteSupport<List<@Nullable Object>> getWriteSupport(ParquetConfiguration configuration) {
            return rows;
        }

        @Override
        @SuppressWarnings("deprecation")
        protected WriteSupport<List<@Nullable Object>> getWriteSupport(Configuration configuration) {
            return rows;
        }
    }

    private static final class Rows extends WriteSupport<List<@Nullable Object>> {

        private final MessageType schema;
        private final List<Column> columns;
        private final Map<String, String> notes;
        private @Nullable RecordConsumer consumer;

        private Rows(String name, List<Column> columns, Map<String, String> notes) {
            this.schema =
                    new MessageType(name, columns.stream().map(Column::type).toList());
            this.columns = List.copyOf(columns);
            this.notes = notes;
        }

        @Override
        public WriteContext init(ParquetConfiguration configuration) {
            return new WriteContext(schema, notes);
        }

        @Override
        @SuppressWarnings("deprecation")
        public WriteContext init(Configuration configuration) {
            return new WriteContext(schema, notes);
        }

        @Override
        public void prepareForWrite(RecordConsumer recordConsumer) {
            consumer = recordConsumer;
        }

        @Override
        public void write(List<@Nullable Object> row) {
            RecordConsumer to = Objects.requireNonNull(consumer, "rows come after the file is begun");
            to.startMessage();
            for (int i = 0; i < columns.size(); i++) {
                Object value = row.get(i);
                if (value != null) {
                    to.startField(columns.get(i).name(), i);
                    columns.get(i).write(to, value);
                    to.endField(columns.get(i).name(), i);
                }
            }
            to.endMessage();
        }
    }
}
