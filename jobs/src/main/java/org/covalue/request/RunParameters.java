package org.covalue.request;

import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.covalue.platform.UsageProblem;
import org.springframework.batch.core.job.parameters.JobParameters;
import org.springframework.batch.core.job.parameters.JobParametersBuilder;

/**
 * What one run was asked to do.
 *
 * @param command nightly, load, repair, check or measure
 * @param attempt tells runs of one business date apart: the millisecond at which the run was first started
 * @param asOf the moment whose knowledge counts
 * @param landing folders and files to load
 * @param years the years of the run, empty where the data decide
 * @param reports {@code all}, {@code none} or report ids
 * @param out where the published files are copied to
 * @param acceptGate why findings of the gate are to be passed over, empty where they block
 * @param locale under which all files write numbers; empty where what is known of each sender counts
 * @param acceptedBy for a night that is past: when it looked; empty where all counts that was received by the moment
 */
public record RunParameters(
        String command,
        LocalDate businessDate,
        long attempt,
        Instant asOf,
        List<Path> landing,
        String reportingCurrency,
        Optional<Integer> baseYear,
        Optional<YearRange> years,
        String reports,
        Path editions,
        Optional<Path> out,
        Optional<String> acceptGate,
        Optional<String> locale,
        Optional<Instant> acceptedBy) {

    /** A run that counts all that was received by its moment. */
    public RunParameters(
            String command,
            LocalDate businessDate,
            long attempt,
            Instant asOf,
            List<Path> landing,
            String reportingCurrency,
            Optional<Integer> baseYear,
            Optional<YearRange> years,
            String reports,
            Path editions,
            Optional<Path> out,
            Optional<String> acceptGate,
            Optional<String> locale) {
        this(
                command,
                businessDate,
                attempt,
                asOf,
                landing,
                reportingCurrency,
                baseYear,
                years,
                reports,
                editions,
                out,
                acceptGate,
                locale,
                Optional.empty());
    }

    /** Whether files are read again that were delivered before. */
    public boolean isRepair() {
        return command.equals("repair");
    }

    /** @param from first year, not after {@code to} */
    public record YearRange(int from, int to) {

        /** @throws UsageProblem if the text is not FROM-TO */
        public static YearRange parse(String text) {
            if (!text.matches("\\d{4}-\\d{4}")) {
                throw new UsageProblem("--years " + text + ": expected FROM-TO, for example 2015-2024");
            }
            YearRange range =
                    new YearRange(Integer.parseInt(text.substring(0, 4)), Integer.parseInt(text.substring(5)));
            if (range.from > range.to) {
                throw new UsageProblem("--years " + text + ": the first year is after the last");
            }
            return range;
        }
    }

    /** Business date and attempt identify a run; what else it was asked may differ when it is resumed. */
    public JobParameters toJobParameters() {
        JobParametersBuilder builder = new JobParametersBuilder()
                .addString("business_date", businessDate.toString(), true)
                .addLong("attempt", attempt, true)
                .addString("command", command, false)
                .addString("as_of", asOf.toString(), false)
                .addString(
                        "landing",
                        String.join("\n", landing.stream().map(Path::toString).toList()),
                        false)
                .addString("reporting_currency", reportingCurrency, false)
                .addString("reports", reports, false)
                .addString("editions", editions.toString(), false);
        baseYear.ifPresent(year -> builder.addLong("base_year", (long) year, false));
        years.ifPresent(range -> builder.addString("years", range.from() + "-" + range.to(), false));
        out.ifPresent(path -> builder.addString("out", path.toString(), false));
        acceptedBy.ifPresent(moment -> builder.addString("accepted_by", moment.toString(), false));
        locale.ifPresent(tag -> builder.addString("locale", tag, false));
        acceptGate.ifPresent(reason -> builder.addString("accept_gate", reason, false));
        return builder.toJobParameters();
    }

    public static RunParameters of(JobParameters job) {
        return new RunParameters(
                job.getString("command"),
                LocalDate.parse(job.getString("business_date")),
                job.getLong("attempt"),
                Instant.parse(job.getString("as_of")),
                Arrays.stream(job.getString("landing").split("\n"))
                        .filter(s -> !s.isEmpty())
                        .map(Path::of)
                        .toList(),
                job.getString("reporting_currency"),
                Optional.ofNullable(job.getLong("base_year")).map(Long::intValue),
                Optional.ofNullable(job.getString("years")).map(YearRange::parse),
                job.getString("reports"),
                Path.of(job.getString("editions")),
                Optional.ofNullable(job.getString("out")).map(Path::of),
                Optional.ofNullable(job.getString("accept_gate")),
                Optional.ofNullable(job.getString("locale")),
                Optional.ofNullable(job.getString("accepted_by")).map(Instant::parse));
    }
}
