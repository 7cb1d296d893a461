package org.covalue.inputs.document;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import org.covalue.estimation.data.Message;
import org.covalue.inputs.markup.TextLength;
import org.covalue.inputs.reading.UnreadableFile;

/** The bytes of an XML document, which end with a refusal where one text has no end: it would fill all memory. */
final class MarkupGuard extends FilterInputStream {

    private static final int LONGEST = 8 << 20;

    private final TextLength text = new TextLength();

    MarkupGuard(InputStream in) {
        super(in);
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
        int read = super.read(into, offset, length);
        if (text.after(into, offset, read) > LONGEST) {
            throw new UnreadableFile(Message.of("document_text_long", "most", LONGEST));
        }
        return read;
    }
}
