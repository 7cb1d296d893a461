package org.covalue.portal.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.PropertyResourceBundle;
import java.util.Set;
import java.util.stream.Stream;
import org.covalue.estimation.data.Message;
import org.covalue.inputs.check.FileCheck;
import org.covalue.inputs.landing.LandingFile;
import org.covalue.inputs.reading.RejectedRow;
import org.covalue.inputs.spec.RecordSpec;
import org.covalue.inputs.spec.RecordSpecs;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.context.support.ResourceBundleMessageSource;

class ReaderWordsTest {

    private static final Locale SPANISH = new Locale("es");

    private final ReaderWords words = new ReaderWords(messages());

    @TestFactory
    Stream<DynamicTest> everyFaultOfTheExamplesIsSaidInSpanish(@TempDir Path folder) {
        RecordSpecs specs = RecordSpecs.load();
        return specs.all().stream()
                .map(spec -> DynamicTest.dynamicTest(spec.record(), () -> {
                    for (RejectedRow fault : faults(specs, spec, folder)) {
                        for (Message said : List.of(fault.expected(), fault.message())) {
                            String english = words.say(said, Locale.ENGLISH);
                            assertThat(english.equals(fault.rule())
                                            || !words.say(said, SPANISH).equals(english))
                                    .as(english)
                                    .isTrue();
                        }
                        assertThat(words.fix(fault.rule(), SPANISH)).isNotBlank();
                    }
                }));
    }

    @Test
    void partsOfTheFileStayAsTheyAre() {
        assertThat(words.say(Message.of("header_lacks", "record", "revenue", "columns", "year, currency"), SPANISH))
                .isEqualTo("ningún tipo de registro encaja con el encabezado; el más próximo es revenue, que también "
                        + "necesita year, currency");
        assertThat(words.say(Message.of("expected_code", "codes", "a'b, {1} {codes}"), SPANISH))
                .isEqualTo("uno de a'b, {1} {codes}");
        assertThat(words.say(Message.of("unreadable_as", "type", Message.of("type_number")), SPANISH))
                .isEqualTo("no se puede leer como número");
    }

    @ParameterizedTest
    @ValueSource(strings = {"O'Neill {0} said so", "a value", "{code: x, values: {}}", "{code: ", ""})
    void whatSomebodyHasTypedIsNeverTakenForAMessage(String typed) {
        Message found = RejectedRow.typed(typed);
        assertThat(words.say(found, SPANISH)).isEqualTo(typed);
        assertThat(Message.parse(found.text())).isEqualTo(found);
        String coded = RejectedRow.coded(found);
        assertThat(coded == null ? typed : words.say(Message.parse(coded), SPANISH))
                .isEqualTo(typed);
    }

    @ParameterizedTest
    @ValueSource(strings = {"accounts", "explore", "manager", "operate", "portal"})
    void bothLanguagesHoldTheSameWords(String bundle) throws IOException {
        assertThat(keys(bundle + "_es")).isEqualTo(keys(bundle));
    }

    private static Set<String> keys(String bundle) throws IOException {
        try (InputStream in = ReaderWordsTest.class.getResourceAsStream("/messages/" + bundle + ".properties")) {
            return Set.copyOf(Collections.list(new PropertyResourceBundle(in).getKeys()));
        }
    }

    private static List<RejectedRow> faults(RecordSpecs specs, RecordSpec spec, Path folder) throws IOException {
        List<RejectedRow> faults = new ArrayList<>();
        for (RecordSpec.RejectedExample example : spec.examples().rejected()) {
            Path file = Files.writeString(folder.resolve(spec.record() + ".csv"), example.row());
            new FileCheck(specs, 2025)
                    .check(
                            new LandingFile("file.csv", file),
                            (of, rows) -> List.of(),
                            (record, sheet, fault) -> faults.add(fault));
        }
        return faults;
    }

    private static ResourceBundleMessageSource messages() {
        ResourceBundleMessageSource messages = new ResourceBundleMessageSource();
        messages.setBasename("messages/manager");
        messages.setDefaultEncoding("UTF-8");
        messages.setFallbackToSystemLocale(false);
        return messages;
    }
}
