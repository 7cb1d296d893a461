package org.covalue.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.covalue.platform.UsageProblem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;

/** covalue.yml of a home, between the defaults of the jar and the variables of the environment. */
class ConfigurationTest {

    @TempDir
    private Path home;

    private Configuration read(String yaml, Map<String, Object> variables) throws IOException {
        Path file = Files.writeString(home.resolve("covalue.yml"), yaml);
        StandardEnvironment environment = new StandardEnvironment();
        environment
                .getPropertySources()
                .replace(
                        StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME,
                        new SystemEnvironmentPropertySource(
                                StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME, variables));
        return Configuration.of(file, environment);
    }

    @Test
    void theFileGoesBeforeTheDefaultsAndTheEnvironmentBeforeTheFile() throws IOException {
        Configuration read = read(
                """
                covalue:
                  parallel: 3
                  disclosure: {fewest-contributors: 7}
                  schedule: {catchUpDays: 4, landing: /data}
                  alarm: {mail-to: [a@example.org, b@example.org]}
                  expected: [{record: revenue, days: 30}]
                  portal: {longest-session: 2h}
                spring:
                  mail: {host: mail.example.org}
                """,
                Map.of(
                        "COVALUE_PARALLEL",
                        "5",
                        "COVALUE_DISCLOSURE_FEWESTORGANISATIONS",
                        "4",
                        "COVALUE_SCHEDULE_LANDING",
                        "/other"));
        assertThat(read.parallel()).as("environment").isEqualTo(5);
        assertThat(read.schedule().landing()).as("environment").isEqualTo("/other");
        assertThat(read.disclosure().fewestOrganisations())
                .as("environment over a default")
                .isEqualTo(4);
        assertThat(read.disclosure().fewestContributors()).as("file").isEqualTo(7);
        assertThat(read.schedule().catchUpDays()).as("file, written otherwise").isEqualTo(4);
        assertThat(read.alarm().mailTo()).containsExactly("a@example.org", "b@example.org");
        assertThat(read.expected())
                .singleElement()
                .satisfies(input -> assertThat(input.days()).isEqualTo(30));
        assertThat(read.portal().longestSession()).isEqualTo(Duration.ofHours(2));
        assertThat(read.disclosure().fewestForExtremes()).as("default").isEqualTo(10);
    }

    @Test
    void anEmptyFileAndNoneAreTheDefaults() throws IOException {
        Configuration defaults = Configuration.of(home.resolve("none.yml"), new StandardEnvironment());
        assertThat(read("", Map.of())).isEqualTo(defaults);
        assertThat(read("covalue:\n", Map.of())).isEqualTo(defaults);
    }

    @Test
    void theExampleInTheJarsRoomIsTheDefaults() throws IOException {
        assertThat(read(Files.readString(Path.of("jobs", "packaging", "covalue.yml")), Map.of()))
                .isEqualTo(Configuration.of(home.resolve("none.yml"), new StandardEnvironment()));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            covalue: {schedul: {cron: x}}                            | covalue.schedul.cron: no such key
            covalue: {schedule: {crn: 15 3 * * *}}                   | covalue.schedule.crn: no such key; there are cron, zone, landing
            covalue: {paralel: 2}                                    | covalue.paralel: no such key; there are parallel, disclosure
            covalue: {expected: [{recrod: revenue, days: 3}]}        | covalue.expected[0].recrod: no such key; there are record, organisation, days
            schedule: {cron: x}                                      | schedule.cron: no such key; at the left margin stand covalue
            covalue: {parallel: two}                                 | covalue.parallel: found 'two', expected a whole number
            covalue: {parallel: 0}                                   | expected 1 or more
            covalue: {disclosure: {dominance-percent: 15 %}}         | covalue.disclosure.dominance-percent: found '15 %', expected a number
            covalue: {schedule: {start: perhaps}}                    | covalue.schedule.start: found 'perhaps', expected true or false
            covalue: {schedule: {late-after: soon}}                  | covalue.schedule.late-after: found 'soon', expected a time such as 90s
            covalue: {expected: [{record: revenue, days: many}]}     | covalue.expected[0].days: found 'many', expected a whole number
            covalue: {expected: [{record: revenues, days: 3}]}       | record revenues does not exist; expected one of asset_use
            covalue: {expected: [{record: price_index, organisation: a, days: 3}]} | rows of price_index belong to no organisation
            covalue: {schedule: {cron: 61 3 * * *}}                  | covalue.schedule.cron
            covalue: {schedule: {cron: 1 3 * * *, zone: Madird}}     | covalue.schedule.zone
            covalue: [                                               | line 1
            """)
    void aWrongKeyOrValueIsToldWithItsFileAndKey(String yaml, String told) {
        assertThatThrownBy(() -> read(yaml, Map.of()))
                .isInstanceOf(UsageProblem.class)
                .hasMessageContaining("covalue.yml")
                .hasMessageContaining(told);
    }

    @Test
    void aWrongVariableIsToldAsOne() {
        assertThatThrownBy(() -> read("covalue: {parallel: 2}", Map.of("COVALUE_PARALLEL", "two")))
                .isInstanceOf(UsageProblem.class)
                .hasMessageContaining("COVALUE_PARALLEL")
                .hasMessageContaining("found 'two', expected a whole number");
    }

    @Test
    void variablesOfOtherThingsAreNoConcern() throws IOException {
        assertThat(read("", Map.of("COVALUE_TOKEN", "x", "COVALUE_LOG_FORMAT", "json"))
                        .parallel())
                .isEqualTo(2);
    }
}
