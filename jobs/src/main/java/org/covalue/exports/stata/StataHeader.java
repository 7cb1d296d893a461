package org.covalue.exports.stata;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What stands around the rows of a Stata file: names, types, labels. */
final class StataHeader {

    private static final int NAME = 129;
    private static final int FORMAT = 57;
    private static final int LABEL = 321;
    private static final int LONGEST_LABEL = 80;
    /** Labels of the missing values; Stata's {@code label values NAME missing_en} puts them on a variable. */
    private static final String MISSING = "missing";

    private final List<StataColumn> columns;
    private final List<String> names;
    private final Map<String, String> titles;
    private final String language;
    private final List<String> languages;

    StataHeader(List<StataColumn> columns, Map<String, String> titles, String language) {
        this.columns = columns;
        this.names = StataNames.of(columns.stream().map(StataColumn::name).toList());
        this.titles = titles;
        this.language = language;
        this.languages = titles.keySet().stream()
                .sorted(Comparator.<String, Boolean>comparing(one -> !one.equals(language))
                        .thenComparing(Comparator.naturalOrder()))
                .toList();
    }

    byte[] beginning(long rows) throws IOException {
        return LittleEndian.bytes(out -> {
            out.text("<stata_dta><header><release>118</release><byteorder>LSF</byteorder><K>");
            out.number(columns.size(), 2);
            out.text("</K><N>");
            out.number(rows, 8);
            out.text("</N><label>");
            byte[] label = short80(titles.getOrDefault(language, "")).getBytes(StandardCharsets.UTF_8);
            out.number(label.length, 2);
            out.bytes(label);
            // No time, so that the same rows are the same file.
            out.text("</label><timestamp>");
            out.number(0, 1);
            out.text("</timestamp></header>");
        });
    }

    private static String short80(String text) {
        return text.codePointCount(0, text.length()) <= LONGEST_LABEL
                ? text
                : text.substring(0, text.offsetByCodePoints(0, LONGEST_LABEL - 1)) + "…";
    }

    /** Everything between the map and the rows, and where in it each section begins. */
    static final class Middle {

        private final byte[] bytes;
        private final List<Long> offsets;

        private Middle(byte[] bytes, List<Long> offsets) {
            this.bytes = bytes;
            this.offsets = offsets;
        }

        void writeTo(LittleEndian out) throws IOException {
            out.bytes(bytes);
        }
    }

    Middle middle(List<ColumnExtent> extents) throws IOException {
        List<Long> offsets = new ArrayList<>();
        byte[] bytes = LittleEndian.bytes(out -> {
            section(
                    out,
                    offsets,
                    "variable_types",
                    i -> out.number(extents.get(i).type().code(), 2));
            section(out, offsets, "varnames", i -> out.field(names.get(i), NAME));
            begin(out, offsets, "sortlist");
            out.number(0, 2 * (columns.size() + 1));
            out.text("</sortlist>");
            section(
                    out,
                    offsets,
                    "formats",
                    i -> out.field(extents.get(i).type().format(), FORMAT));
            section(out, offsets, "value_label_names", i -> out.field(labelName(extents, i, language), NAME));
            section(out, offsets, "variable_labels", i -> out.field(short80(labelOf(i, language)), LABEL));
            begin(out, offsets, "characteristics");
            characteristics(out, extents);
            out.text("</characteristics>");
        });
        return new Middle(bytes, offsets);
    }

    private interface OfColumn {
        void write(int i) throws IOException;
    }

    private void section(LittleEndian out, List<Long> offsets, String name, OfColumn content) throws IOException {
        begin(out, offsets, name);
        for (int i = 0; i < columns.size(); i++) {
            content.write(i);
        }
        out.text("</" + name + ">");
    }

    private static void begin(LittleEndian out, List<Long> offsets, String name) throws IOException {
        offsets.add(out.position());
        out.text("<" + name + ">");
    }

    private String labelOf(int i, String in) {
        return columns.get(i).labels().getOrDefault(in, "");
    }

    private String labelName(List<ColumnExtent> extents, int i, String in) {
        return extents.get(i).isCoded() ? StataNames.cut(names.get(i), 32 - 1 - in.length()) + "_" + in : "";
    }

