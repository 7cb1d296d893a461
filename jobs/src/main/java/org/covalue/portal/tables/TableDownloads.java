package org.covalue.portal.tables;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.Principal;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.covalue.disclosure.Edition;
import org.covalue.estimation.data.Message;
import org.covalue.exports.ChosenColumns;
import org.covalue.exports.ExportedRows;
import org.covalue.exports.TableFormat;
import org.covalue.exports.TableSelection;
import org.covalue.exports.WideTable;
import org.covalue.platform.FileFolders;
import org.covalue.platform.UsageProblem;
import org.covalue.platform.Version;
import org.covalue.portal.access.Audit;
import org.covalue.portal.access.ViewerQueries;
import org.covalue.portal.web.ByteRange;
import org.covalue.portal.web.Spool;
import org.covalue.portal.web.Zipped;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;
import org.springframework.util.StreamUtils;
import org.springframework.web.context.request.ServletWebRequest;
import org.springframework.web.servlet.mvc.method.annotation.StreamingResponseBody;

/**
 * Sends evaluator tables, whole or in part. A whole table as CSV is a file of the edition already and is sent as such;
 * anything else is read row by row into the {@link Spool} and sent from there. Either way memory does not grow with the
 * table, and an edition never changes, so that an entity tag is good for ever.
 */
@Component
class TableDownloads {

    private static final String SENDFILE = "org.apache.tomcat.sendfile.";

    private final ViewerQueries queries;
    private final FileFolders folders;
    private final Audit audit;
    private final Spool spool;
    private final FrozenFiles frozen = new FrozenFiles();

    TableDownloads(ViewerQueries queries, FileFolders folders, Audit audit, Spool spool) {
        this.queries = queries;
        this.folders = folders;
        this.audit = audit;
        this.spool = spool;
    }

    /** What is sent, to whom, under which headers. */
    private record Answer(
            HttpServletRequest request,
            HttpServletResponse response,
            HttpHeaders headers,
            String tag,
            boolean isZipped) {}

    /**
     * How a table is sent.
     *
     * @param columns of the table, in this order; empty for all
     * @param isWide with one column for each value of the column that spreads
     */
    record Shape(List<String> columns, boolean isWide) {

        static final Shape WHOLE = new Shape(List.of(), false);

        Shape {
            if (isWide && !columns.isEmpty()) {
                throw new UsageProblem(Message.of("wide_with_columns"));
            }
        }

        String said() {
            return (isWide ? " wide" : "") + (columns.isEmpty() ? "" : " columns=" + String.join(",", columns));
        }

        private ExportedRows of(TableSelection table, Edition edition, TableFormat format) {
            return isWide ? WideTable.of(table, edition, format) : new ChosenColumns(table, columns);
        }
    }

    /**
     * @param wanted the edition, by default the one published last
     * @throws org.covalue.platform.Problem if the viewer may see no such edition
     */
    ResponseEntity<StreamingResponseBody> send(
            TableSelection table,
            Shape shape,
            Optional<Long> wanted,
            TableFormat format,
            String language,
            ServletWebRequest request) {
        Edition edition = queries.edition(wanted);
        ChosenValues.require(table, edition);
        long id = wanted.or(queries::latest).orElseThrow();
        boolean isZipped = !format.isCompressed() && Zipped.isWanted(request.getRequest());
        String plain = tag(table, id, format.ending() + " " + language + shape.said());
        Answer answer = new Answer(
                request.getRequest(),
                Objects.requireNonNull(request.getResponse(), "a request on its way has its response"),
                headers(table.name() + (shape.isWide() ? "_wide" : ""), id, format, isZipped),
                isZipped ? Zipped.tag(plain) : plain,
                isZipped);
        if (request.checkNotModified(answer.tag())) {
            return ResponseEntity.status(HttpStatus.NOT_MODIFIED)
                    .headers(answer.headers())
                    .build();
        }
        record(request, table.name() + "." + format.ending(), id, (table.said() + shape.said()).strip());
        Optional<Path> frozen = format == TableFormat.CSV && table.isWholeTable() && shape.equals(Shape.WHOLE)
                ? frozen(id, table.name())
                : Optional.empty();
        if (frozen.isPresent()) {
            return ofFile(isZipped ? zipped(frozen.get(), id) : frozen.get(), answer);
        }
        ExportedRows rows = shape.of(table, edition, format);
        return ResponseEntity.ok()
                .headers(answer.headers())
                .body(spooled(file -> write(rows, edition, format, language, file), answer));
    }

    /** What is chosen, for the record. */
    static String said(TableSelection table, List<String> columns) {
        return (table.said() + (columns.isEmpty() ? "" : " columns=" + String.join(",", columns))).strip();
    }

