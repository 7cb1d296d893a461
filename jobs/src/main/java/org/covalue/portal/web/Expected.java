package org.covalue.portal.web;

import java.util.Arrays;
import java.util.stream.Collectors;
import org.springframework.core.MethodParameter;

/** What a parameter may hold, in words that go into a sentence of either language. */
final class Expected {

    private Expected() {}

    static String of(MethodParameter parameter) {
        Class<?> type = parameter.nestedIfOptional().getNestedParameterType();
        if (type.isEnum()) {
            return Arrays.stream(type.getEnumConstants()).map(Object::toString).collect(Collectors.joining(", "));
        }
        if (type == boolean.class || type == Boolean.class) {
            return "true, false";
        }
        return type == java.time.LocalDate.class ? "2025-06-30" : "0, 1, 2, ...";
    }
}
