package org.covalue.portal.tables;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.covalue.SampleNight;
import org.covalue.portal.TestPortal;
import org.covalue.portal.access.Role;
import org.covalue.portal.access.Users;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The programs shown on the page about the HTTP API, run as shown. */
class ApiExamplesTest {

    @TempDir
    private Path folder;

    @Test
    void curlGetsWhatTheExportWrites() throws Exception {
        String said = run("read.sh", "bash", "curl");
        assertThat(said).contains("\"edition\":" + SampleNight.get().edition().orElseThrow());
        assertThat(folder.resolve("groups.csv"))
                .hasSameBinaryContentAs(SampleNight.get().files().resolve("tables/groups.csv"));
        assertThat(Files.readAllLines(folder.resolve("productivity.csv")))
                .hasSizeGreaterThan(10)
                .allMatch(line -> line.startsWith("organisation_id,") || line.contains(",labour_productivity,"));
    }

    @Test
    void pythonReadsPagesAndFiles() throws Exception {
        String said = run("read.py", "python3", "python3");
        long medians = SampleNight.get().exported("groups").stream()
                .filter(row -> row.get(3).equals("export_intensity")
                        && row.get(4).equals("median")
                        && row.get(2).equals("all")
                        && List.of("0-4", "5-9", "10+").contains(row.get(1)))
                .count();
        assertThat(said.lines().filter(line -> line.matches("20\\d\\d \\S+ \\S+")))
                .hasSize((int) medians);
        assertThat(said).contains((SampleNight.get().exported("funding_mix").size() - 1) + " rows of the funding mix");
    }

    @Test
    void rReadsATable() throws Exception {
        assertThat(run("read.R", "Rscript", "Rscript")).contains("value.5-9").contains("suppressed");
    }

    /** Runs an example in a folder of its own; is skipped where the program is not installed. */
    private String run(String example, String program, String needed) throws IOException, InterruptedException {
        assumeTrue(isInstalled(needed), needed + " is not installed here");
        Path file = Files.writeString(folder.resolve(example), ApiDescription.text(example));
        ProcessBuilder process = new ProcessBuilder(program, file.toString())
                .directory(folder.toFile())
                .redirectErrorStream(true);
        process.environment().put("COVALUE_URL", TestPortal.get().url(""));
        process.environment()
                .put(
                        "COVALUE_TOKEN",
                        ApiReader.with(Users.Grant.of(Role.EVALUATOR)).token());
        Path output = folder.resolve("output.txt");
        Process running = process.redirectOutput(output.toFile()).start();
        assertThat(running.waitFor(2, TimeUnit.MINUTES)).isTrue();
        assertThat(running.exitValue()).as(Files.readString(output)).isZero();
        return Files.readString(output);
    }

    private static boolean isInstalled(String program) throws InterruptedException {
        try {
            return new ProcessBuilder(program, "--version")
                            .redirectErrorStream(true)
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException notThere) {
            return false;
        }
    }
}
