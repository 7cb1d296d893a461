package org.covalue.estimation.data;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What is to be estimated, decided before the outcome is looked at; the keys of a design file (contract, section 5).
 *
 * @param study the name the estimates carry: of the design file, or of the study's SQL file
 * @param unit column that names the units; blank where a cross section has none
 * @param treatedFrom column with the first treated period; empty for a cross section
 * @param treated column with 0 or 1; for a cross section
 * @param treatment column whose value {@code twfe} takes as treatment, any number; empty: 1 from treatedFrom on
 * @param fixedEffects columns whose levels are absorbed by {@code twfe}; default: unit and time
 * @param trendsBy column within whose levels periods are compared: period effects are those of each level
 * @param balance which units {@code callaway_santanna} compares
 * @param covariates {@code column}, {@code ln(column)} or {@code category(column)}
 * @param weights column of positive weights
 * @param clusteredBy columns whose groups the errors may be correlated within; two: two-way clustering
 * @param standardErrors empty: the default of each estimator
 * @param adjust how p values are adjusted among the terms of one kind
 * @param draws of bootstraps
 * @param randomisation how often treatment is dealt anew; 0: no such test
 */
public record Design(
        String study,
        Kind kind,
        String unit,
        Optional<String> time,
        String outcome,
        Optional<String> treatedFrom,
        Optional<String> treated,
        Optional<String> treatment,
        List<String> fixedEffects,
        Optional<String> trendsBy,
        Balance balance,
        List<String> covariates,
        Optional<String> weights,
        List<String> clusteredBy,
        ControlGroup controlGroup,
        BasePeriod basePeriod,
        int anticipation,
        List<String> estimators,
        Optional<StandardErrors> standardErrors,
        Adjustment adjust,
        Minimum minimum,
        double confidence,
        long seed,
        int draws,
        int randomisation) {

    /** The estimator that decomposes a regression (Goodman-Bacon) and has no room for trends. */
    public static final String DECOMPOSITION = "bacon";

    public enum Kind {
        PANEL,
        CROSS_SECTION,
        SYNTHETIC_CONTROL
    }

    public enum ControlGroup {
        NEVER_TREATED,
        NOT_YET_TREATED
    }

    public enum BasePeriod {
        VARYING,
        UNIVERSAL
    }

    /** Units seen in every period, or, for each pair of periods, those seen in both. */
    public enum Balance {
        WHOLE,
        PAIRS
    }

    /** Holm (1979), Benjamini and Hochberg (1995), Romano and Wolf (2005). */
    public enum Adjustment {
        HOLM,
        BENJAMINI_HOCHBERG,
        ROMANO_WOLF
    }

    /** The recipe of a standard error; see {@link Covariance}. */
    public enum StandardErrors {
        CR0,
        CR1,
        HC1,
        HC3,
        CLASSICAL,
        ANALYTIC,
        WILD_BOOTSTRAP
    }

    /**
     * Below these numbers nothing is estimated.
     *
     * @param treated units treated within the panel
     * @param controls units never treated, or not yet where these are the control group
     * @param prePeriods periods before treatment, of the units with most of them
     * @param clusters groups a clustered standard error rests on
     */
    public record Minimum(int treated, int controls, int prePeriods, int clusters) {

        /** The defaults of any panel file: whatever can be computed. */
        public static final Minimum OF_A_PANEL = new Minimum(1, 1, 0, 2);
        /** The defaults of the studies of the mart. */
        public static final Minimum OF_A_STUDY = new Minimum(10, 20, 2, 10);
    }

    /**
     * @throws org.covalue.estimation.data.EstimationProblem if the file is no design: says which key, what was found
     *     and what is expected
     */
    public static Design read(Path file, Minimum defaults) {
        return new DesignFile(file.getFileName().toString()).read(file, defaults);
    }

    /** @param name of the study, and how messages call the text */
    public static Design parse(String name, String yaml, Minimum defaults) {
        return new DesignFile(name).parse(yaml, defaults);
    }

    /** @param keys as in a design file */
    public static Design of(String name, Map<String, Object> keys, Minimum defaults) {
        return new DesignFile(name).of(keys, defaults);
    }

    /** Columns that put rows into groups: of the errors, the fixed effects and the trends. */
    public List<String> groupColumns() {
        return Stream.of(clusteredBy, fixedEffects, trendsBy.map(List::of).orElse(List.of()))
                .flatMap(List::stream)
                .distinct()
                .toList();
    }

    /** The same design for other units, under another name. @param from column with the first treated period */
    public Design variant(String name, Optional<String> from, List<String> which) {
        return new Design(
                name,
                kind,
                unit,
                time,
                outcome,
                from,
                treated,
                treatment,
                fixedEffects,
                trendsBy,
                balance,
                covariates,
                weights,
                clusteredBy,
                controlGroup,
                basePeriod,
                anticipation,
                which,
                standardErrors,
                adjust,
                minimum,
                confidence,
                seed,
                draws,
                randomisation);
    }

    /** What an error is clustered by, as printed: the columns joined by {@code +}. */
    public String clusteredByText() {
        return String.join("+", clusteredBy);
    }

    /** The name of the outcome's column without {@code ln()}. */
    String outcomeColumn() {
        return Term.of(outcome).column();
    }

    /** A column as a design names it. */
    public record Term(String column, Form form) {

        public enum Form {
            AS_IS,
            LN,
            CATEGORY
        }

        public static Term of(String text) {
            for (Form form : List.of(Form.LN, Form.CATEGORY)) {
                String opening = form.name().toLowerCase(java.util.Locale.ROOT) + "(";
                if (text.startsWith(opening) && text.endsWith(")")) {
                    return new Term(
                            text.substring(opening.length(), text.length() - 1).strip(), form);
                }
            }
            return new Term(text, Form.AS_IS);
        }
    }
}
