package org.covalue.portal.tables;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import org.covalue.portal.TestPortal;
import org.covalue.portal.access.Role;
import org.covalue.portal.access.Users;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Downloads in gzip, in parts, and of some columns. */
class DownloadPartsTest {

    private static final String CORDOBA = "cordoba_technology_cluster";

    private final ApiReader evaluator = ApiReader.with(Users.Grant.of(Role.EVALUATOR));

    /** A file of the edition, rows from the database, and a page. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/v1/tables/groups.csv",
                "/api/v1/tables/groups.csv?year=2020",
                "/api/v1/tables/groups.json?year=2020",
                "/api/v1/tables/groups?limit=500"
            })
    void tablesComeInGzipToWhomAsksForItAndAreTheSame(String path) {
        HttpResponse<byte[]> plain = evaluator.get(path);
        HttpResponse<byte[]> zipped = evaluator.get(path, "Accept-Encoding", "br, gzip;q=0.8");
        assertThat(header(plain, "Content-Encoding")).isEmpty();
        assertThat(header(zipped, "Content-Encoding")).isEqualTo("gzip");
        assertThat(unzipped(zipped.body())).isEqualTo(plain.body());
        assertThat(zipped.body().length).isLessThan(plain.body().length / 3);
        assertThat(header(zipped, "Vary")).contains("Accept-Encoding");
        assertThat(header(zipped, "ETag")).isNotEqualTo(header(plain, "ETag"));
        assertThat(evaluator
                        .get(path, "Accept-Encoding", "gzip", "If-None-Match", header(zipped, "ETag"))
                        .statusCode())
                .isEqualTo(304);
        assertThat(header(evaluator.get(path, "Accept-Encoding", "gzip;q=0"), "Content-Encoding"))
                .isEmpty();
    }

    @Test
    void workbooksAndPagesAreNotCompressedAndOurOwnFilesAre() {
        assertThat(header(
                        evaluator.get("/api/v1/tables/groups.xlsx?year=2020", "Accept-Encoding", "gzip"),
                        "Content-Encoding"))
                .isEmpty();
        TestPortal.Visitor visitor = TestPortal.get().signedIn(Users.Grant.of(Role.EVALUATOR));
        for (String page : List.of("/tables", "/account", "/login")) {
            assertThat(header(visitor.download(page, "Accept-Encoding", "gzip"), "Content-Encoding"))
                    .as(page)
                    .isEmpty();
        }
        assertThat(header(visitor.download("/static/covalue.css", "Accept-Encoding", "gzip"), "Content-Encoding"))
                .isEqualTo("gzip");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/v1/tables/groups.csv",
                "/api/v1/tables/groups.csv?year=2020",
                "/api/v1/tables/groups.json?year=2020"
            })
    void aBrokenDownloadGoesOnWhereItBrokeAndNeverMixesTwoThings(String path) throws IOException {
        for (String encoding : List.of("identity", "gzip")) {
            HttpResponse<byte[]> whole = evaluator.get(path, "Accept-Encoding", encoding);
            String tag = header(whole, "ETag");
            int length = whole.body().length;
            assertThat(header(whole, "Accept-Ranges")).isEqualTo("bytes");
            assertThat(header(whole, "Content-Length")).isEqualTo(Integer.toString(length));
            ByteArrayOutputStream parts = new ByteArrayOutputStream();
            for (int from = 0; from < length; from += length / 3 + 1) {
                int to = Math.min(length, from + length / 3 + 1) - 1;
                HttpResponse<byte[]> part = evaluator.get(
                        path, "Accept-Encoding", encoding, "Range", "bytes=" + from + "-" + to, "If-Range", tag);
                assertThat(part.statusCode()).isEqualTo(206);
                assertThat(header(part, "Content-Range")).isEqualTo("bytes " + from + "-" + to + "/" + length);
                assertThat(header(part, "ETag")).isEqualTo(tag);
                parts.write(part.body());
            }
            assertThat(parts.toByteArray()).isEqualTo(whole.body());
            assertThat(evaluator
                            .get(path, "Accept-Encoding", encoding, "Range", "bytes=-7", "If-Range", tag)
                            .body())
                    .isEqualTo(Arrays.copyOfRange(whole.body(), length - 7, length));
            HttpResponse<byte[]> open = evaluator.get(path, "Accept-Encoding", encoding, "Range", "bytes=10-");
            assertThat(open.body()).isEqualTo(Arrays.copyOfRange(whole.body(), 10, length));
            HttpResponse<byte[]> other = evaluator.get(
                    path, "Accept-Encoding", encoding, "Range", "bytes=10-", "If-Range", "\"of another edition\"");
            assertThat(other.statusCode()).isEqualTo(200);
            assertThat(other.body()).isEqualTo(whole.body());
            HttpResponse<byte[]> beyond =
                    evaluator.get(path, "Accept-Encoding", encoding, "Range", "bytes=" + length + "-");
            assertThat(beyond.statusCode()).isEqualTo(416);
            assertThat(header(beyond, "Content-Range")).isEqualTo("bytes */" + length);
            for (String odd : List.of(
                    "bytes=5-2",
                    "bytes=x-",
                    "rows=1-2",
                    "bytes=0-1,4-5",
                    "bytes=-",
                    "bytes=999999999999999999999999-")) {
                assertThat(evaluator
                                .get(path, "Accept-Encoding", encoding, "Range", odd)
                                .statusCode())
                        .as(odd)
                        .isIn(200, 416);
            }
        }
    }

    @Test
    void reportsComeInPartsToo() {
        TestPortal.Visitor visitor = TestPortal.get()
                .signedIn(new Users.Grant(Role.MANAGER, Optional.of(CORDOBA), Optional.empty(), Optional.empty()));
        String path =
                "/reports/download?edition=1&report=funder_report&year=2024&organisation=" + CORDOBA + "&format=pdf";
        HttpResponse<byte[]> whole = visitor.download(path);
        String tag = header(whole, "ETag");
        HttpResponse<byte[]> rest = visitor.download(path, "Range", "bytes=1000-", "If-Range", tag);
        assertThat(rest.statusCode()).isEqualTo(206);
        assertThat(rest.body()).isEqualTo(Arrays.copyOfRange(whole.body(), 1000, whole.body().length));
        HttpResponse<byte[]> other =
                visitor.download(path, "Range", "bytes=1000-", "If-Range", "\"of another edition\"");
        assertThat(other.statusCode()).isEqualTo(200);
        assertThat(other.body()).isEqualTo(whole.body());
        assertThat(visitor.download(path, "Range", "bytes=99999999-").statusCode())
                .isEqualTo(416);
    }

    @Test
    void columnsComeAsTheyWereAskedFor() {
        List<String> whole = lines("/api/v1/tables/groups.csv?year=2020");
        List<String> header = List.of(whole.get(0).split(","));
        List<String> chosen = lines("/api/v1/tables/groups.csv?year=2020&columns=value,indicator,year");
        assertThat(chosen.get(0)).isEqualTo("value,indicator,year");
        List<String> expected = new ArrayList<>();
        whole.forEach(line -> {
            String[] cells = line.split(",", -1);
            expected.add(String.join(
                    ",",
                    cells[header.indexOf("value")],
                    cells[header.indexOf("indicator")],
                    cells[header.indexOf("year")]));
        });
        assertThat(chosen).isEqualTo(expected);
        assertThat(lines("/api/v1/tables/groups.csv?year=2020&columns=value&columns=indicator,year"))
                .isEqualTo(chosen);
        assertThat(text("/api/v1/tables/groups.json?year=2020&columns=statistic"))
                .contains("{\"statistic\":")
                .doesNotContain("\"value\"", "\"year\"");
        assertThat(header(evaluator.get("/api/v1/tables/groups.csv?columns=value"), "ETag"))
                .isNotEqualTo(header(evaluator.get("/api/v1/tables/groups.csv"), "ETag"))
                .isNotEqualTo(header(evaluator.get("/api/v1/tables/groups.csv?columns=state"), "ETag"));
    }

    /** The cursor names a row by its key, whichever columns are shown. */
    @Test
    void pagesOfSomeColumnsHoldAllRowsOnce() {
        StringBuilder all = new StringBuilder();
        String path = "/api/v1/tables/groups?year=2020&columns=value,organisations&limit=300";
        for (int i = 0; i < 100 && !path.isEmpty(); i++) {
            HttpResponse<byte[]> page = evaluator.get(path);
            all.append(new String(page.body(), StandardCharsets.UTF_8));
            path = ApiReader.next(page).orElse("");
        }
        assertThat(all.toString()
                        .lines()
                        .filter(line -> line.contains("{"))
                        .map(line -> line.replaceAll("^,", ""))
                        .toList())
                .isEqualTo(text("/api/v1/tables/groups.json?year=2020&columns=value,organisations")
                        .lines()
                        .filter(line -> line.contains("{"))
                        .map(line -> line.replaceAll("^,", ""))
                        .toList());
    }

    @Test
    void aColumnThatIsNoneIsNamed() {
        HttpResponse<byte[]> unknown = evaluator.get("/api/v1/tables/groups.csv?columns=value,vlaue,nope");
        assertThat(unknown.statusCode()).isEqualTo(400);
        assertThat(new String(unknown.body(), StandardCharsets.UTF_8))
                .contains("has no column vlaue, nope", "expected some of", "indicator");
        HttpResponse<byte[]> twice = evaluator.get("/api/v1/tables/groups?columns=value,value");
        assertThat(new String(twice.body(), StandardCharsets.UTF_8)).contains("value is asked for twice");
        TestPortal.Visitor visitor = TestPortal.get().signedIn(Users.Grant.of(Role.EVALUATOR));
        assertThat(visitor.get("/tables/groups.csv?columns=nope").statusCode()).isEqualTo(400);
        assertThat(visitor.get("/tables/groups.csv?columns=indicator&columns=value")
                        .body())
                .startsWith("indicator,value\r\n");
        assertThat(visitor.get("/tables").body()).contains("name=\"columns\" value=\"indicator\"");
    }

    private List<String> lines(String path) {
        return text(path).lines().toList();
    }

    private String text(String path) {
        return new String(evaluator.get(path).body(), StandardCharsets.UTF_8);
    }

    private static byte[] unzipped(byte[] zipped) {
        try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(zipped))) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String header(HttpResponse<?> response, String name) {
        return response.headers().firstValue(name).orElse("");
    }
}
