package org.covalue.inputs.document;

import com.fasterxml.aalto.UncheckedStreamException;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.covalue.estimation.data.Message;
import org.covalue.inputs.markup.SafeXml;
import org.covalue.inputs.reading.UnreadableFile;

/**
 * The elements below the root of an XML document. Names are without their prefixes. Documents with a type definition,
 * and thus with entities, are refused. XML says how numbers and dates are written: with a point, and the year first.
 */
final class XmlElements implements Elements {

    private final InputStream in;
    private final XMLStreamReader xml;
    private final List<String> steps;
    private boolean hasBegun;
    private boolean isFound;
    private int parts;

    XmlElements(Path file, String path) throws IOException {
        this.steps = Arrays.asList(path.split("/"));
        this.in = new MarkupGuard(new BufferedInputStream(Files.newInputStream(file), 1 << 16));
        try {
            this.xml = SafeXml.read(in);
        } catch (XMLStreamException e) {
            in.close();
            throw fault(e);
        }
    }

    @Override
    public boolean isFound() throws IOException {
        begin();
        return isFound;
    }

    @Override
    public String within() {
        return String.join("/", steps.subList(Math.min(2, steps.size()), steps.size()));
    }

    @Override
    public Optional<Element> next() throws IOException {
        begin();
        int event = isFound ? event() : XMLStreamConstants.END_DOCUMENT;
        while (event != XMLStreamConstants.END_DOCUMENT) {
            if (event == XMLStreamConstants.START_ELEMENT) {
                parts = 0;
                Element root = new Element("", null);
                boolean isWanted = xml.getLocalName().equals(steps.get(1));
                read(root.add(xml.getLocalName()), 2);
                if (isWanted) {
                    return root.named(steps.get(1)).findFirst();
                }
            }
            event = event();
        }
        return Optional.empty();
    }

    private void begin() throws IOException {
        if (!hasBegun) {
            hasBegun = true;
            int event = event();
            while (event != XMLStreamConstants.START_ELEMENT && event != XMLStreamConstants.END_DOCUMENT) {
                event = event();
            }
            isFound = event == XMLStreamConstants.START_ELEMENT
                    && steps.size() > 1
                    && xml.getLocalName().equals(steps.get(0));
        }
    }

    /** The element that has just begun, with all that is in it. */
    private void read(Element into, int depth) throws IOException {
        if (depth > DEEPEST) {
            throw new UnreadableFile(Message.of("document_deep", "most", DEEPEST));
        }
        count(1 + xml.getAttributeCount());
        into.type();
        for (int i = 0; i < xml.getAttributeCount(); i++) {
            Element attribute = into.add("@" + xml.getAttributeLocalName(i));
            attribute.append(xml.getAttributeValue(i));
            attribute.type();
        }
        int event = event();
        while (event != XMLStreamConstants.END_ELEMENT) {
            switch (event) {
                case XMLStreamConstants.START_ELEMENT -> read(into.add(xml.getLocalName()), depth + 1);
                case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA -> append(into);
                case XMLStreamConstants.END_DOCUMENT ->
                    throw new UnreadableFile(
                            Message.of("xml_broken", "line", line(), "column", 1, "why", "ends early"));
                default -> {}
            }
            event = event();
        }
    }

    private void append(Element into) throws IOException {
        try {
            into.append(xml.getText());
        } catch (UncheckedStreamException e) {
            throw e.getCause() instanceof XMLStreamException known ? fault(known) : damaged(e);
        }
        if (into.length() > LONGEST_TEXT) {
            throw new UnreadableFile(Message.of("document_text_long", "most", LONGEST_TEXT));
        }
    }

    private void count(int more) throws UnreadableFile {
        parts += more;
        if (parts > MOST_PARTS) {
            throw new UnreadableFile(Message.of("document_part_large", "most", MOST_PARTS));
        }
    }

    private int event() throws IOException {
        if (xml.getEventType() == XMLStreamConstants.END_DOCUMENT) {
            return XMLStreamConstants.END_DOCUMENT;
        }
        try {
            int event = xml.next();
            if (event == XMLStreamConstants.DTD || event == XMLStreamConstants.ENTITY_REFERENCE) {
                throw new UnreadableFile(Message.of("document_entities", "line", line()));
            }
            return event;
        } catch (XMLStreamException e) {
            throw fault(e);
        } catch (NoSuchElementException | IllegalStateException | IndexOutOfBoundsException e) {
            throw damaged(e);
        }
    }

    private int line() {
        return Math.max(1, xml.getLocation().getLineNumber());
    }

    private IOException damaged(Exception e) {
        return new UnreadableFile(
                Message.of("xml_broken", "line", line(), "column", 1, "why", String.valueOf(e.getMessage())), e);
    }

    private static IOException fault(XMLStreamException e) {
        Optional<UnreadableFile> refusal = SafeXml.refusal(e);
        if (refusal.isPresent()) {
            return refusal.get();
        }
        int line = e.getLocation() == null ? 1 : Math.max(1, e.getLocation().getLineNumber());
        int column = e.getLocation() == null ? 1 : Math.max(1, e.getLocation().getColumnNumber());
        String why = String.valueOf(e.getMessage()).lines().findFirst().orElse("");
        return new UnreadableFile(Message.of("xml_broken", "line", line, "column", column, "why", why), e);
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
