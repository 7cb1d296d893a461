package org.covalue.indicators.measures;

import java.util.List;

/** A statistic that SQL cannot say well, named in the header of the indicator that asks for it. */
public interface Measure {

    /** @param observations of one organisation and year, in any order; a blank is an empty text */
    Measured of(List<List<String>> observations);

    /** @throws IllegalArgumentException if there is no measure of that name */
    static Measure named(String name) {
        try {
            return Class.forName(Measure.class.getPackageName() + "." + name)
                    .asSubclass(Measure.class)
                    .getDeclaredConstructor()
                    .newInstance();
        } catch (ReflectiveOperationException e) {
            throw new IllegalArgumentException(
                    "measure: found " + name + ", expected a class in " + Measure.class.getPackageName(), e);
        }
    }
}
