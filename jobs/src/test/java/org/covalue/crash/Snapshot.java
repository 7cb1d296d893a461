package org.covalue.crash;

import com.lowagie.text.pdf.PdfReader;
import com.lowagie.text.pdf.parser.PdfTextExtractor;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Enumeration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.apache.poi.ss.usermodel.DateUtil;
import org.covalue.platform.FileHash;

/**
 * Everything a night leaves: rows of every table, editions, published files. Moments of the clock are told apart only
 * by their order, deliveries by their rank, and the moments printed in files are masked; all else must be equal.
 */
public final class Snapshot {

    private static final String SCHEMAS =
            "'raw', 'covalue', 'known', 'released', 'staging', 'mart', 'indicators', 'groups', 'studies'";
    private static final Pattern SERIAL = Pattern.compile("<v>(\\d{5}\\.\\d+)</v>");
    private static final double SECONDS_OF_A_DAY = 2 / 86_400.0;
    /**
     * How long steps took and what they needed is another thing every time; a night that failed and said so was an
     * alarm.
     */
    private static final List<String> APART =
            List.of("covalue.flyway_schema_history", "covalue.step_figures", "covalue.alarm");

    private final Map<String, String> parts = new TreeMap<>();
    private final List<Double> serials = new ArrayList<>();

    private Snapshot() {}

    /** @param folders of published files, by name; {@code editions} are those whose hashes stand in the database */
    public static Snapshot of(Connection connection, Map<String, Path> folders) throws SQLException, IOException {
        Snapshot snapshot = new Snapshot();
        snapshot.readTables(connection);
        snapshot.readHistory(connection);
        for (Map.Entry<String, Path> folder : folders.entrySet()) {
            snapshot.readFiles(folder.getKey(), folder.getValue());
        }
        snapshot.requireFrozen(connection, folders.get("editions"));
        return snapshot;
    }

    /** How many tables and files it holds. */
    public int size() {
        return parts.size();
    }

    /** One line per part that is not the same on both sides; none where nothing differs. */
    public List<String> differences(Snapshot other) {
        TreeSet<String> names = new TreeSet<>(parts.keySet());
        names.addAll(other.parts.keySet());
        return names.stream()
                .filter(name -> !parts.getOrDefault(name, "").equals(other.parts.getOrDefault(name, "")))
                .map(name -> name + ": " + parts.getOrDefault(name, "missing") + " and "
                        + other.parts.getOrDefault(name, "missing"))
                .toList();
    }

    private void readTables(Connection connection) throws SQLException {
        List<String> tables = texts(
                connection,
                "select table_schema || '.' || table_name from information_schema.tables "
                        + "where table_type = 'BASE TABLE' and table_schema in (" + SCHEMAS + ") order by 1");
        tables.removeAll(APART);
        for (String table : tables) {
            parts.put(
                    "table " + table,
                    texts(connection, fingerprint(connection, table)).get(0));
        }
        parts.put(
                "alarms that stand",
                texts(connection, "select fault from covalue.alarm where recovered_at is null order by 1")
                        .toString());
        parts.put(
                "schemas",
                String.join(
                        " ", texts(connection, "select nspname from pg_namespace where nspname !~ '^pg_' order by 1")));
    }

    private static String fingerprint(Connection connection, String table) throws SQLException {
        List<String> columns = texts(connection, """
                select case when data_type like 'timestamp%%' then 'dense_rank() over (order by t."' || column_name || '")'
                            when column_name = 'delivery_id' then
                                '(select count(*) from covalue.delivery d where d.delivery_id <= t.delivery_id)'
                            when table_name = 'edition_file' and column_name in ('sha256', 'bytes') then 'null'
                            else 't."' || column_name || '"' end
                from information_schema.columns where table_schema || '.' || table_name = '%s' order by ordinal_position
                """.formatted(table));
        return "select count(*) || ' rows ' || coalesce(md5(string_agg(line, '' order by line)), '-') from (select "
                + "md5(cast(row("
                + String.join(", ", columns) + ") as text)) as line from " + table + " t) lines";
    }

