package org.covalue.cli;

import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.covalue.doctor.Doctor;
import org.covalue.doctor.Finding;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "doctor",
        mixinStandardHelpOptions = true,
        description =
                "Looks at everything a night needs (Java, memory, disk, fonts, locale, time zone, database) and says "
                        + "what to do. "
                        + "Changes nothing. Exit 1 where something fails.")
final class DoctorCommand implements Callable<Integer> {

    @Mixin
    private HomeOptions home;

    @Option(
            names = "--port",
            paramLabel = "PORT",
            defaultValue = "8080",
            description = "of the portal (default: ${DEFAULT-VALUE})")
    private int port;

    @Override
    public Integer call() {
        List<Finding> findings = new Doctor(home.path(), home.databaseUrl(), port).examine(this::say);
        long failed = findings.stream()
                .filter(one -> one.verdict() == Finding.Verdict.FAIL)
                .count();
        long warned = findings.stream()
                .filter(one -> one.verdict() == Finding.Verdict.WARN)
                .count();
        home.say("%n%d looked at, %d failed, %d to look after", findings.size(), failed, warned);
        return failed == 0 ? ExitCode.DONE : ExitCode.FAILED;
    }

    private void say(Finding finding) {
        home.say("%-5s %-16s %s", finding.verdict().name().toLowerCase(Locale.ROOT), finding.what(), finding.found());
        if (!finding.advice().isEmpty()) {
            home.say("      %-16s -> %s", "", finding.advice());
        }
    }
}
