package org.covalue.samples;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/**
 * Writes the landing files of the demo: 40 invented cluster organisations in six countries, 2012 to 2024.
 *
 * <p>Run {@code ./mvnw test-compile && java -cp jobs/target/test-classes org.covalue.samples.GenerateSamples
 * jobs/samples}. The same bytes come out on every machine: every figure is drawn from a stream seeded by what it is the
 * figure of, so changing one part leaves the others as they were. The faults made on purpose are printed as the table
 * that stands in README.md.
 */
public final class GenerateSamples {

    static final int FIRST_YEAR = 2012;
    static final int LAST_YEAR = 2024;

    public static void main(String[] arguments) throws IOException {
        List<Fault> faults = write(Path.of(arguments.length == 0 ? "jobs/samples" : arguments[0]));
        System.out.write(Fault.table(faults).getBytes(StandardCharsets.UTF_8));
        System.out.flush();
    }

    /** @return the faults made on purpose */
    static List<Fault> write(Path folder) throws IOException {
        Landing landing = new Landing();
        Population population = new Population(Organisation.all());
        List<Fault> faults = new ExcelFiles(landing, population).write(fill(landing, population));
        landing.save(folder);
        return faults;
    }

    /** As all organisations delivered before two of them sent workbooks. */
    public static void writeDelimited(Path folder) throws IOException {
        Landing landing = new Landing();
        fill(landing, new Population(Organisation.all()));
        landing.save(folder);
    }

    private static List<Fault> fill(Landing landing, Population population) {
        new ReferenceFiles(landing).write(population.organisations);
        new MemberFiles(landing).write(population);
        new RevenueFiles(landing).write(population);
        new SustainabilityFiles(landing).write(population);
        Projects projects = new Projects(population);
        new ProjectFiles(landing).write(projects);
        new FundingFiles(landing, projects).write(population);
        new GovernanceFiles(landing).write(population);
        new NetworkFiles(landing).write(population);
        new SharedValueFiles(landing).write(population);
        new Corrections(landing).write();
        return new Faults(landing).write();
    }

    private GenerateSamples() {}
}
