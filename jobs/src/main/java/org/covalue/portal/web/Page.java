package org.covalue.portal.web;

import java.util.List;

/**
 * Some rows of a long list.
 *
 * @param number from 1
 */
public record Page<T>(List<T> rows, int number, int pages, int total) {

    public static final int USUAL_SIZE = 100;

    public static <T> Page<T> of(List<T> all, int wanted, int size) {
        int pages = Math.max(1, (all.size() + size - 1) / size);
        int number = Math.max(1, Math.min(wanted, pages));
        return new Page<>(
                all.subList((number - 1) * size, Math.min(all.size(), number * size)), number, pages, all.size());
    }
}
