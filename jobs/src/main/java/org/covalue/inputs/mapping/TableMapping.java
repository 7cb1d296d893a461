package org.covalue.inputs.mapping;

import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.covalue.estimation.data.Message;
import org.covalue.inputs.spec.ColumnWords;

/**
 * How a sender's table is read as one of our record types.
 *
 * @param mapping the file that says so, as it is named to people
 * @param name of this table among those of the file
 * @param record the record type that it becomes
 * @param selection which tables of the sender it is about
 * @param columns where the values of our columns come from; columns that are not named here keep their own words
 * @param only rows with one of these values in a column of the sender; the others are told and not read
 */
public record TableMapping(
        String mapping,
        String name,
        String record,
        Selection selection,
        Map<String, ColumnSource> columns,
        Map<String, List<String>> only) {

    private static final String VIEW = "→ ";

    /**
     * @param sheet of a workbook; empty for any
     * @param files a pattern of file names, such as {@code ingresos*.csv}; empty for any
     * @param path of the repeated element of a document of JSON or XML; empty for sheets and delimited files
     */
    public record Selection(String sheet, String files, String path) {

        public static final Selection ANY = new Selection("", "", "");

        /** Whether it names the tables, so that what does not fit is a fault and not another table. */
        public boolean isNamed() {
            return !sheet.isEmpty() || !files.isEmpty();
        }

        /** @param name of the file below the landing folder */
        boolean takesFile(String name) {
            Path path = Path.of(name);
            var glob = FileSystems.getDefault().getPathMatcher("glob:" + files);
            return files.isEmpty() || glob.matches(path) || glob.matches(path.getFileName());
        }

        private String words() {
            return Stream.of(files, sheet, path).filter(one -> !one.isEmpty()).collect(Collectors.joining(", "));
        }

        boolean takesSheet(String ofWorkbook) {
            return sheet.isEmpty() || ColumnWords.plain(sheet).equals(ColumnWords.plain(ofWorkbook));
        }
    }

    public TableMapping {
        columns = new LinkedHashMap<>(columns);
        only = new LinkedHashMap<>(only);
    }

    /** Whether it may be about a sheet, or about a delimited file where the sheet is empty. */
    public boolean takes(String file, String sheet) {
        return selection.path().isEmpty() && selection.takesFile(file) && selection.takesSheet(sheet);
    }

    /** Whether it may be about a file of this name. */
    public boolean takesFile(String file) {
        return selection.takesFile(file);
    }

    public Optional<ColumnSource> source(String column) {
        return Optional.ofNullable(columns.get(column));
    }

    /** Every column of the sender that it reads, in order. */
    public List<String> froms() {
        Set<String> froms = new LinkedHashSet<>();
        columns.values().stream()
                .filter(one -> !one.isFixed())
                .map(ColumnSource::from)
                .forEach(froms::add);
        froms.addAll(only.keySet());
        return List.copyOf(froms);
    }

    /** Where in a header the sender's column stands: as it is written, else by its letters; empty where nowhere. */
    public static List<Integer> places(String from, List<String> header) {
        List<Integer> exact = IntStream.range(0, header.size())
                .filter(i -> header.get(i).strip().equals(from))
                .boxed()
                .toList();
        String plain = ColumnWords.plain(from);
        return exact.isEmpty()
                ? IntStream.range(0, header.size())
                        .filter(i -> !plain.isEmpty()
                                && ColumnWords.plain(header.get(i)).equals(plain))
                        .boxed()
                        .toList()
                : exact;
    }

    /** What a further table that is read from the same sheet is called. */
    public String view(String sheet) {
        return (sheet + " " + VIEW + name).strip();
    }

    /** The sheet behind {@link #view}; empty where it is one of a delimited file. */
    public String sheetOf(String view) {
        return view.endsWith(VIEW + name)
                ? view.substring(0, view.length() - VIEW.length() - name.length())
                        .strip()
                : view;
    }

    /** What it makes of a table, in words. */
    public Message words() {
        List<Message> words = new ArrayList<>();
        columns.forEach((column, source) -> words.add(source.words(column)));
        only.forEach((from, values) -> words.add(Message.of("mapped_only", "from", from, "values", values)));
        return Message.of("mapped_by", "mapping", mapping, "columns", words);
    }

    /** What it looks for. */
    Message wanted() {
        return Message.of(
                "mapping_wants",
                "record",
                record,
                "where",
                selection.isNamed() || !selection.path().isEmpty() ? selection.words() : "*",
                "columns",
                froms());
    }

    /** As it is kept with a delivery: what it says, and not where it stands. */
    public String text() {
        return Mapping.text(List.of(this), List.of());
    }

    /** Equal where two say the same. */
    public String sha256() {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(text().getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    Map<String, Object> tree() {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("record", record);
        if (!name.equals(record)) {
            tree.put("name", name);
        }
        putFilled(tree, "sheet", selection.sheet());
        putFilled(tree, "files", selection.files());
        putFilled(tree, "path", selection.path());
        Map<String, Object> sources = new LinkedHashMap<>();
        columns.forEach((column, source) -> sources.put(column, source.tree()));
        tree.put("columns", sources);
        if (!only.isEmpty()) {
            tree.put("only", only);
        }
        return tree;
    }

    private static void putFilled(Map<String, Object> tree, String key, String value) {
        if (!value.isEmpty()) {
            tree.put(key, value);
        }
    }
}
