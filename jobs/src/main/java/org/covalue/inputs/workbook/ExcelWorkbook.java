package org.covalue.inputs.workbook;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.covalue.estimation.data.Message;
import org.covalue.inputs.reading.RowSource;
import org.covalue.inputs.reading.UnreadableFile;
import org.jspecify.annotations.Nullable;

/**
 * A workbook as Excel has written them since 2007 (ECMA-376, part 1, SpreadsheetML). Macros in it are not looked at.
 */
final class ExcelWorkbook implements Workbook {

    private static final String WORKBOOK = "xl/workbook.xml";

    /** @param part the name of its part */
    private record Place(Sheet sheet, String part) {}

    private final ZipParts parts;
    private final List<Place> places = new ArrayList<>();
    private final Map<String, String> partsById = new HashMap<>();
    private final Map<String, String> partsByType = new HashMap<>();
    private final SharedTexts texts;
    private final CellFormats formats;
    private boolean isFrom1904;

    private ExcelWorkbook(ZipParts parts) throws IOException {
        this.parts = parts;
        String main = mainPart();
        readRelations(main);
        readSheets(main);
        this.formats = formats();
        this.texts = new SharedTexts(texts());
    }

    static ExcelWorkbook open(Path file) throws IOException {
        ZipParts parts = ZipParts.open(file);
        try {
            return new ExcelWorkbook(parts);
        } catch (IOException | RuntimeException e) {
            parts.close();
            throw e;
        }
    }

    private String mainPart() throws IOException {
        if (parts.has(WORKBOOK)) {
            return WORKBOOK;
        }
        if (parts.has("xl/workbook.bin")) {
            throw new UnreadableFile(Message.of("workbook_binary"));
        }
        Optional<InputStream> relations = parts.find("_rels/.rels");
        if (relations.isPresent()) {
            try (XmlPart xml = new XmlPart("_rels/.rels", relations.get())) {
                while (xml.nextStart()) {
                    String type = xml.attribute("Type");
                    String target = xml.attribute("Target");
                    if (type != null && target != null && type.endsWith("/officeDocument") && target.endsWith(".xml")) {
                        return target.startsWith("/") ? target.substring(1) : target;
                    }
                }
            }
        }
        throw new UnreadableFile(Message.of("workbook_none"));
    }

    private void readRelations(String main) throws IOException {
        String folder = main.substring(0, main.lastIndexOf('/') + 1);
        String name = folder + "_rels/" + main.substring(folder.length()) + ".rels";
        Optional<InputStream> relations = parts.find(name);
        if (relations.isEmpty()) {
            return;
        }
        try (XmlPart xml = new XmlPart(name, relations.get())) {
            while (xml.nextStart()) {
                String id = xml.attribute("Id");
                String target = xml.attribute("Target");
                String type = xml.attribute("Type");
                if (id != null && target != null && type != null && !"External".equals(xml.attribute("TargetMode"))) {
                    String part = target.startsWith("/") ? target.substring(1) : folder + target;
                    partsById.put(id, part);
                    partsByType.put(type.substring(type.lastIndexOf('/') + 1), part);
                }
            }
        }
    }

    private void readSheets(String main) throws IOException {
        try (XmlPart xml = new XmlPart(main, parts.get(main))) {
            while (xml.nextStart()) {
                if (xml.element().equals("workbookPr")) {
                    isFrom1904 = xml.isTrue("date1904");
                } else if (xml.element().equals("sheet")) {
                    addSheet(xml.attribute("name"), xml.attribute("state"), xml.attribute("id"));
                }
            }
        }
    }

    private void addSheet(@Nullable String name, @Nullable String state, @Nullable String id) {
        String part = id == null ? null : partsById.get(id);
        // What stands on no sheet of cells (a chart, a dialogue) has no rows.
        if (name != null && part != null && part.contains("worksheets/")) {
            boolean isHidden = state != null && !state.equals("visible");
            places.add(new Place(new Sheet(name, isHidden), part));
        }
    }

    @Override
    public List<Sheet> sheets() {
        return places.stream().map(Place::sheet).toList();
    }

    @Override
    public RowSource rows(String sheet) throws IOException {
        Place place = places.stream()
                .filter(one -> one.sheet().name().equals(sheet))
                .findFirst()
                .orElseThrow(() -> new UnreadableFile(Message.of("workbook_lacks_sheet", "sheet", sheet)));
        return new ExcelSheet(new XmlPart(place.part(), parts.get(place.part())), texts, formats, isFrom1904);
    }

    private Optional<XmlPart> texts() throws IOException {
        String name = partsByType.getOrDefault("sharedStrings", "xl/sharedStrings.xml");
        Optional<InputStream> part = parts.find(name);
        return part.isEmpty() ? Optional.empty() : Optional.of(new XmlPart(name, part.get()));
    }

    private CellFormats formats() throws IOException {
        String name = partsByType.getOrDefault("styles", "xl/styles.xml");
        Optional<InputStream> part = parts.find(name);
        if (part.isEmpty()) {
            return CellFormats.NONE;
        }
        try (XmlPart xml = new XmlPart(name, part.get())) {
            return CellFormats.read(xml);
        }
    }

    @Override
    public void close() throws IOException {
        texts.close();
        parts.close();
    }
}
