package org.covalue.inputs.markup;

import com.fasterxml.aalto.stax.InputFactoryImpl;
import java.io.InputStream;
import java.util.Optional;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.covalue.inputs.reading.UnreadableFile;
import org.jspecify.annotations.Nullable;

/** Readers of XML that somebody has sent in: they follow no type definition, and nothing outside the document. */
public final class SafeXml {

    private static final XMLInputFactory FACTORY = factory();

    private SafeXml() {}

    private static XMLInputFactory factory() {
        XMLInputFactory factory = new InputFactoryImpl();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        return factory;
    }

    public static XMLStreamReader read(InputStream in) throws XMLStreamException {
        return FACTORY.createXMLStreamReader(in);
    }

    /** The refusal of the stream below, which the parser has wrapped; empty where the XML itself is at fault. */
    public static Optional<UnreadableFile> refusal(XMLStreamException e) {
        @Nullable Throwable cause = e.getNestedException() == null ? e.getCause() : e.getNestedException();
        return cause instanceof UnreadableFile known ? Optional.of(known) : Optional.empty();
    }
}
