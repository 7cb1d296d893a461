package org.covalue.inputs.mapping;

import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.covalue.estimation.data.Message;
import org.covalue.inputs.spec.ColumnWords;
import org.covalue.inputs.spec.RecordSpecs;
import org.covalue.platform.Durable;
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.Yaml;

/**
 * How the tables of one sender are read, given once: a file {@code NAME.mapping.yml} that lies beside the sender's
 * files, or in a folder above them. Read and written here alone.
 *
 * @param name of the file, as people are told of it
 * @param tables in the order in which they stand; empty where there are faults
 * @param leaveOut sheets of workbooks that are not to be read
 * @param faults what is wrong with it, with the line of each; with any, nothing is read by it
 */
public record Mapping(String name, List<TableMapping> tables, List<String> leaveOut, List<Message> faults) {

    public static final String ENDING = ".mapping.yml";
    private static final long MOST_BYTES = 1 << 20;

    public static boolean isOne(Path file) {
        return file.getFileName().toString().toLowerCase(Locale.ROOT).endsWith(ENDING);
    }

    /** @param name as people are told of it */
    public static Mapping read(String name, Path file) {
        try {
            return Files.size(file) > MOST_BYTES
                    ? broken(name, Message.of("mapping_too_large", "most", MOST_BYTES >> 20))
                    : read(name, Files.readString(file));
        } catch (MalformedInputException e) {
            return broken(name, Message.of("mapping_not_utf8"));
        } catch (IOException e) {
            return broken(name, Message.of("file_unreadable", "why", String.valueOf(e.getMessage())));
        }
    }

    public static Mapping read(String name, String yaml) {
        return new MappingReader(name, RecordSpecs.load()).read(yaml);
    }

    static Mapping broken(String name, Message fault) {
        return new Mapping(name, List.of(), List.of(), List.of(fault));
    }

    /** Of what a delivery keeps. @throws IllegalStateException if it is none */
    public static TableMapping kept(String text) {
        Mapping mapping = read("", text);
        if (mapping.tables().size() != 1) {
            throw new IllegalStateException("a delivery has the mapping " + text + ": " + mapping.faults());
        }
        return mapping.tables().get(0);
    }

    public boolean isBroken() {
        return !faults.isEmpty();
    }

    public boolean saysNothing() {
        return tables.isEmpty() && leaveOut.isEmpty();
    }

    /** Whether it says that a sheet is not to be read. */
    public boolean leavesOut(String sheet) {
        return leaveOut.stream().anyMatch(one -> ColumnWords.plain(one).equals(ColumnWords.plain(sheet)));
    }

    /** The same with another list of tables. */
    public Mapping with(List<TableMapping> others) {
        return new Mapping(name, others, leaveOut, faults);
    }

    /** What each of its tables looks for. */
    public List<Message> wanted() {
        return tables.stream().map(TableMapping::wanted).toList();
    }

    /** As a file has it. */
    public String text() {
        return text(tables, leaveOut);
    }

    static String text(List<TableMapping> tables, List<String> leaveOut) {
        DumperOptions options = new DumperOptions();
        options.setDefaultFlowStyle(DumperOptions.FlowStyle.BLOCK);
        options.setAllowUnicode(true);
        options.setSplitLines(false);
        Map<String, Object> tree = new LinkedHashMap<>();
        if (!tables.isEmpty()) {
            tree.put("tables", tables.stream().map(TableMapping::tree).toList());
        }
        if (!leaveOut.isEmpty()) {
            tree.put("leave_out", leaveOut);
        }
        return new Yaml(options).dump(tree);
    }

    /** Puts the file in its place whole. */
    public void write(Path file) throws IOException {
        Durable.write(file, text());
    }
}
