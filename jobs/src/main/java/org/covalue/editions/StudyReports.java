package org.covalue.editions;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.covalue.disclosure.Edition;
import org.covalue.reports.model.Format;
import org.covalue.reports.model.Language;
import org.covalue.reports.model.ReportRequest;
import org.covalue.studies.Study;

/**
 * The impact reports of an edition, {@code impact_report/STUDY/OUTCOME} in every language: of every study that has a
 * row to rest on, refused or not.
 */
public final class StudyReports {

    private static final String REPORT = "impact_report";

    private StudyReports() {}

    /** The studies that {@code --reports} asks for. @throws UsageProblem if there is none such */
    static List<Study> asked(String wanted) {
        List<Study> asked = new ArrayList<>();
        for (String one : Arrays.stream(wanted.split(",")).map(String::strip).toList()) {
            if (one.equals("all") || one.equals(REPORT)) {
                asked.addAll(Study.all());
            } else if (one.startsWith(REPORT + ":")) {
                asked.addAll(Study.named(one.substring(REPORT.length() + 1)));
            }
        }
        return asked.stream().distinct().toList();
    }

    /** What {@code --reports} asks for, as far as the edition has it. */
    static Stream<ReportRequest> requests(Edition edition, String wanted, int year) {
        List<Study> asked = asked(wanted);
        if (asked.isEmpty()) {
            return Stream.empty();
        }
        Set<String> usable = edition
                .query("select study from study where study in (select study from estimate where n > 0)", Map.of())
                .rows()
                .stream()
                .map(row -> row.get(0).text())
                .collect(Collectors.toSet());
        return asked.stream()
                .filter(study -> usable.contains(study.id()))
                .flatMap(study -> Arrays.stream(Language.values())
                        .map(language -> ReportRequest.ofStudy(REPORT, year, study.id(), language)));
    }

    /** The path of a report among the files of an edition. */
    public static String published(Study study, Language language, Format format) {
        return ReportBatch.file(Path.of("reports"), ReportRequest.ofStudy(REPORT, 0, study.id(), language), format)
                .toString()
                .replace('\\', '/');
    }
}
