package org.covalue.portal.upload;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;

/** What tests send in, and what they look for in the page that comes back. */
final class SentPages {

    static final Pattern HELD = Pattern.compile("name=\"held\" value=\"([^\"]+)\"");

    private SentPages() {}

    static String held(String page) {
        Matcher held = HELD.matcher(page);
        assertThat(held.find()).as("may be confirmed").isTrue();
        return held.group(1);
    }

    static void row(Sheet sheet, int at, String... cells) {
        Row row = sheet.createRow(at);
        for (int i = 0; i < cells.length; i++) {
            row.createCell(i).setCellValue(cells[i]);
        }
    }

    static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /** Of the fields of a name, in their order. */
    static List<String> values(String name, String page) {
        return Pattern.compile("name=\"" + name + "\" value=\"([^\"]+)\"")
                .matcher(page)
                .results()
                .map(one -> one.group(1))
                .toList();
    }
}
