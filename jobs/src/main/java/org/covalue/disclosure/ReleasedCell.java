package org.covalue.disclosure;

import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A cell that the disclosure step has released. Only this package makes one, so what a renderer or an exporter holds
 * has passed the rules.
 */
public final class ReleasedCell {

    private final @Nullable Object value;
    private final CellState state;

    ReleasedCell(@Nullable Object value, CellState state) {
        this.value = value;
        this.state = Objects.requireNonNull(state);
    }

    /**
     * String, Integer, Long, Double, Boolean, LocalDate or Instant; empty where nothing is known or nothing may be
     * shown.
     */
    public Optional<Object> value() {
        return Optional.ofNullable(value);
    }

    public CellState state() {
        return state;
    }

    /** The number, empty where the cell holds none. */
    public Optional<Double> number() {
        return value instanceof Number number ? Optional.of(number.doubleValue()) : Optional.empty();
    }

    /** The value as plain text, empty text where there is none. */
    public String text() {
        return value == null ? "" : value.toString();
    }

    @Override
    public String toString() {
        return state == CellState.OK ? text() : state.code();
    }
}
