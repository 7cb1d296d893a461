package org.covalue.estimation.crosssection;

import java.util.Locale;
import org.covalue.estimation.data.Message;

/**
 * Standard errors of least squares with n rows and k coefficients; e residuals, w weights, h leverage. The meat of the
 * sandwich is the sum of (w e)^2 x x' times the factor named (MacKinnon and White 1985, J. Econometrics 29, 305-325).
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

    /** By its code in a design file: {@code classical}, {@code hc1}, ... */
    public static ErrorRecipe of(String code) {
        return valueOf(code.toUpperCase(Locale.ROOT));
    }

    Message words() {
        return Message.of("errors_of_" + name().toLowerCase(Locale.ROOT));
    }

    double factor(double n, double k, double h) {
        return switch (this) {
            case CLASSICAL, HC0 -> 1;
            case HC1 -> n / (n - k);
            case HC2 -> 1 / (1 - h);
            case HC3 -> 1 / ((1 - h) * (1 - h));
        };
    }
}
