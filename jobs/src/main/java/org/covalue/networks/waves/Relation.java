package org.covalue.networks.waves;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What a network survey asks: with whom a member does this. */
enum Relation {
    KNOWS,
    COMMUNICATES,
    SHARES_SENSITIVE,
    WORKED_TOGETHER,
    COOPERATES_WITH_COMPETITOR;

    static Relation of(String code) {
        return Arrays.stream(values())
                .filter(one -> one.code().equals(code))
                .findFirst()
                .orElseThrow();
    }

    String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The question before it in the funnel, from knowing each other down to working with a competitor. */
    Optional<Relation> wider() {
        return switch (this) {
            case KNOWS -> Optional.empty();
            case COMMUNICATES, WORKED_TOGETHER -> Optional.of(KNOWS);
            case SHARES_SENSITIVE -> Optional.of(COMMUNICATES);
            case COOPERATES_WITH_COMPETITOR -> Optional.of(WORKED_TOGETHER);
        };
    }

    /** What members do with each other; to know each other is not yet that. */
    static List<Relation> ofCooperation() {
        return Arrays.stream(values()).filter(one -> one != KNOWS).toList();
    }
}