    /** Nothing may be left that counts as running, and every run has come to its end once. */
    private void readHistory(Connection connection) throws SQLException {
        parts.put("runs", String.join(", ", texts(connection, """
                select i.job_name || ' ' || count(*) filter (where e.status = 'COMPLETED') || ' completed '
                       || count(*) filter (where e.status not in ('COMPLETED', 'FAILED', 'STOPPED')) || ' open'
                from batch.batch_job_instance i inner join batch.batch_job_execution e using (job_instance_id)
                group by i.job_instance_id, i.job_name order by i.job_instance_id""")));
        parts.put("steps", String.join(", ", texts(connection, """
                select i.job_instance_id || ' ' || s.step_name || ' '
                       || count(*) filter (where s.status not in ('COMPLETED', 'FAILED', 'STOPPED')) || ' open'
                from batch.batch_job_instance i inner join batch.batch_job_execution e using (job_instance_id)
                inner join batch.batch_step_execution s using (job_execution_id)
                where s.step_name not like '%:%'
                group by i.job_instance_id, s.step_name order by min(s.step_execution_id)""")));
        for (String moment : texts(connection, """
                select to_char(m at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US')
                from (select created_at as m from covalue.edition union select as_of from covalue.edition) moments""")) {
            serials.add(DateUtil.getExcelDate(LocalDateTime.parse(moment)));
        }
    }

    /** The moments in a file change its hash, so that only its agreement with the file can be compared. */
    private void requireFrozen(Connection connection, Path editions) throws SQLException, IOException {
        List<String> changed = new ArrayList<>();
        for (String line : texts(
                connection, "select sha256 || ' ' || edition_id || '/' || file from covalue.edition_file order by 1")) {
            String file = line.substring(line.indexOf(' ') + 1);
            if (!Files.exists(editions.resolve(file)) || !line.startsWith(FileHash.sha256(editions.resolve(file)))) {
                changed.add(file);
            }
        }
        parts.put("files that are not as frozen", changed.toString());
    }

    private void readFiles(String name, Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                parts.put("file " + name + "/" + folder.relativize(file), fingerprint(file));
            }
        }
    }

    private String fingerprint(Path file) throws IOException {
        String name = file.getFileName().toString();
        return name.endsWith(".xlsx")
                ? hash(workbook(file))
                : name.endsWith(".pdf")
                        ? hash(pdf(file))
                        : name.equals("manifest.json") ? hash(withoutHashes(file)) : FileHash.sha256(file);
    }

    private static String hash(String text) {
        return text.length() + " characters " + Integer.toHexString(text.hashCode());
    }

    /** Hashes change with the moments in the files; that they are right is asked of the frozen edition. */
    private static String withoutHashes(Path manifest) throws IOException {
        return Files.readString(manifest).replaceAll("\"(sha256|bytes)\" : [^,\\n]*", "");
    }

    private String workbook(Path file) throws IOException {
        StringBuilder all = new StringBuilder();
        try (ZipFile zip = new ZipFile(file.toFile())) {
            for (Enumeration<? extends ZipEntry> entries = zip.entries(); entries.hasMoreElements(); ) {
                ZipEntry entry = entries.nextElement();
                all.append(entry.getName())
                        .append(new String(zip.getInputStream(entry).readAllBytes(), StandardCharsets.UTF_8));
            }
        }
        return SERIAL.matcher(masked(all.toString()))
                .replaceAll(match -> serials.stream()
                                .anyMatch(serial ->
                                        Math.abs(serial - Double.parseDouble(match.group(1))) < SECONDS_OF_A_DAY)
                        ? "<v>T</v>"
                        : match.group());
    }

    private String pdf(Path file) throws IOException {
        PdfReader reader = new PdfReader(file.toString());
        try {
            StringBuilder text = new StringBuilder();
            for (int page = 1; page <= reader.getNumberOfPages(); page++) {
                text.append(new PdfTextExtractor(reader).getTextFromPage(page)).append('\f');
            }
            return masked(text.toString());
        } finally {
            reader.close();
        }
    }

    private static String masked(String text) {
        return text.replaceAll("\\d{4}-\\d\\d-\\d\\d[T ]\\d\\d:\\d\\d(:\\d\\d)?(\\.\\d+)?Z?", "T");
    }

    private static List<String> texts(Connection connection, String sql) throws SQLException {
        List<String> texts = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            while (row.next()) {
                texts.add(row.getString(1));
            }
        }
        return texts;
    }
}
