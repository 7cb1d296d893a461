package org.covalue.inputs.workbook;

import com.fasterxml.aalto.UncheckedStreamException;
import java.io.IOException;
import java.io.InputStream;
import java.util.NoSuchElementException;
import java.util.Optional;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.covalue.estimation.data.Message;
import org.covalue.inputs.markup.SafeXml;
import org.covalue.inputs.reading.UnreadableFile;
import org.jspecify.annotations.Nullable;

/** One XML part of a workbook, read forwards. Documents with a type definition, and thus with entities, are refused. */
final class XmlPart implements AutoCloseable {

    private final String name;
    private final InputStream in;
    private final XMLStreamReader reader;
    private final StringBuilder text = new StringBuilder();

    XmlPart(String name, InputStream in) throws IOException {
        this.name = name;
        this.in = in;
        try {
            this.reader = SafeXml.read(in);
        } catch (XMLStreamException e) {
            in.close();
            throw fault(e);
        }
    }

    /** Goes to the next start of an element. @return false at the end of the part */
    boolean nextStart() throws IOException {
        int event = next();
        while (event != XMLStreamConstants.START_ELEMENT && event != XMLStreamConstants.END_DOCUMENT) {
            event = next();
        }
        return event == XMLStreamConstants.START_ELEMENT;
    }

    /** Goes to the next start or end of an element, passing text by. @return false at the end of the part */
    boolean nextTag() throws IOException {
        int event = next();
        while (event != XMLStreamConstants.START_ELEMENT
                && event != XMLStreamConstants.END_ELEMENT
                && event != XMLStreamConstants.END_DOCUMENT) {
            event = next();
        }
        return event != XMLStreamConstants.END_DOCUMENT;
    }

    /** The name of the element without its prefix. */
    String element() {
        return reader.getLocalName();
    }

    boolean isStart() {
        return reader.isStartElement();
    }

    boolean isEnd(String element) {
        return reader.isEndElement() && reader.getLocalName().equals(element);
    }

    /** An attribute by its name without prefix; null where it is not there. */
    @Nullable
    String attribute(String local) {
        for (int i = 0; i < reader.getAttributeCount(); i++) {
            if (reader.getAttributeLocalName(i).equals(local)) {
                return reader.getAttributeValue(i);
            }
        }
        return null;
    }

    boolean isTrue(String attribute) {
        String value = attribute(attribute);
        return value != null && (value.equals("1") || value.equals("true"));
    }

    /** All text up to the end of the element that has just begun, also that of elements in it. */
    String text() throws IOException {
        text.setLength(0);
        int depth = 1;
        while (depth > 0) {
            switch (next()) {
                case XMLStreamConstants.START_ELEMENT -> depth++;
                case XMLStreamConstants.END_ELEMENT -> depth--;
                case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA, XMLStreamConstants.SPACE ->
                    appendText(text);
                case XMLStreamConstants.END_DOCUMENT ->
                    throw ZipParts.damaged(name, new IOException("ends within text"));
                default -> {}
            }
        }
        return text.toString();
    }

    /** Passes by the element that has just begun. */
    void skip() throws IOException {
        int depth = 1;
        while (depth > 0) {
            int event = next();
            depth += event == XMLStreamConstants.START_ELEMENT ? 1 : event == XMLStreamConstants.END_ELEMENT ? -1 : 0;
            if (event == XMLStreamConstants.END_DOCUMENT) {
                throw ZipParts.damaged(name, new IOException("ends within an element"));
            }
        }
    }

    /** The next event, for elements that mix text and others; the end of the part again and again. */
    int next() throws IOException {
        if (reader.getEventType() == XMLStreamConstants.END_DOCUMENT) {
            return XMLStreamConstants.END_DOCUMENT;
        }
        try {
            int event = reader.next();
            if (event == XMLStreamConstants.DTD || event == XMLStreamConstants.ENTITY_REFERENCE) {
                throw new UnreadableFile(Message.of("workbook_entities", "part", name));
            }
            return event;
        } catch (XMLStreamException e) {
            throw fault(e);
        } catch (NoSuchElementException | IllegalStateException | IndexOutOfBoundsException e) {
            throw ZipParts.damaged(name, e);
        }
    }

    /** Text is read when it is asked for: only then does the parser see that it is damaged. */
    void appendText(StringBuilder to) throws IOException {
        try {
            to.append(reader.getTextCharacters(), reader.getTextStart(), reader.getTextLength());
        } catch (UncheckedStreamException e) {
            throw e.getCause() instanceof XMLStreamException known ? fault(known) : ZipParts.damaged(name, e);
        }
    }

    private IOException fault(XMLStreamException e) {
        Optional<UnreadableFile> refusal = SafeXml.refusal(e);
        return refusal.isPresent() ? refusal.get() : ZipParts.damaged(name, e);
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
