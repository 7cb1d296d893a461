package org.covalue;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The rooms of the house: which there are, how full they may be, and which way one may go. */
class RoomsTest {

    /** All that is compiled, without tests; read once. */
    static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("org.covalue");

    private static final int MOST_FILES = 24;

    /**
     * What the others stand on, from the bottom up; each line may use those before it, and the library of estimators.
     */
    private static final String[][] FLOORS = {
        {"org.covalue.platform.."},
        {"org.covalue.request..", "org.covalue.database.."},
        {
            "org.covalue.inputs..",
            "org.covalue.layers..",
            "org.covalue.plausibility..",
            "org.covalue.indicators..",
            "org.covalue.studies..",
            "org.covalue.disclosure..",
            "org.covalue.gate..",
            "org.covalue.exports..",
            "org.covalue.reports..",
            "org.covalue.editions..",
            "org.covalue.audit.."
        },
        {"org.covalue.settings.."},
        {"org.covalue.run..", "org.covalue.archive..", "org.covalue.doctor.."},
        {"org.covalue.preview..", "org.covalue.night.."},
        {"org.covalue.portal.."},
        {"org.covalue.cli.."},
        {"org.covalue"},
    };

    @Test
    void noRoomIsReachedFromWhereItLeadsTo() {
        slices().matching("org.covalue.(*)..").should().beFreeOfCycles().check(CLASSES);
        slices().matching("org.covalue.(**)").should().beFreeOfCycles().check(CLASSES);
    }

    @Test
    void nobodyUsesAFloorAbove() {
        for (int floor = 0; floor < FLOORS.length; floor++) {
            String[] above =
                    Stream.of(FLOORS).skip(floor + 1L).flatMap(Stream::of).toArray(String[]::new);
            if (above.length > 0) {
                noClasses()
                        .that()
                        .resideInAnyPackage(FLOORS[floor])
                        .should()
                        .dependOnClassesThat()
                        .resideInAnyPackage(above)
                        .check(CLASSES);
            }
        }
        assertThat(CLASSES)
                .as("every room stands on a floor")
                .allMatch(one -> one.getPackageName().startsWith("org.covalue.estimation")
                        || Stream.of(FLOORS).flatMap(Stream::of).anyMatch(room -> isIn(one, room)));
    }

    @Test
    void theLibraryOfEstimatorsKnowsNobody() {
        noClasses()
                .that()
                .resideInAPackage("org.covalue.estimation..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.springframework..", "java.sql..", "javax.sql..", "org.postgresql..")
                .check(CLASSES);
    }

    @Test
    void inTheHallThereIsTheMainClassAlone() {
        assertThat(CLASSES.stream()
                        .filter(one -> one.getPackageName().equals("org.covalue"))
                        .map(JavaClass::getSimpleName))
                .containsExactly("Covalue");
    }

    @Test
    void noRoomIsTooFull() throws IOException {
        for (Path sources : List.of(Path.of("jobs/src/main/java"), Path.of("jobs/estimation/src/main/java"))) {
            try (Stream<Path> folders = Files.walk(sources).filter(Files::isDirectory)) {
                for (Path folder : folders.toList()) {
                    try (Stream<Path> files = Files.list(folder)) {
                        assertThat(files.filter(Files::isRegularFile))
                                .as(folder.toString())
                                .hasSizeLessThanOrEqualTo(MOST_FILES);
                    }
                }
            }
        }
    }

    private static boolean isIn(JavaClass one, String room) {
        return room.endsWith("..")
                ? (one.getPackageName() + ".").startsWith(room.substring(0, room.length() - 1))
                : one.getPackageName().equals(room);
    }
}
