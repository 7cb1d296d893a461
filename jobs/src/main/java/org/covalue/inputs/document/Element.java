package org.covalue.inputs.document;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A named part of a document: an element or an attribute of XML, a value of JSON. */
final class Element {

    private final String name;
    private final @Nullable Element parent;
    private final List<Element> children = new ArrayList<>();
    private final StringBuilder text = new StringBuilder();
    private boolean isTyped;

    Element(String name, @Nullable Element parent) {
        this.name = name;
        this.parent = parent;
    }

    /** One more part of it. @param childName with {@code @} before it for an attribute */
    Element add(String childName) {
        Element child = new Element(childName, this);
        children.add(child);
        return child;
    }

    void append(CharSequence more) {
        text.append(more);
    }

    /** That its document says of what type the value is. */
    void type() {
        isTyped = true;
    }

    @Nullable
    Element parent() {
        return parent;
    }

    String name() {
        return name;
    }

    Stream<Element> named(String wanted) {
        return children.stream().filter(child -> child.name.equals(wanted));
    }

    /** Its own text, without that of its parts. */
    String text() {
        return text.toString().strip();
    }

    int length() {
        return text.length();
    }

    boolean isTyped() {
        return isTyped;
    }
}