    /** The other languages, as {@code label language} keeps them; names and labels that had to be shortened. */
    private void characteristics(LittleEndian out, List<ColumnExtent> extents) throws IOException {
        characteristic(out, "_dta", "_lang_list", String.join(" ", languages));
        characteristic(out, "_dta", "_lang_c", language);
        for (String other : languages.subList(1, languages.size())) {
            characteristic(out, "_dta", "_lang_v_" + other, short80(titles.getOrDefault(other, "")));
            for (int i = 0; i < columns.size(); i++) {
                characteristic(out, names.get(i), "_lang_v_" + other, short80(labelOf(i, other)));
                characteristic(out, names.get(i), "_lang_l_" + other, labelName(extents, i, other));
            }
        }
        for (int i = 0; i < columns.size(); i++) {
            String label = labelOf(i, language);
            boolean isShortened = !short80(label).equals(label);
            characteristic(out, names.get(i), "note0", isShortened ? "1" : "");
            characteristic(out, names.get(i), "note1", isShortened ? label : "");
            String name = columns.get(i).name();
            characteristic(out, names.get(i), "column", name.equals(names.get(i)) ? "" : name);
        }
    }

    private static void characteristic(LittleEndian out, String variable, String name, String content)
            throws IOException {
        if (!content.isEmpty()) {
            byte[] text = (content + "\0").getBytes(StandardCharsets.UTF_8);
            out.text("<ch>");
            out.number(2L * NAME + text.length, 4);
            out.field(variable, NAME);
            out.field(name, NAME);
            out.bytes(text);
            out.text("</ch>");
        }
    }

    byte[] valueLabels(List<ColumnExtent> extents) throws IOException {
        return LittleEndian.bytes(out -> {
            out.text("<value_labels>");
            for (String in : languages) {
                valueLabel(out, MISSING + "_" + in, labelsOfMissing(in));
                for (int i = 0; i < columns.size(); i++) {
                    if (extents.get(i).isCoded()) {
                        valueLabel(out, labelName(extents, i, in), labelsOfCodes(columns.get(i), in));
                    }
                }
            }
            out.text("</value_labels>");
        });
    }

    private static Map<Integer, String> labelsOfMissing(String in) {
        Map<Integer, String> labels = new TreeMap<>();
        for (Missing one : Missing.values()) {
            if (one.labels().containsKey(in)) {
                labels.put(one.asLong(), one.labels().get(in));
            }
        }
        return labels;
    }

    private static Map<Integer, String> labelsOfCodes(StataColumn column, String in) {
        Map<Integer, String> labels = new TreeMap<>();
        for (StataColumn.Code code : column.codes()) {
            labels.put(column.numberOf(code.code()), code.labels().getOrDefault(in, code.code()));
        }
        return labels;
    }

    private static void valueLabel(LittleEndian out, String name, Map<Integer, String> labels) throws IOException {
        List<Integer> places = new ArrayList<>();
        byte[] texts = LittleEndian.bytes(text -> {
            for (String label : labels.values()) {
                places.add((int) text.position());
                text.text(label + "\0");
            }
        });
        out.text("<lbl>");
        out.number(8L + 8L * labels.size() + texts.length, 4);
        out.field(name, NAME);
        out.number(0, 3);
        out.number(labels.size(), 4);
        out.number(texts.length, 4);
        for (int place : places) {
            out.number(place, 4);
        }
        for (int value : labels.keySet()) {
            out.number(value, 4);
        }
        out.bytes(texts);
        out.text("</lbl>");
    }

    /** Where the sections begin; the last two are the end of the sections and of the file. */
    static void writeMap(LittleEndian out, Middle middle, long data, long longTexts, long labels) throws IOException {
        long map = out.position();
        long behindMap = map + "<map></map>".length() + 14 * 8;
        List<Long> offsets = new ArrayList<>(List.of(0L, map));
        middle.offsets.forEach(offset -> offsets.add(behindMap + offset));
        long rows = behindMap + middle.bytes.length;
        offsets.add(rows);
        long strls = rows + "<data></data>".length() + data;
        offsets.add(strls);
        long valueLabels = strls + "<strls></strls>".length() + longTexts;
        offsets.add(valueLabels);
        offsets.add(valueLabels + labels);
        offsets.add(valueLabels + labels + "</stata_dta>".length());
        out.text("<map>");
        for (long offset : offsets) {
            out.number(offset, 8);
        }
        out.text("</map>");
    }
}
