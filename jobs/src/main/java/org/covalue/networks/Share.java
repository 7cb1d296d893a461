package org.covalue.networks;

import java.util.Optional;

/** A part of a whole, empty where the whole is zero. */
final class Share {

    private Share() {}

    static Optional<Double> of(long part, long whole) {
        return of((double) part, (double) whole);
    }

    static Optional<Double> of(double part, double whole) {
        return whole == 0 ? Optional.empty() : Optional.of(part / whole);
    }
}
