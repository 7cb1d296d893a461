package org.covalue.inputs.workbook;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.covalue.estimation.data.Message;
import org.covalue.inputs.reading.RejectedRow;
import org.covalue.inputs.reading.UnreadableFile;

/**
 * The texts that the cells of a workbook share, read as far as they are asked for and packed close: a sheet of a
 * million rows may have several million of them.
 */
final class SharedTexts implements AutoCloseable {

    private static final int CHUNK = 1 << 20;
    private static final int MOST_CHUNKS = 1 << 9;

    private final List<byte[]> chunks = new ArrayList<>();
    /** Where each text begins: chunk and place in it in one number. */
    private int[] starts = new int[1 << 10];

    private int[] lengths = new int[1 << 10];
    private int size;
    private int used = CHUNK;

    private final Optional<XmlPart> xml;

    /** @param xml the part {@code sharedStrings.xml}, empty where the workbook has none */
    SharedTexts(Optional<XmlPart> xml) {
        this.xml = xml;
    }

    /** The text of an element of runs; how it is read aloud does not belong to it. */
    static String richText(XmlPart xml, String element) throws IOException {
        String only = null;
        StringBuilder runs = new StringBuilder();
        while (xml.nextTag() && !xml.isEnd(element)) {
            if (xml.isStart() && xml.element().equals("t")) {
                String text = xml.text();
                only = only == null && runs.isEmpty() ? text : null;
                runs.append(text);
            } else if (xml.isStart() && xml.element().equals("rPh")) {
                xml.skip();
            }
        }
        return only == null ? runs.toString() : only;
    }

    private void add(String text) throws UnreadableFile {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        if (used + bytes.length > CHUNK) {
            if (chunks.size() == MOST_CHUNKS || bytes.length > CHUNK) {
                throw new UnreadableFile(Message.of("workbook_texts", "megabytes", MOST_CHUNKS));
            }
            chunks.add(new byte[CHUNK]);
            used = 0;
        }
        System.arraycopy(bytes, 0, chunks.get(chunks.size() - 1), used, bytes.length);
        if (size == starts.length) {
            starts = Arrays.copyOf(starts, size * 2);
            lengths = Arrays.copyOf(lengths, size * 2);
        }
        starts[size] = (chunks.size() - 1) * CHUNK + used;
        lengths[size++] = bytes.length;
        used += bytes.length;
    }

    /** @throws UnreadableFile if there is no text of this number */
    String get(String number) throws IOException {
        int at = index(number);
        return new String(chunks.get(starts[at] / CHUNK), starts[at] % CHUNK, lengths[at], StandardCharsets.UTF_8);
    }

    private int index(String number) throws IOException {
        try {
            int index = Integer.parseInt(number.strip());
            if (index >= 0 && (index < size || readUpTo(index))) {
                return index;
            }
        } catch (NumberFormatException none) {
            // Said below.
        }
        throw new UnreadableFile(
                Message.of("workbook_text_unknown", "number", RejectedRow.shortened(number), "texts", size));
    }

    /** @return whether there are as many */
    private boolean readUpTo(int index) throws IOException {
        while (xml.isPresent() && index >= size && xml.get().nextTag()) {
            if (xml.get().isStart() && xml.get().element().equals("si")) {
                add(richText(xml.get(), "si"));
            }
        }
        return index < size;
    }

    @Override
    public void close() throws IOException {
        if (xml.isPresent()) {
            xml.get().close();
        }
    }
}