    private Path zipped(Path file, long edition) {
        try {
            return Zipped.of(
                    file, folders.editions().resolve(edition + ".rendered").resolve("tables"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A tag of what is chosen from an edition in a form; another version of the software may write another. */
    static String tag(TableSelection chosen, long edition, String form) {
        String all = chosen + " " + form + " " + Version.CURRENT;
        return "\"" + edition + "-" + chosen.name() + "-" + UUID.nameUUIDFromBytes(all.getBytes(StandardCharsets.UTF_8))
                + "\"";
    }

    void record(ServletWebRequest request, String file, long edition, String chosen) {
        String login = Optional.ofNullable(request.getUserPrincipal())
                .map(Principal::getName)
                .orElse("");
        audit.record(login, "download", "tables/" + file, ("edition " + edition + " " + chosen).strip());
    }

    private static HttpHeaders headers(String table, long edition, TableFormat format, boolean isZipped) {
        HttpHeaders headers = new HttpHeaders();
        headers.set(HttpHeaders.VARY, HttpHeaders.ACCEPT_ENCODING);
        headers.set(HttpHeaders.ACCEPT_RANGES, "bytes");
        if (isZipped) {
            headers.set(HttpHeaders.CONTENT_ENCODING, "gzip");
        }
        headers.set(HttpHeaders.CONTENT_TYPE, format.mediaType());
        headers.set("Covalue-Edition", Long.toString(edition));
        headers.setContentDisposition(ContentDisposition.attachment()
                .filename(table + "_edition_" + edition + "." + format.ending())
                .build());
        headers.setCacheControl(CacheControl.noCache().cachePrivate());
        return headers;
    }

    /** The file that the edition was published with, if it lies here as it was published and the viewer may have it. */
    private Optional<Path> frozen(long edition, String table) {
        String file = "tables/" + table + ".csv";
        Path place = folders.editions().resolve(Long.toString(edition)).resolve(file);
        return queries
                .jdbc()
                .queryForList(
                        "select sha256 from covalue.edition_file where edition_id = ? and file = ?",
                        String.class,
                        edition,
                        file)
                .stream()
                .filter(sha256 -> frozen.isAsPublished(place, sha256))
                .map(sha256 -> place)
                .findFirst();
    }

    /** Leaves the sending to the server, which needs no thread for it; a server that cannot is given the bytes. */
    private static ResponseEntity<StreamingResponseBody> ofFile(Path file, Answer answer) {
        long bytes = file.toFile().length();
        Optional<ByteRange> asked = ByteRange.of(answer.request(), answer.tag(), bytes);
        asked.ifPresent(part -> part.announce(answer.response()));
        ByteRange part = asked.orElse(new ByteRange(0, bytes, bytes));
        HttpStatus status = asked.isEmpty()
                ? HttpStatus.OK
                : part.isThere() ? HttpStatus.PARTIAL_CONTENT : HttpStatus.REQUESTED_RANGE_NOT_SATISFIABLE;
        ResponseEntity.BodyBuilder response = ResponseEntity.status(status)
                .headers(answer.headers())
                .contentLength(Math.max(0, part.to() - part.from()));
        if (!part.isThere()) {
            return response.build();
        }
        if (!Boolean.TRUE.equals(answer.request().getAttribute(SENDFILE + "support"))) {
            return response.body(out -> copy(file, part, out));
        }
        answer.request().setAttribute(SENDFILE + "filename", file.toFile().getAbsolutePath());
        answer.request().setAttribute(SENDFILE + "start", part.from());
        answer.request().setAttribute(SENDFILE + "end", part.to());
        return response.build();
    }

    private static void copy(Path file, ByteRange part, OutputStream out) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            in.skipNBytes(part.from());
            StreamUtils.copyRange(in, out, 0, part.to() - part.from() - 1);
        }
    }

    /** The query runs on the thread that sends, in the name of who asked. */
    private StreamingResponseBody spooled(Spool.Content content, Answer answer) {
        SecurityContext viewer = SecurityContextHolder.getContext();
        return out -> {
            SecurityContext before = SecurityContextHolder.getContext();
            SecurityContextHolder.setContext(viewer);
            try {
                spool.send(answer.isZipped() ? Zipped.of(content) : content, whole -> part(answer, whole), out);
            } finally {
                SecurityContextHolder.setContext(before);
            }
        };
    }

    private static ByteRange part(Answer answer, long whole) {
        Optional<ByteRange> asked = ByteRange.of(answer.request(), answer.tag(), whole);
        asked.ifPresentOrElse(
                part -> part.announce(answer.response()),
                () -> answer.response().setContentLengthLong(whole));
        return asked.orElse(new ByteRange(0, whole, whole));
    }

    private static void write(
            ExportedRows table, Edition edition, TableFormat format, String language, OutputStream file)
            throws IOException {
        try {
            format.write(table, edition, language, file);
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }
}
