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
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The rooms of the house: which there are, how full they may be, and which way one may go. */
class RoomsTest {

    /** All that is compiled, without tests; read once. */
    static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("org.covalue");

    private static final int MOST_FILES = 24;
    private static final String PICTURE = "```mermaid\nflowchart TD\n";

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
            "org.covalue.networks..",
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
    void measuresOfNetworksKnowNoDatabase() {
        noClasses()
                .that()
                .resideInAPackage("org.covalue.networks")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.springframework..", "java.sql..", "javax.sql..", "org.covalue.layers..")
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

    /** Renewed by {@code -Dcovalue.rewrite=true}. */
    @Test
    void thePictureOfTheRoomsIsDrawnFromTheCode() throws IOException {
        Path readme = Path.of("jobs/README.md");
        String text = Files.readString(readme);
        int from = text.indexOf(PICTURE) + PICTURE.length();
        int to = text.indexOf("```", from);
        if (Boolean.getBoolean("covalue.rewrite")) {
            Files.writeString(readme, text.substring(0, from) + picture() + text.substring(to));
        }
        assertThat(text.substring(from, to)).isEqualTo(picture());
    }

    private static String picture() {
        Map<String, Set<String>> uses = new TreeMap<>();
        for (JavaClass one : CLASSES) {
            uses.computeIfAbsent(room(one), room -> new TreeSet<>());
            one.getDirectDependenciesFromSelf().stream()
                    .map(dependency -> dependency.getTargetClass().getBaseComponentType())
                    .filter(target -> target.getPackageName().startsWith("org.covalue"))
                    .filter(target -> !room(target).equals(room(one)))
                    .forEach(target -> uses.computeIfAbsent(room(one), room -> new TreeSet<>())
                            .add(room(target)));
        }
        StringBuilder picture = new StringBuilder();
        uses.forEach((room, used) -> used.stream()
                .filter(target -> used.stream().noneMatch(way -> !way.equals(target) && reaches(uses, way, target)))
                .forEach(target -> picture.append("  ")
                        .append(room)
                        .append(" --> ")
                        .append(target)
                        .append('\n')));
        return picture.toString();
    }

    private static boolean reaches(Map<String, Set<String>> uses, String from, String to) {
        return uses.getOrDefault(from, Set.of()).stream().anyMatch(next -> next.equals(to) || reaches(uses, next, to));
    }

    private static String room(JavaClass one) {
        String[] names = one.getPackageName().split("\\.");
        return names.length < 3 ? "Covalue" : names[2];
    }

    private static boolean isIn(JavaClass one, String room) {
        return room.endsWith("..")
                ? (one.getPackageName() + ".").startsWith(room.substring(0, room.length() - 1))
                : one.getPackageName().equals(room);
    }
}
