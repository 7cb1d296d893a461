package org.covalue.disclosure;

/**
 * A number of a study, as the rules see it.
 *
 * @param study id of the study, without group
 * @param grouping by what the treated are told apart: blank for all of them
 * @param group of the grouping; blank for all
 * @param treatedOwners owners of the treated units behind the number
 * @param controlOwners owners of those they are compared with
 * @param hasNumber false where nothing was estimated
 */
public record EstimateCell(
        String study,
        String grouping,
        String group,
        String estimator,
        String term,
        int treatedOwners,
        int controlOwners,
        boolean hasNumber) {

    /** Terms that are parts of one whole: {@code event(2)} and {@code event(3)} are both {@code event}. */
    String kind() {
        return term.replaceAll("\\(.*", "");
    }

    /** Event times before treatment are no part of a mean. */
    boolean isBeforeTreatment() {
        return term.startsWith("event(-");
    }
}
