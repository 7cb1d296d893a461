package org.covalue;

import static com.tngtech.archunit.core.domain.JavaAccess.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.name;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Constructor;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.covalue.disclosure.OwnStudy;
import org.covalue.disclosure.ReleasedCell;
import org.covalue.inputs.spec.RecordSpec;
import org.covalue.inputs.spec.RecordSpecs;
import org.covalue.layers.Layer;
import org.covalue.layers.SqlDefinition;
import org.covalue.platform.AtomicFile;
import org.covalue.studies.Study;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The house rules that a machine can check. */
class HouseRulesTest {

    private static final JavaClasses CLASSES = RoomsTest.CLASSES;

    private static final List<Layer> OF_FILES =
            List.of(Layer.STAGING, Layer.REFERENCE, Layer.PLAUSIBILITY, Layer.MART, Layer.INDICATORS, Layer.STUDIES);

    /** What PostgreSQL has and Spark SQL has not, or what makes a result depend on more than its input. */
    private static final Map<String, Pattern> DENIED = denied();

    @Test
    void renderersSeeReleasedCellsOnly() {
        noClasses()
                .that()
                .resideInAPackage("org.covalue.reports..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "java.sql..",
                        "javax.sql..",
                        "org.springframework.jdbc..",
                        "org.covalue.inputs..",
                        "org.covalue.indicators..",
                        "org.covalue.database..")
                .check(CLASSES);
    }

