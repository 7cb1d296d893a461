package org.covalue.portal;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.Principal;
import java.util.Optional;
import java.util.UUID;
import org.covalue.Version;
import org.covalue.disclosure.Edition;
import org.covalue.exports.TableFormat;
import org.covalue.exports.TableSelection;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;
import org.springframework.web.context.request.ServletWebRequest;
import org.springframework.web.servlet.mvc.method.annotation.StreamingResponseBody;

/**
 * Sends evaluator tables, whole or in part. A whole table as CSV is a file of the edition already and is sent as such; anything
 * else is read row by row into the {@link Spool} and sent from there. Either way memory does not grow with the table, and an
 * edition never changes, so that an entity tag is good for ever.
 */
@Component
class TableDownloads {

    private static final String SENDFILE = "org.apache.tomcat.sendfile.";

    private final Viewed viewed;
    private final Home home;
    private final Audit audit;
    private final Spool spool;
    private final FrozenFiles frozen = new FrozenFiles();

    TableDownloads(Viewed viewed, Home home, Audit audit, Spool spool) {
        this.viewed = viewed;
        this.home = home;
        this.audit = audit;
        this.spool = spool;
    }

    /**
     * @param wanted the edition, by default the one published last
     * @throws org.covalue.Problem if the viewer may see no such edition
     */
    ResponseEntity<StreamingResponseBody> send(TableSelection table, Optional<Long> wanted, TableFormat format, String language,
            ServletWebRequest request) {
        Edition edition = viewed.edition(wanted);
        ChosenValues.require(table, edition);
        long id = wanted.or(viewed::latest).orElseThrow();
        HttpHeaders headers = headers(table, id, format);
        if (request.checkNotModified(tag(table, id, format.ending() + " " + language))) {
            return ResponseEntity.status(HttpStatus.NOT_MODIFIED).headers(headers).build();
        }
        record(request, table.name() + "." + format.ending(), id, table.said());
        Optional<Path> frozen = format == TableFormat.CSV && table.isWholeTable() ? frozen(id, table.name()) : Optional.empty();
        if (frozen.isPresent()) {
            return ofFile(frozen.get(), headers, request.getRequest());
        }
        return ResponseEntity.ok().headers(headers).body(spooled(table, edition, format, language));
    }

    /** A tag of what is chosen from an edition in a form; another version of the software may write another. */
    static String tag(TableSelection chosen, long edition, String form) {
        String all = chosen + " " + form + " " + Version.CURRENT;
        return "\"" + edition + "-" + chosen.name() + "-" + UUID.nameUUIDFromBytes(all.getBytes(StandardCharsets.UTF_8)) + "\"";
    }

    void record(ServletWebRequest request, String file, long edition, String chosen) {
        String login = Optional.ofNullable(request.getUserPrincipal()).map(Principal::getName).orElse("");
        audit.record(login, "download", "tables/" + file, ("edition " + edition + " " + chosen).strip());
    }

    private static HttpHeaders headers(TableSelection table, long edition, TableFormat format) {
        HttpHeaders headers = new HttpHeaders();
        headers.set(HttpHeaders.CONTENT_TYPE, format.mediaType());
        headers.set("Covalue-Edition", Long.toString(edition));
        headers.setContentDisposition(ContentDisposition.attachment()
                .filename(table.name() + "_edition_" + edition + "." + format.ending()).build());
        headers.setCacheControl(CacheControl.noCache().cachePrivate());
        return headers;
    }

    /** The file that the edition was published with, if it lies here as it was published and the viewer may have it. */
    private Optional<Path> frozen(long edition, String table) {
        String file = "tables/" + table + ".csv";
        Path place = home.editions().resolve(Long.toString(edition)).resolve(file);
        return viewed.jdbc().queryForList("select sha256 from covalue.edition_file where edition_id = ? and file = ?", String.class, edition, file)
                .stream().filter(sha256 -> frozen.isAsPublished(place, sha256)).map(sha256 -> place).findFirst();
    }

    /** Leaves the sending to the server, which needs no thread for it; a server that cannot is given the bytes. */
    private static ResponseEntity<StreamingResponseBody> ofFile(Path file, HttpHeaders headers, HttpServletRequest request) {
        long bytes = file.toFile().length();
        ResponseEntity.BodyBuilder response = ResponseEntity.ok().headers(headers).contentLength(bytes);
        if (!Boolean.TRUE.equals(request.getAttribute(SENDFILE + "support")) || bytes == 0) {
            return response.body(out -> Files.copy(file, out));
        }
        request.setAttribute(SENDFILE + "filename", file.toFile().getAbsolutePath());
        request.setAttribute(SENDFILE + "start", 0L);
        request.setAttribute(SENDFILE + "end", bytes);
        return response.build();
    }

    /** The query runs on the thread that sends, in the name of who asked. */
    private StreamingResponseBody spooled(TableSelection table, Edition edition, TableFormat format, String language) {
        SecurityContext viewer = SecurityContextHolder.getContext();
        return out -> {
            SecurityContext before = SecurityContextHolder.getContext();
            SecurityContextHolder.setContext(viewer);
            try {
                spool.send(file -> write(table, edition, format, language, file), out);
            } finally {
                SecurityContextHolder.setContext(before);
            }
        };
    }

    private static void write(TableSelection table, Edition edition, TableFormat format, String language, OutputStream file)
            throws IOException {
        try {
            format.write(table, edition, language, file);
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }
}
