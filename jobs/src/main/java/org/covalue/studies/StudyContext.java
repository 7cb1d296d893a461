package org.covalue.studies;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.covalue.estimation.data.Design;
import org.covalue.estimation.data.Message;
import org.covalue.estimation.inference.Estimate;
import org.covalue.estimation.replication.PlanRegister;

/**
 * What a report says of a study beside its numbers. Texts are by language.
 *
 * @param limits what the study cannot say; blank where its author says nothing
 * @param ofGroups estimates for groups of the treated, each a study of its own
 */
public record StudyContext(
        Map<String, String> title,
        Map<String, String> question,
        Map<String, String> limits,
        PlanRegister.History plan,
        List<Estimate> ofGroups) {

    static StudyContext of(Study study, PlanRegister.History plan, List<Estimate> ofGroups) {
        return new StudyContext(
                inEvery(study::title), inEvery(study::question), inEvery(study::limits), plan, ofGroups);
    }

    /** Of a panel file, whose design has no words of its own. */
    public static StudyContext ofPanel(Design design, PlanRegister.History plan) {
        Message question = Message.of(
                "question",
                "treatment",
                design.treatedFrom().or(design::treated).orElse(""),
                "outcome",
                design.outcome());
        return new StudyContext(
                inEvery(language -> design.study()), inEvery(question::in), inEvery(language -> ""), plan, List.of());
    }

    String title(String language) {
        return in(language, title);
    }

    String question(String language) {
        return in(language, question);
    }

    String limits(String language) {
        return in(language, limits);
    }

    private static String in(String language, Map<String, String> texts) {
        return Objects.requireNonNull(texts.get(language), () -> "no text in " + language);
    }

    /** A text in every language there is. */
    private static Map<String, String> inEvery(Function<String, String> text) {
        return Message.languages().stream().collect(Collectors.toMap(Function.identity(), text));
    }
}
