package org.covalue.reports.model;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/**
 * One folder under {@code reports/}. A query that the folder does not hold is taken from {@code reports/_shared}.
 *
 * @param id its name
 */
public record ReportFolder(String id) {

    private static final String ROOT = "reports/";

    /** The names of all report folders, sorted. */
    public static List<String> ids() {
        try {
            Resource[] found =
                    new PathMatchingResourcePatternResolver().getResources("classpath*:reports/*/report.yml");
            return Arrays.stream(found)
                    .map(ReportFolder::nameOf)
                    .distinct()
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new ReportException("cannot list the reports: " + e.getMessage(), e);
        }
    }

    private static String nameOf(Resource definition) {
        try {
            String[] parts = definition.getURL().getPath().split("/");
            return parts[parts.length - 2];
        } catch (IOException e) {
            throw new ReportException("cannot list the reports: " + e.getMessage(), e);
        }
    }

    /** @throws ReportException if there is no such report, naming those there are */
    public static ReportFolder of(String id) {
        List<String> ids = ids();
        if (!ids.contains(id)) {
            throw new ReportException("unknown report " + id + ": " + String.join(", ", ids));
        }
        return new ReportFolder(id);
    }

    public Settings definition() {
        return Settings.read(ROOT + id + "/report.yml");
    }

    /** The text of a query. */
    String query(String name) {
        for (String folder : List.of(id, "_shared")) {
            try (InputStream in = getClass().getResourceAsStream("/" + ROOT + folder + "/" + name + ".sql")) {
                if (in != null) {
                    return new String(in.readAllBytes(), StandardCharsets.UTF_8);
                }
            } catch (IOException e) {
                throw new ReportException("cannot read the query " + name + ": " + e.getMessage(), e);
            }
        }
        throw new ReportException("report " + id + ": there is no query " + name + ".sql");
    }

    /** The page layout. */
    public InputStream page() {
        InputStream in = getClass().getResourceAsStream("/" + ROOT + id + "/page.jrxml");
        if (in == null) {
            throw new ReportException("report " + id + ": there is no page.jrxml");
        }
        return in;
    }

    public boolean isAboutAStudy() {
        return definition().isTrue("needs_study", false);
    }
}
