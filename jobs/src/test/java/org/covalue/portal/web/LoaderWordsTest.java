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
import org.covalue.inputs.FileCheck;
import org.covalue.inputs.reading.RejectedRow;
import org.covalue.inputs.spec.RecordSpec;
import org.covalue.inputs.spec.RecordSpecs;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.context.support.ResourceBundleMessageSource;

class LoaderWordsTest {

    private static final Locale SPANISH = new Locale("es");

    private final LoaderWords words = new LoaderWords(messages());

    @TestFactory
    Stream<DynamicTest> everyFaultOfTheExamplesIsSaidInSpanish(@TempDir Path folder) {
        RecordSpecs specs = RecordSpecs.load();
        return specs.all().stream()
                .map(spec -> DynamicTest.dynamicTest(spec.record(), () -> {
                    for (RejectedRow fault : faults(specs, spec, folder)) {
                        for (String said : List.of(fault.expected(), fault.message())) {
                            boolean isRule = said.equals(fault.rule());
                            assertThat(isRule || words.key(said).isPresent())
                                    .as(said)
                                    .isTrue();
                        }
                        assertThat(words.fix(fault.rule(), SPANISH)).isNotBlank();
                    }
                }));
    }

    @Test
    void partsOfTheFileStayAsTheyAre() {
        assertThat(words.say(
                        "no record type fits the header; nearest is revenue, which also needs year, currency", SPANISH))
                .isEqualTo("ningún tipo de registro encaja con el encabezado; el más próximo es revenue, que también "
                        + "necesita year, currency");
        assertThat(words.say("at most 12 characters", SPANISH)).isEqualTo("como máximo 12 caracteres");
        assertThat(words.say("O'Neill {0} said so", SPANISH)).isEqualTo("O'Neill {0} said so");
        assertThat(words.say("one of a'b, {1}", SPANISH)).isEqualTo("uno de a'b, {1}");
    }

    @Test
    void bothLanguagesHoldTheSameWords() throws IOException {
        assertThat(keys("manager_es")).isEqualTo(keys("manager"));
    }

    private static Set<String> keys(String bundle) throws IOException {
        try (InputStream in = LoaderWordsTest.class.getResourceAsStream("/messages/" + bundle + ".properties")) {
            return Set.copyOf(Collections.list(new PropertyResourceBundle(in).getKeys()));
        }
    }

    private static List<RejectedRow> faults(RecordSpecs specs, RecordSpec spec, Path folder) throws IOException {
        List<RejectedRow> faults = new ArrayList<>();
        for (RecordSpec.RejectedExample example : spec.examples().rejected()) {
            Path file = Files.writeString(folder.resolve(spec.record() + ".csv"), example.row());
            new FileCheck(specs, 2025).check(file, (of, rows) -> List.of(), faults::add);
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
