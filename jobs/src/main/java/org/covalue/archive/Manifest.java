package org.covalue.archive;

import java.util.List;
import org.covalue.platform.Json;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * What an archive holds and how to know that it is whole.
 *
 * @param format of the archive itself
 * @param software version that wrote it
 * @param schemaVersion of the database it was taken from: the last migration
 * @param writtenAt moment, UTC
 * @param server version of the database server; for information, a restore does not depend on it
 * @param tables in an order in which each stands behind those it refers to
 */
record Manifest(
        int format,
        String software,
        String schemaVersion,
        String writtenAt,
        String server,
        List<Table> tables,
        List<Sequence> sequences,
        List<File> files) {

    static final int FORMAT = 1;
    static final String ENTRY = "manifest.json";

    /**
     * @param definitions statements that give a table its keys and indexes, for tables that no migration makes
     * @param sha256 of the entry's content, header row included
     */
    record Table(String schema, String name, List<Column> columns, List<String> definitions, long rows, String sha256) {

        String entry() {
            return "tables/" + schema + "." + name + ".csv";
        }

        /** Quoted, for statements. */
        String qualified() {
            return quoted(schema) + "." + quoted(name);
        }

        /** The quoted columns, for statements. */
        String columnList() {
            return String.join(
                    ", ", columns.stream().map(column -> quoted(column.name())).toList());
        }
    }

    record Column(String name, String type, boolean required) {}

    /** @param value the last one drawn, or where not {@code drawn} the next one */
    record Sequence(String schema, String name, long value, boolean drawn) {

        String qualified() {
            return quoted(schema) + "." + quoted(name);
        }
    }

    /** A file of a published edition. @param path {@code EDITION/...} */
    record File(String path, String sha256, long bytes) {

        String entry() {
            return "editions/" + path;
        }
    }

    static String quoted(String name) {
        return '"' + name.replace("\"", "\"\"") + '"';
    }

    String toJson() {
        return Json.text(this);
    }

    /** @throws JacksonException if it is no manifest */
    static Manifest parse(byte[] json) {
        return JsonMapper.builder().build().readValue(json, Manifest.class);
    }
}
