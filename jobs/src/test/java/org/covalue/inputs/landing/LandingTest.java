package org.covalue.inputs.landing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.covalue.inputs.spec.RecordSpecs;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Everything that lies in a landing folder is told: to be read, left out, or left there by a program. */
class LandingTest {

    @TempDir
    private Path home;

    private Path folder;

    @BeforeEach
    void makeFolder() throws IOException {
        folder = Files.createDirectory(home.resolve("landing"));
        write("revenue.csv", "member_id,year,currency\n");
    }

    @Test
    void linksThatLeadNowhereOrBackAreToldAndPassedBy() throws IOException {
        Files.createSymbolicLink(folder.resolve("gone.csv"), home.resolve("nowhere.csv"));
        Files.createSymbolicLink(folder.resolve("again"), folder);
        Files.createSymbolicLink(folder.resolve("itself.csv"), folder.resolve("itself.csv"));

        assertThat(told())
                .containsEntry("gone.csv", "the link leads nowhere; deliver the file itself")
                .containsEntry("again", "the link leads back to a folder above it")
                .containsKey("itself.csv")
                .hasSize(3);
        assertThat(read()).containsExactly("revenue.csv");
    }

    @Test
    void aLinkToAFileIsThatFile() throws IOException {
        Files.createSymbolicLink(folder.resolve("b.csv"), Files.writeString(home.resolve("real.csv"), "x"));

        assertThat(read()).containsExactly("b.csv", "revenue.csv");
        assertThat(told()).isEmpty();
    }

    @Test
    void aPipeIsNeverOpened() throws Exception {
        assumeThat(new ProcessBuilder(
                                "mkfifo",
                                folder.resolve("pipe.csv").toString(),
                                home.resolve("alone.csv").toString())
                        .start()
                        .waitFor())
                .isZero();

        assertThat(told())
                .containsEntry(
                        "pipe.csv", "a pipe, a socket or a device is not read; write what comes out of it to a file");
        assertThat(Landing.of(List.of(home.resolve("alone.csv"))).files()).isEmpty();
        assertThat(Landing.of(List.of(home.resolve("alone.csv"))).leftOut())
                .extracting(LeftOut::name)
                .containsExactly("alone.csv");
    }

    @Test
    void aFolderThatMayNotBeEnteredIsTold() throws IOException {
        Path closed = Files.createDirectory(
                folder.resolve("closed"),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("---------")));
        assumeThat(Files.isReadable(closed))
                .as("run as the one whom nothing is closed to")
                .isFalse();

        assertThat(told())
                .containsEntry(
                        "closed", "cannot be read: permission denied; give the login that loads the right to read it");
        assertThat(read()).containsExactly("revenue.csv");
    }

    @Test
    void whatProgramsLeaveIsToldAndDoesNotCount() throws IOException {
        for (String name : List.of(
                "~$revenue.xlsx", "Thumbs.db", ".DS_Store", "desktop.ini", ".~lock.revenue.csv#", ".hidden.csv")) {
            write(name, "x");
        }
        Files.writeString(Files.createDirectory(folder.resolve(".Trash-1000")).resolve("old.csv"), "x");

        assertThat(Landing.of(List.of(folder)).leftOut())
                .hasSize(7)
                .allSatisfy(one -> assertThat(one.isMeant()).as(one.name()).isFalse());
        assertThat(read()).containsExactly("revenue.csv");
    }

    @Test
    void whatThePortalKeepsBesideSentFilesIsNotTold() throws IOException {
        SentFolder.prepare(folder, "o1");
        write(".5f0e.held", "x");

        assertThat(told()).isEmpty();
    }

    @Test
    void whatAFileIsIsToldByItsContent() throws IOException {
        write("d.gz", "\u001f\u008b....");
        write("e.pdf", "%PDF-1.4");
        write("f.html", "<html><table>");
        write("g.md", "# hi");
        write("h.csv.tmp", "x");
        write("i.zip", "PK\3\4....revenue.csv");
        write("noending", "x");

        assertThat(told())
                .hasSize(7)
                .hasEntrySatisfying("d.gz", says("compressed file; unpack it"))
                .hasEntrySatisfying("e.pdf", says("this is a PDF"))
                .hasEntrySatisfying("f.html", says("this is a web page"))
                .hasEntrySatisfying("g.md", says("files of this ending are not read"))
                .hasEntrySatisfying("h.csv.tmp", says("still being written"))
                .hasEntrySatisfying("i.zip", says("zip archive; unpack it"))
                .hasEntrySatisfying("noending", says("files of this ending"));
    }

    @Test
    void renamedFilesAreRefusedForWhatTheyAre() throws IOException {
        assertThat(refusal("a.xls", "<html><body><table><tr><td>member_id</td>"))
                .startsWith("this is a web page, as some systems name it .xls");
        assertThat(refusal("b.xls", "\uFEFF  <!DOCTYPE html>\n<html>")).startsWith("this is a web page");
        assertThat(refusal("c.csv", "PK\3\4\24\0\6\0\10\0[Content_Types].xml"))
                .startsWith("this is a workbook of Excel");
        assertThat(refusal("d.csv", "\u00D0\u00CF\u0011\u00E0\u00A1\u00B1\u001A\u00E1"))
                .startsWith("this is a workbook of an older Excel");
        assertThat(refusal("e.txt", "[{\"id\": 1}]")).startsWith("this is JSON");
        assertThat(refusal("f.csv", "%PDF-1.7")).startsWith("this is a PDF");
        assertThat(refusal("g.csv", "<activities/>")).startsWith("this is XML");
        assertThat(refusal("h.xlsx", "member_id,year,currency,revenue\n"))
                .as("text, whatever its name says")
                .isEmpty();
    }

    private static java.util.function.Consumer<String> says(String what) {
        return reason -> assertThat(reason).contains(what);
    }

    /** As an archive or a transfer leaves it that knows another encoding. */
    @Test
    @EnabledOnOs(OS.LINUX)
    void aFileWhoseNameIsNotUtf8IsTold() throws Exception {
        write("good.csv", "x");
        Process made = new ProcessBuilder(
                        "bash", "-c", "printf x > \"$1/$(printf 'a\\361o.csv')\"", "-", folder.toString())
                .inheritIO()
                .start();
        assertThat(made.waitFor()).isZero();

        assertThat(read()).contains("good.csv").noneMatch(name -> name.startsWith("a"));
        assertThat(told().values()).singleElement().satisfies(says("is not UTF-8; give it a name that is"));
    }

    private Map<String, String> told() {
        return Landing.of(List.of(folder)).leftOut().stream()
                .filter(LeftOut::isMeant)
                .collect(Collectors.toMap(LeftOut::name, LeftOut::reason));
    }

    private List<String> read() {
        return Landing.of(List.of(folder)).files().stream()
                .map(LandingFile::name)
                .toList();
    }

    private String refusal(String name, String content) throws IOException {
        boolean isText = content.startsWith("\uFEFF") || content.chars().allMatch(c -> c < 0x80);
        Path file = Files.write(
                folder.resolve(name), content.getBytes(isText ? StandardCharsets.UTF_8 : StandardCharsets.ISO_8859_1));
        return new LandingFile(name, file)
                .header(RecordSpecs.load())
                .refusal()
                .map(why -> why.message().in("en"))
                .orElse("");
    }

    private void write(String name, String content) throws IOException {
        Files.write(folder.resolve(name), content.getBytes(StandardCharsets.ISO_8859_1));
    }
}
