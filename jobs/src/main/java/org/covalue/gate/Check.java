package org.covalue.gate;

import java.util.Locale;
import java.util.Map;
import org.covalue.database.SqlResource;
import org.jspecify.annotations.Nullable;

/**
 * A rule of the gate that the database can answer: one SELECT, {@code <rule>.sql}, that returns the values of a
 * sentence per finding. Parameters are those of {@link Gate}. A finding names files, records, organisations and
 * indicators, never a member or what a cell held.
 */
enum Check {
    LOST("lost", true, false),
    REJECTED("rejected", true, false),
    COVERAGE("coverage", true, false),
    DISCLOSURE_STATES("disclosure", false, false),
    DISCLOSURE_CONTRIBUTORS("disclosure", false, false),
    DISCLOSURE_OWNERS("disclosure", false, true),
    DISCLOSURE_GROUPS("disclosure", false, false);

    private final String rule;
    private final boolean isAcceptable;
    private final boolean needsLayers;

    /**
     * @param needsLayers whether it reads the unprotected layers, so that it can be asked only while they are this
     *     run's
     */
    Check(String rule, boolean isAcceptable, boolean needsLayers) {
        this.rule = rule;
        this.isAcceptable = isAcceptable;
        this.needsLayers = needsLayers;
    }

    boolean needsLayers() {
        return needsLayers;
    }

    String select() {
        return SqlResource.text(Check.class, file());
    }

    Objection finding(Map<String, @Nullable Object> row) {
        return new Objection(rule, Objection.found(file(), row), isAcceptable);
    }

    private String file() {
        return name().toLowerCase(Locale.ROOT);
    }
}
