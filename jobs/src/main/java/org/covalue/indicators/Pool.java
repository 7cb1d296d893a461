package org.covalue.indicators;

import java.util.Locale;

/** How an indicator's value is made of its parts, for one organisation and for a pool of them. */
public enum Pool {
    /** scale x sum of numerators / sum of denominators. */
    RATIO_OF_SUMS,
    /** scale x sum of numerators. */
    SUM,
    /** scale x ln(sum of numerators / sum of denominators). */
    LOG_RATIO_OF_SUMS,
    /** A statistic that has no two parts, such as a centralisation; it cannot be pooled. */
    NONE;

    static Pool of(String code) {
        return valueOf(code.toUpperCase(Locale.ROOT));
    }

    /** The value of summed parts as SQL; null where the question does not apply. */
    String value(String numerator, String denominator, double scale) {
        return switch (this) {
            case RATIO_OF_SUMS ->
                "case when %2$s > 0 then %3$s * %1$s / %2$s end".formatted(numerator, denominator, scale);
            case SUM -> "%2$s * %1$s".formatted(numerator, scale);
            case LOG_RATIO_OF_SUMS ->
                "case when %1$s > 0 and %2$s > 0 then %3$s * ln(%1$s / %2$s) end"
                        .formatted(numerator, denominator, scale);
            case NONE -> "cast(null as double precision)";
        };
    }
}
