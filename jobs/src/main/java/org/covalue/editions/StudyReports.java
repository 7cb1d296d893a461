package org.covalue.editions;

import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.covalue.disclosure.Edition;
import org.covalue.disclosure.Editions;
import org.covalue.reports.Reports;
import org.covalue.reports.model.Format;
import org.covalue.reports.model.Language;
import org.covalue.reports.model.ReportModel;
import org.covalue.studies.ImpactTables;
import org.covalue.studies.MartStudies.Told;
import org.covalue.studies.MartStudies;
import org.covalue.studies.Study;

/** The impact reports of a night, {@code impact_report/STUDY/OUTCOME} in every language: of every study that has a row to rest on, refused or not. */
public final class StudyReports {

    private static final String REPORT = "impact_report";

    private final MartStudies studies;
    private final Edition edition;

    /** @param edition whose estimates the reports are to agree with; the marts still stand as they were when it was disclosed */
    StudyReports(MartStudies studies, Edition edition) {
        this.studies = studies;
        this.edition = edition;
    }

    /** The studies that {@code --reports} asks for. @throws UsageProblem if there is none such */
    public static List<Study> asked(String wanted) {
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

    /** @param folder of the edition's reports. @return what was rendered */
    List<Editions.Report> render(String wanted, Path folder, int year) {
        Instant known = (Instant) edition.query("select as_of from edition", Map.of()).cell(0, "as_of").value().orElseThrow();
        List<Editions.Report> rendered = new ArrayList<>();
        for (Told told : studies.told(usable(wanted), false)) {
            for (Language language : Language.values()) {
                ReportModel model = Reports.build(REPORT, new ImpactTables(told.evaluation(), told.context(), known), language);
                for (Format format : Format.values()) {
                    Reports.draft(model, format, folder.resolve(file(told.study(), language, format)));
                    rendered.add(new Editions.Report(published(told.study(), language, format), REPORT, year,
                            Optional.empty(), Optional.empty(), language.code(), format.ending()));
                }
            }
        }
        return rendered;
    }

    /** The path of a report among the files of an edition. */
    public static String published(Study study, Language language, Format format) {
        return "reports/" + file(study, language, format).toString().replace('\\', '/');
    }

    /** The files that {@link #render} makes, relative to the folder of reports. */
    Set<Path> files(String wanted) {
        return usable(wanted).stream().flatMap(study -> Stream.of(Language.values())
                .flatMap(language -> Stream.of(Format.values()).map(format -> file(study, language, format)))).collect(Collectors.toSet());
    }

    private List<Study> usable(String wanted) {
        List<Study> asked = asked(wanted);
        if (asked.isEmpty()) {
            return List.of();
        }
        Set<String> usable = edition.query("select distinct study from estimate where n > 0", Map.of()).rows().stream()
                .map(row -> row.get(0).text()).collect(Collectors.toSet());
        return asked.stream().filter(study -> usable.contains(study.id())).toList();
    }

    private static Path file(Study study, Language language, Format format) {
        return Path.of(REPORT, study.definition().name(), study.outcome() + (language == Language.EN ? "" : "_" + language.code()) + "."
                + format.ending());
    }
}