    @Test
    void exportersReadNoDatabase() {
        noClasses()
                .that()
                .resideInAPackage("org.covalue.exports..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("java.sql..", "javax.sql..", "org.springframework.jdbc..")
                .check(CLASSES);
    }

    @Test
    void onlyDisclosureMakesReleasedCells() {
        assertThat(ReleasedCell.class.getConstructors()).isEmpty();
        assertThat(Stream.of(ReleasedCell.class.getDeclaredConstructors()).map(Constructor::getModifiers))
                .allMatch(modifiers -> modifiers == 0);
    }

    /** Of what somebody finds out on his own machine; nothing that others get is made of these. */
    @Test
    void cellsThatNoEditionHasReleasedAreMadeByTheCommandEvaluateOnly() {
        noClasses()
                .that()
                .doNotHaveFullyQualifiedName("org.covalue.cli.EvaluateCommand")
                .and()
                .doNotHaveFullyQualifiedName(OwnStudy.class.getName())
                .should()
                .dependOnClassesThat()
                .belongToAnyOf(OwnStudy.class)
                .check(CLASSES);
    }

    @Test
    void loadingKnowsNothingOfWhatFollows() {
        noClasses()
                .that()
                .resideInAPackage("org.covalue.inputs..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "org.covalue.layers..",
                        "org.covalue.indicators..",
                        "org.covalue.disclosure..",
                        "org.covalue.reports..",
                        "org.covalue.exports..",
                        "org.covalue.cli..")
                .check(CLASSES);
        noClasses()
                .that()
                .resideInAPackage("org.covalue.layers..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "org.covalue.inputs..",
                        "org.covalue.indicators..",
                        "org.covalue.disclosure..",
                        "org.covalue.reports..",
                        "org.covalue.exports..",
                        "org.covalue.cli..")
                .check(CLASSES);
    }

    @Test
    void theNightRunsWithoutThePagesThatShowIt() {
        noClasses()
                .that()
                .resideInAnyPackage("org.covalue.night..", "org.covalue.gate..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "org.covalue.portal..",
                        "org.covalue.cli..",
                        "jakarta.servlet..",
                        "org.springframework.web..",
                        "org.springframework.security..")
                .check(CLASSES);
    }

    /** To switch it on again commits, also what has failed. */
    @Test
    void onlyTheTransactionSwitchesCommitsByThemselvesOffAndOn() {
        noClasses()
                .that()
                .doNotHaveFullyQualifiedName("org.covalue.database.Transaction")
                .and()
                .doNotHaveFullyQualifiedName("org.covalue.database.ViewerDataSource")
                .should()
                .callMethod(Connection.class, "setAutoCommit", boolean.class)
                .check(CLASSES);
    }

    /** A name that reaches the disk before what it names is, after a power failure, an empty file. */
    @Test
    void onlyDurableGivesFilesTheNamesUnderWhichTheyAreFound() {
        noClasses()
                .that()
                .doNotHaveFullyQualifiedName("org.covalue.platform.Durable")
                .and()
                .resideOutsideOfPackage("org.covalue.estimation..")
                .should()
                .callMethodWhere(target(owner(assignableTo(Files.class))).and(target(name("move"))))
                .check(CLASSES);
        noClasses()
                .that()
                .haveNameNotMatching("org\\.covalue\\.(editions\\.EditionFiles|reports\\.Reports|platform\\.AtomicFile|"
                        + "exports\\.TableFormat)")
                .should()
                .callMethodWhere(target(owner(assignableTo(AtomicFile.class))).and(target(name("draft"))))
                .check(CLASSES);
    }

    /** It ends what takes too long. */
    @Test
    void onlyOneClassStartsPrograms() {
        noClasses()
                .that()
                .doNotHaveFullyQualifiedName("org.covalue.platform.ChildProcess")
                .should()
                .dependOnClassesThat()
                .belongToAnyOf(ProcessBuilder.class)
                .check(CLASSES);
    }

    @Test
    void namesSayWhatAClassIs() {
        noClasses().should().haveNameMatching(".*(Manager|Helper|Utils?|Impl)$").check(CLASSES);
    }

    /** The formatter breaks lines of code; texts are for people to break. In text blocks they are as they are read. */
    @Test
    void linesHaveAtMostAHundredAndTwentyCharacters() throws IOException {
        try (Stream<Path> files = Stream.of("jobs/src", "jobs/estimation/src").flatMap(HouseRulesTest::sources)) {
            assertThat(files.flatMap(HouseRulesTest::longLines)).isEmpty();
        }
    }

    /** Somebody will want to read and run it: it stands in a file of its own beside the class, see SqlResource. */
    @Test
    void statementsOfMoreThanFiveLinesStandInFilesOfTheirOwn() throws IOException {
        Pattern block = Pattern.compile("\"{3}\\R(.*?)\"{3}", Pattern.DOTALL);
        Pattern sql = Pattern.compile("(?s)\\s*[(]?(with|select|insert|update|delete|create|alter|grant|do|set)\\b.*");
        List<String> found = new ArrayList<>();
        try (Stream<Path> files = sources("jobs/src/main")) {
            for (Path file : files.toList()) {
                block.matcher(Files.readString(file))
                        .results()
                        .map(one -> one.group(1))
                        .filter(text -> sql.matcher(text).matches()
                                && text.strip().lines().count() > 5)
                        .forEach(text -> found.add(
                                file + ": " + text.strip().lines().findFirst().orElseThrow()));
            }
        }
        assertThat(found).isEmpty();
    }

    private static Stream<Path> sources(String folder) {
        try {
            return Files.walk(Path.of(folder)).filter(file -> file.toString().endsWith(".java"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Stream<String> longLines(Path file) {
        try {
            String code = Pattern.compile("\"{3}.*?\"{3}", Pattern.DOTALL)
                    .matcher(Files.readString(file))
                    .replaceAll("");
            return code.lines().filter(line -> line.length() > 120).map(line -> file + ": " + line.strip());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @TestFactory
    Stream<DynamicTest> sqlKeepsToTheSharedDialect() {
        return definitions()
                .map(definition -> DynamicTest.dynamicTest(
                        definition.name(),
                        () -> DENIED.forEach((what, pattern) -> assertThat(
                                        pattern.matcher(bare(definition)).find())
                                .as(what)
                                .isFalse())));
    }

    @TestFactory
    Stream<DynamicTest> noFileReadsASiblingOrNamesASchema() {
        return OF_FILES.stream()
                .flatMap(layer -> SqlDefinition.in(layer.folder()).stream()
                        .map(definition -> DynamicTest.dynamicTest(layer.target() + "." + definition.name(), () -> {
                            String sql = bare(definition)
                                    .replaceAll("extract\\s*\\(\\s*\\w+\\s+from", "extract(")
                                    .replace("distinct from", "");
                            assertThat(Pattern.compile("\\b(from|join)\\s+\\w+\\.")
                                            .matcher(sql)
                                            .find())
                                    .as("qualified table name")
                                    .isFalse();
                            if (layer == Layer.INDICATORS || layer == Layer.REFERENCE) {
                                SqlDefinition.in(layer.folder()).stream()
                                        .map(SqlDefinition::name)
                                        .forEach(sibling -> assertThat(
                                                        Pattern.compile("\\b(from|join)\\s+" + sibling + "\\b")
                                                                .matcher(sql)
                                                                .find())
                                                .as("reads " + sibling)
                                                .isFalse());
                            }
                        })));
    }

    /** Who forgets it counts a member-year twice. Rules of plausibility are given one version by who asks them. */
    @TestFactory
    Stream<DynamicTest> whatReadsARecordWithOwnVersionsSaysWhoseItReads() {
        List<String> records = RecordSpecs.load().all().stream()
                .filter(RecordSpec::hasOwnVersions)
                .map(RecordSpec::record)
                .toList();
        Pattern reads = Pattern.compile("\\b(?:from|join)\\s+(?:" + String.join("|", records)
                + ")(?:\\s+as\\s+\\w+)?\\s+(?:on|where|inner|left)\\b");
        assertThat(records).contains("revenue");
        return Stream.of(Layer.MART, Layer.REFERENCE)
                .flatMap(layer -> SqlDefinition.in(layer.folder()).stream())
                .map(definition -> DynamicTest.dynamicTest(definition.name(), () -> {
                    String sql = bare(definition);
                    assertThat(Pattern.compile("\\b\\w+\\.own_of\\s+is\\b|\\bown_of\\s+is\\b")
                                    .matcher(sql)
                                    .results()
                                    .count())
                            .isEqualTo(reads.matcher(sql).results().count());
                }));
    }

    /** A table of own versions has those of every record type that has some. */
    @Test
    void ownVersionsAreThoseOfAllRecordsThatMayHaveSome() {
        String sql = SqlDefinition.in(Layer.REFERENCE.folder()).stream()
                .filter(definition -> definition.name().equals("own_version"))
                .findFirst()
                .orElseThrow()
                .select();
        assertThat(RecordSpecs.load().all())
                .filteredOn(RecordSpec::hasOwnVersions)
                .isNotEmpty()
                .allSatisfy(
                        spec -> assertThat(sql).contains("'" + spec.record() + "' as record", "from " + spec.record()));
    }

    /** A misspelt key would be passed over; those of studies are read strictly. */
    @TestFactory
    Stream<DynamicTest> headersHaveKnownKeysOnly() {
        Set<String> ofTables = Set.of("title", "grain", "released", "only_marts", "examples");
        Set<String> ofIndicators = Set.of(
                "title",
                "question",
                "family",
                "dimension",
                "code",
                "numerator",
                "denominator",
                "unit",
                "scale",
                "better",
                "pool",
                "protects",
                "counted",
                "makes",
                "dominance",
                "asks",
                "level",
                "measure",
                "sdg",
                "source",
                "examples");
        Set<String> ofRules = Set.of("title", "record", "rank", "says", "fix", "examples");
        return Stream.of(Layer.STAGING, Layer.REFERENCE, Layer.PLAUSIBILITY, Layer.MART, Layer.INDICATORS)
                .flatMap(layer -> SqlDefinition.in(layer.folder()).stream()
                        .map(one -> DynamicTest.dynamicTest(
                                layer.folder() + "/" + one.name(),
                                () -> assertThat(one.header().keySet())
                                        .isSubsetOf(
                                                layer == Layer.INDICATORS
                                                        ? ofIndicators
                                                        : layer == Layer.PLAUSIBILITY ? ofRules : ofTables))));
    }

    /** A class is never tested on the shares of which it is made. */
    @Test
    void whatIsMeasuredByIncomeGroupSaysThatItMakesFundingClasses() {
        assertThat(SqlDefinition.in(Layer.INDICATORS.folder()))
                .filteredOn(one -> bare(one).contains("income_group"))
                .hasSizeGreaterThanOrEqualTo(8)
                .allSatisfy(one -> assertThat(one.text("makes")).contains("funding_class"));
        assertThat(SqlDefinition.in(Layer.INDICATORS.folder()))
                .filteredOn(one -> one.text("makes").isPresent())
                .allSatisfy(one -> assertThat(bare(one)).contains("income_group"));
    }

    @TestFactory
    Stream<DynamicTest> everyIndicatorIsExplainedInBothLanguages() {
        return SqlDefinition.in(Layer.INDICATORS.folder()).stream()
                .map(one -> DynamicTest.dynamicTest(one.name(), () -> {
                    for (String key : List.of("title", "question")) {
                        assertThat(one.text(key, "en")).as(key + " en").isNotBlank();
                        assertThat(one.text(key, "es")).as(key + " es").isNotBlank();
                    }
                    assertThat(one.text("numerator", "es")).as("numerator es").isNotBlank();
                    assertThat(one.text("denominator", "es").isBlank())
                            .as("denominator es")
                            .isEqualTo(one.words("denominator", "en").isBlank());
                    for (String key : List.of(
                            "family",
                            "dimension",
                            "code",
                            "numerator",
                            "unit",
                            "scale",
                            "better",
                            "pool",
                            "sdg",
                            "source")) {
                        assertThat(one.text(key)).as(key).isPresent();
                    }
                }));
    }

    /** In logarithms and in yes or no no firm outweighs the others; the rules for estimates rest on that. */
    @TestFactory
    Stream<DynamicTest> outcomesOfStudiesAreLogarithmsOrYesAndNoAndExplainedInBothLanguages() {
        return Study.all().stream()
                .map(study -> DynamicTest.dynamicTest(study.id(), () -> {
                    assertThat(study.design().outcome()).matches("ln\\(\\w+\\)|is_\\w+");
                    for (String language : List.of("en", "es")) {
                        assertThat(study.title(language)).doesNotContain("null").isNotBlank();
                        assertThat(study.question(language))
                                .doesNotContain("null")
                                .isNotBlank();
                        assertThat(study.limits(language)).isNotBlank();
                    }
                }));
    }

    private static Stream<SqlDefinition> definitions() {
        return OF_FILES.stream().flatMap(layer -> SqlDefinition.in(layer.folder()).stream());
    }

    /** Without comments and texts. */
    private static String bare(SqlDefinition definition) {
        return definition
                .select()
                .replaceAll("--.*", "")
                .replaceAll("(?s)/\\*.*?\\*/", "")
                .replaceAll("'[^']*'", "''")
                .toLowerCase();
    }

    private static Map<String, Pattern> denied() {
        Map<String, String> denied = new TreeMap<>();
        denied.put("distinct on", "distinct\\s+on\\b");
        denied.put("generate_series", "generate_series");
        denied.put("cast by ::", "::");
        denied.put("interval arithmetic", "\\binterval\\b");
        denied.put("bare numeric", "\\bas\\s+numeric\\s*\\)");
        denied.put("JSON operators", "->|#>|jsonb?_");
        denied.put("arrays", "\\barray\\b|\\bunnest\\b|\\bany\\s*\\(");
        denied.put("regular expressions", "~|regexp|similar\\s+to");
        denied.put("lateral", "\\blateral\\b");
        denied.put("select *", "select\\s+(\\w+\\.)?\\*");
        denied.put("now or random", "\\b(now|random|current_date|current_timestamp|clock_timestamp)\\b");
        denied.put("a join that does not say its kind", "(?<!inner|left|right|full|cross|outer)\\s+join\\b");
        denied.put("a semicolon", ";");
        Map<String, Pattern> patterns = new TreeMap<>();
        denied.forEach((what, regex) -> patterns.put(what, Pattern.compile(regex)));
        return patterns;
    }
}
