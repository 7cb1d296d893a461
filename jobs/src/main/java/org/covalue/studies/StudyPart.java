package org.covalue.studies;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.covalue.disclosure.EstimateCell;
import org.covalue.estimation.data.Design;
import org.covalue.estimation.data.Panel;
import org.covalue.estimation.inference.Estimate;

/**
 * All the treated of a study, some of them, or the exposed in their place; each beside the same far firms.
 *
 * @param grouping column by which the treated are told apart; blank for all of them
 * @param group its value; blank for all
 * @param design with a name and estimators of its own
 */
record StudyPart(Study study, String grouping, String group, Design design) {

    private static final String EXPOSED = "exposed";
    /**
     * Before the name of a grouping: the treated of whom it is not known. They are a part like the others, so that
     * parts make the whole.
     */
    private static final String UNKNOWN = "unknown_";

    static StudyPart whole(Study study) {
        return new StudyPart(study, "", "", study.design());
    }

    /** Every part but the whole. */
    static List<StudyPart> of(Study study) {
        Optional<String> from = study.design().treatedFrom();
        List<StudyPart> parts = new ArrayList<>();
        study.groups()
                .forEach((grouping, groups) -> groups.forEach(group -> parts.add(part(study, grouping, group, from))));
        study.groups().keySet().forEach(grouping -> parts.add(part(study, grouping, UNKNOWN + grouping, from)));
        parts.add(part(study, EXPOSED, EXPOSED, Optional.of(Study.EXPOSED_FROM)));
        return parts;
    }

    private static StudyPart part(Study study, String grouping, String group, Optional<String> treatedFrom) {
        return new StudyPart(
                study,
                grouping,
                group,
                study.design().variant(study.id() + ":" + group, treatedFrom, study.groupEstimators()));
    }

    static long exposed(Study study, MartPanel rows) {
        return rows.countUnits(study.design().unit(), row -> rows.is(row, Study.COMPARISON_GROUP, EXPOSED));
    }

    Panel panel(MartPanel rows) {
        return rows.where(
                design.study(),
                row -> rows.is(row, Study.COMPARISON_GROUP, "control")
                        || switch (grouping) {
                            case "" -> rows.is(row, Study.COMPARISON_GROUP, "treated");
                            case EXPOSED ->
                                rows.is(row, Study.COMPARISON_GROUP, EXPOSED) && rows.has(row, Study.EXPOSED_FROM);
                            default ->
                                rows.is(row, Study.COMPARISON_GROUP, "treated")
                                        && (rows.is(row, grouping, group)
                                                || group.startsWith(UNKNOWN) && rows.is(row, grouping, ""));
                        });
    }

    /**
     * Of the whole everything is kept, of a group what stands for all its periods. A joint test over every cohort and
     * period rests on single firms where the treated are few; of groups it is not kept.
     */
    boolean keeps(Estimate one) {
        return group.isEmpty() || !one.term().contains("(") && !one.term().equals("pretrend");
    }

    /** @param treated owners behind the number. @param controls owners of all it may be compared with */
    EstimateCell cell(Estimate one, int treated, int controls) {
        return new EstimateCell(
                study.id(),
                grouping,
                group,
                one.estimator(),
                one.term(),
                treated,
                one.isEstimable() ? Math.min(controls, one.counts().controls()) : controls,
                one.isEstimable());
    }
}
