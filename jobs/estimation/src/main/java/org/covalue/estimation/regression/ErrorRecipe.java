package org.covalue.estimation.regression;

import java.util.Locale;
import org.covalue.estimation.data.Message;

/**
 * Standard errors of least squares with n rows and k coefficients; e residuals, w weights, h leverage. The meat of the
 * sandwich is the sum of (w e)^2 x x' times the factor named (MacKinnon and White 1985, J. Econometrics 29, 305-325);
 * or, over groups, that of {@link #corrected}.
 */
public enum ErrorRecipe {
    /** s^2 (X'WX)^-1 with s^2 = sum w e^2 / (n - k). */
    CLASSICAL,
    /** Factor 1. */
    HC0,
    /** Factor n / (n - k). */
    HC1,
    /** Factor 1 / (1 - h). */
    HC2,
    /** Factor 1 / (1 - h)^2. */
    HC3;

    public Message words() {
        return Message.of("errors_of_" + name().toLowerCase(Locale.ROOT));
    }

    boolean hasLeverage() {
        return this == HC2 || this == HC3;
    }

    /** What multiplies the square of a row; not a number for HC2 and HC3 where h is 1 and the row fitted exactly. */
    double factor(double n, double k, double h) {
        return switch (this) {
            case CLASSICAL, HC0 -> 1;
            case HC1 -> n / (n - k);
            case HC2 -> 1 / (1 - h);
            case HC3 -> 1 / ((1 - h) * (1 - h));
        };
    }

    /**
     * CR1, of sums within groups: G / (G - 1) x (n - 1) / (n - k), as Stata's {@code vce(cluster)} and R's
     * {@code vcovCL(type = "HC1")}.
     */
    public static double corrected(double groups, double n, double k) {
        return groups / (groups - 1) * (n - 1) / (n - k);
    }
}
