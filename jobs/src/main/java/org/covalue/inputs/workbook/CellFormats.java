package org.covalue.inputs.workbook;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.apache.poi.ss.usermodel.BuiltinFormats;
import org.apache.poi.ss.usermodel.DataFormatter;
import org.apache.poi.ss.usermodel.DateUtil;
import org.jspecify.annotations.Nullable;

/** How the cells of a workbook are shown, as far as it says what their numbers are. */
final class CellFormats {

    /** What a number is by the format of its cell. */
    enum Meaning {
        NUMBER,
        DATE,
        PERCENT,
        /** Digits of a fixed length, as ids and codes have: {@code 00042}. */
        CODE
    }

    static final CellFormats NONE = new CellFormats();

    private static final String ZEROS_AND_SIGNS = "(?:\"[^\"]*\"|[0\\-/ ()])*";
    private static final Pattern FIXED_LENGTH =
            Pattern.compile(ZEROS_AND_SIGNS + "0[\\-/ ()]*0" + ZEROS_AND_SIGNS + "|\"[^\"]*\"0");

    private final List<Integer> ids = new ArrayList<>();
    private final Map<Integer, String> codes = new HashMap<>();
    private final List<Meaning> meanings = new ArrayList<>();
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
        formats.ids.forEach(id -> formats.meanings.add(meaning(id, formats.code(id))));
        return formats;
    }

    /** @param style as a cell names it, null where it names none */
    Meaning meaning(@Nullable String style) {
        int at = number(style);
        return at < meanings.size() ? meanings.get(at) : Meaning.NUMBER;
    }

    /** A number as the cell shows it. */
    String shown(double number, @Nullable String style) {
        int id = ids.get(number(style));
        return formatter.formatRawCellContents(number, id, code(id));
    }

    private String code(int id) {
        return Optional.ofNullable(codes.get(id))
                .or(() -> Optional.ofNullable(BuiltinFormats.getBuiltinFormat(id)))
                .orElse("General");
    }

    private static Meaning meaning(int id, String code) {
        if (DateUtil.isADateFormat(id, code)) {
            return Meaning.DATE;
        }
        if (code.contains("%")) {
            return Meaning.PERCENT;
        }
        return FIXED_LENGTH.matcher(code).matches() ? Meaning.CODE : Meaning.NUMBER;
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
