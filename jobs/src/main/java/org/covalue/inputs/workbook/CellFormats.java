package org.covalue.inputs.workbook;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.apache.poi.ss.usermodel.BuiltinFormats;
import org.apache.poi.ss.usermodel.DataFormatter;
import org.apache.poi.ss.usermodel.DateUtil;
import org.jspecify.annotations.Nullable;

/** How the cells of a workbook are shown, as far as it says what their numbers are. */
final class CellFormats {

    static final CellFormats NONE = new CellFormats();

    private static final String DATE = "yyyy-mm-dd";
    private static final FormatCode GENERAL = new FormatCode("General");

    private final List<Integer> ids = new ArrayList<>();
    private final Map<Integer, String> codes = new HashMap<>();
    private final List<FormatCode> formats = new ArrayList<>();
    private final DataFormatter formatter = new DataFormatter(Locale.ROOT);

    /** @param styles the part {@code styles.xml} */
    static CellFormats read(XmlPart styles) throws IOException {
        CellFormats formats = new CellFormats();
        boolean isOfCells = false;
        while (styles.nextTag()) {
            if (styles.element().equals("cellXfs")) {
                isOfCells = styles.isStart();
            } else if (styles.isStart() && styles.element().equals("numFmt")) {
                formats.codes.put(number(styles.attribute("numFmtId")), text(styles.attribute("formatCode")));
            } else if (styles.isStart() && isOfCells && styles.element().equals("xf")) {
                formats.ids.add(number(styles.attribute("numFmtId")));
            }
        }
        Map<Integer, FormatCode> known = new HashMap<>();
        formats.ids.forEach(
                id -> formats.formats.add(known.computeIfAbsent(id, one -> new FormatCode(formats.code(one)))));
        return formats;
    }

    /** @param style as a cell names it, null where it names none */
    FormatCode of(@Nullable String style) {
        int at = number(style);
        return at < formats.size() ? formats.get(at) : GENERAL;
    }

    /** Any number as the cell shows it, dates included. */
    String shown(double number, @Nullable String style, boolean isFrom1904) {
        int id = ids.get(number(style));
        return formatter.formatRawCellContents(number, id, code(id), isFrom1904);
    }

    /** The currency that the file itself names; the programs' own formats have that of whoever looks. */
    String currency(@Nullable String style, FormatSection section) {
        int at = number(style);
        return at < ids.size() && codes.containsKey(ids.get(at)) ? section.currency() : "";
    }

    private String code(int id) {
        return Optional.ofNullable(codes.get(id))
                .or(() -> DateUtil.isInternalDateFormat(id) && id > 22 && id != 45 && id != 46 && id != 47
                        ? Optional.of(DATE)
                        : Optional.empty())
                .or(() -> Optional.ofNullable(BuiltinFormats.getBuiltinFormat(id)))
                .orElse("General");
    }

    private static int number(@Nullable String text) {
        try {
            return text == null ? 0 : Integer.parseUnsignedInt(text);
        } catch (NumberFormatException none) {
            return 0;
        }
    }

    private static String text(@Nullable String text) {
        return text == null ? "General" : text;
    }
}
