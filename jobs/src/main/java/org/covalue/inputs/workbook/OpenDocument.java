package org.covalue.inputs.workbook;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.covalue.estimation.data.Message;
import org.covalue.inputs.reading.FileKind;
import org.covalue.inputs.reading.RowSource;
import org.covalue.inputs.reading.UnreadableFile;

/** A spreadsheet of LibreOffice and others (OpenDocument 1.3, part 3). */
final class OpenDocument implements Workbook {

    private static final String CONTENT = "content.xml";

    private final ZipParts parts;
    private final List<Sheet> sheets = new ArrayList<>();

    private OpenDocument(ZipParts parts) throws IOException {
        this.parts = parts;
        refuseProtected();
        readSheets();
    }

    static OpenDocument open(Path file) throws IOException {
        ZipParts parts = ZipParts.open(file);
        try {
            return new OpenDocument(parts);
        } catch (IOException | RuntimeException e) {
            parts.close();
            throw e;
        }
    }

    private void refuseProtected() throws IOException {
        Optional<InputStream> manifest = parts.find("META-INF/manifest.xml");
        if (manifest.isEmpty()) {
            return;
        }
        try (XmlPart xml = new XmlPart("META-INF/manifest.xml", manifest.get())) {
            while (xml.nextStart()) {
                if (xml.element().equals("encryption-data")) {
                    throw new UnreadableFile(FileKind.PROTECTED.refusal());
                }
            }
        }
    }

    private void readSheets() throws IOException {
        Set<String> hiddenStyles = new HashSet<>();
        String style = "";
        try (XmlPart xml = content()) {
            while (xml.nextStart()) {
                switch (xml.element()) {
                    case "style" -> style = String.valueOf(xml.attribute("name"));
                    case "table-properties" -> {
                        if ("false".equals(xml.attribute("display"))) {
                            hiddenStyles.add(style);
                        }
                    }
                    case "table" -> {
                        sheets.add(new Sheet(
                                String.valueOf(xml.attribute("name")),
                                hiddenStyles.contains(String.valueOf(xml.attribute("style-name")))));
                        xml.skip();
                    }
                    default -> {}
                }
            }
        }
    }

    private XmlPart content() throws IOException {
        return new XmlPart(CONTENT, parts.get(CONTENT));
    }

    @Override
    public List<Sheet> sheets() {
        return List.copyOf(sheets);
    }

    @Override
    public RowSource rows(String sheet) throws IOException {
        XmlPart xml = content();
        while (xml.nextStart()) {
            if (xml.element().equals("table") && sheet.equals(xml.attribute("name"))) {
                return new OpenDocumentSheet(xml);
            }
        }
        xml.close();
        throw new UnreadableFile(Message.of("workbook_lacks_sheet", "sheet", sheet));
    }

    @Override
    public void close() throws IOException {
        parts.close();
    }
}
