package org.covalue.studies;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.covalue.estimation.data.Design;
import org.covalue.estimation.data.Design.Minimum;
import org.covalue.estimation.replication.Plan;
import org.covalue.layers.Layer;
import org.covalue.layers.SqlDefinition;
import org.covalue.platform.FileHash;
import org.covalue.platform.UsageProblem;

/**
 * One outcome of a file {@code sql/4_studies/NAME.sql}; its id is {@code NAME:OUTCOME}. The file's SELECT gives the
 * panel, its header the design. Beside the columns that the design names, the SELECT gives {@code owner_id},
 * {@code comparison_group} ({@code treated}, {@code exposed} to what was done to others, or {@code control}),
 * {@code exposed_from} and a column for every key of {@code groups}.
 */
public record Study(SqlDefinition definition, String outcome, Design design) {

    public static final String OWNER = "owner_id";
    static final String COMPARISON_GROUP = "comparison_group";
    static final String EXPOSED_FROM = "exposed_from";

    /** Keys of the header that say how the study is shown and split, not how its numbers come about. */
    private static final Set<String> NOT_OF_THE_DESIGN =
            Set.of("title", "limits", "source", "examples", "outcomes", "groups", "group_estimators");

    /** Read once: the portal asks at every page of reports. */
    private static final List<Study> ALL = read();

    /** Every outcome of every file, in the order of the files' names and of the outcomes in their file. */
    public static List<Study> all() {
        return ALL;
    }

    private static List<Study> read() {
        return SqlDefinition.in(Layer.STUDIES.folder()).stream()
                .flatMap(one -> outcomes(one).keySet().stream()
                        .map(outcome -> new Study(
                                one,
                                outcome,
                                Design.of(one.name() + ":" + outcome, keys(one, outcome), Minimum.OF_A_STUDY))))
                .toList();
    }

    /**
     * @param name {@code NAME:OUTCOME}, or {@code NAME} for all of its outcomes. @throws UsageProblem if there is none
     *     such
     */
    public static List<Study> named(String name) {
        List<Study> found = all().stream()
                .filter(one -> one.id().equals(name) || one.definition().name().equals(name))
                .toList();
        if (found.isEmpty()) {
            throw new UsageProblem("There is no study " + name + "; there are "
                    + all().stream().map(Study::id).collect(Collectors.joining(", ")) + ".");
        }
        return found;
    }

    public String id() {
        return design.study();
    }

    /** @param language {@code en} or {@code es} */
    public String title(String language) {
        return definition.text("title", language) + ": " + text("title", language);
    }

    public String question(String language) {
        return text("question", language);
    }

    public String limits(String language) {
        return definition.text("limits", language);
    }

    /**
     * Everything that decides the numbers: the design, the groups that get estimates of their own, and the SELECT that
     * makes the panel.
     */
    public Plan plan() {
        Map<String, Object> decided = keys(definition, outcome);
        decided.put("groups", groups());
        decided.put("group_estimators", groupEstimators());
        String marts = readBy(definition.select(), Layer.MART);
        String panel = definition.select() + marts + readBy(definition.select() + marts, Layer.REFERENCE);
        decided.put("panel", FileHash.sha256(panel.getBytes(StandardCharsets.UTF_8)));
        return Plan.of(decided);
    }

    /**
     * The SELECTs of a layer that another reads: who is treated, exposed or far, and what money is worth, is decided
     * there.
     */
    private static String readBy(String select, Layer layer) {
        return SqlDefinition.in(layer.folder()).stream()
                .filter(one -> Pattern.compile("\\b(from|join)\\s+" + one.name() + "\\b")
                        .matcher(select)
                        .find())
                .map(SqlDefinition::select)
                .collect(Collectors.joining("\n"));
    }

    /** Columns by which the treated are told apart, each with the values that get an estimate of their own. */
    Map<String, List<String>> groups() {
        Map<String, List<String>> groups = new LinkedHashMap<>();
        ((Map<?, ?>) definition.header().getOrDefault("groups", Map.of()))
                .forEach((column, values) -> groups.put(
                        String.valueOf(column),
                        ((List<?>) values).stream().map(String::valueOf).toList()));
        return groups;
    }

    List<String> groupEstimators() {
        return ((List<?>) definition.header().getOrDefault("group_estimators", new ArrayList<>(design.estimators())))
                .stream().map(String::valueOf).toList();
    }

    private static Map<String, Object> keys(SqlDefinition definition, String outcome) {
        Map<String, Object> keys = new TreeMap<>(definition.header());
        keys.keySet().removeAll(NOT_OF_THE_DESIGN);
        keys.put("outcome", outcome(definition, outcome).get("outcome"));
        return keys;
    }

    private static Map<String, Object> outcome(SqlDefinition definition, String outcome) {
        return Objects.requireNonNull(
                outcomes(definition).get(outcome), () -> definition.name() + " has no outcome " + outcome);
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Map<String, Object>> outcomes(SqlDefinition definition) {
        return (Map<String, Map<String, Object>>) definition.header().getOrDefault("outcomes", Map.of());
    }

    private String text(String key, String language) {
        Object said = Objects.requireNonNull(outcome(definition, outcome).get(key), () -> id() + " has no " + key);
        return String.valueOf(((Map<?, ?>) said).get(language));
    }
}
