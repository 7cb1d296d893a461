package org.covalue.portal.tables;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import org.covalue.disclosure.Edition;
import org.covalue.exports.ChosenColumns;
import org.covalue.exports.ExportedRows;
import org.covalue.exports.TableFormat;
import org.covalue.exports.TableSelection;
import org.covalue.platform.UsageProblem;
import org.covalue.portal.access.ViewerQueries;
import org.covalue.portal.web.Zipped;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import org.springframework.util.MultiValueMap;
import org.springframework.web.context.request.ServletWebRequest;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

/**
 * A table page by page. The link to the next page holds a cursor, which names the last row by the columns of the
 * table's order, so that no row comes twice or never, and the edition, so that pages of two editions never mix.
 */
@Component
class TablePages {

    static final int USUAL_LIMIT = 1000;
    static final int LARGEST_LIMIT = 10_000;
    private static final String SEPARATOR = "\u001f";

    private final ViewerQueries queries;
    private final TableDownloads downloads;

    TablePages(ViewerQueries queries, TableDownloads downloads) {
        this.queries = queries;
        this.downloads = downloads;
    }

    /**
     * @param query {@code limit} and {@code cursor}, and what the link to the next page repeats
     * @throws org.covalue.platform.Problem if the viewer may see no such edition, or limit or cursor are none
     */
    ResponseEntity<byte[]> page(
            TableSelection table,
            List<String> columns,
            Optional<Long> wanted,
            MultiValueMap<String, String> query,
            ServletWebRequest request) {
        Edition edition = queries.edition(wanted);
        ChosenValues.require(table, edition);
        long id = wanted.or(queries::latest).orElseThrow();
        TableSelection rows = table.page(cursor(table, query.getFirst("cursor")), limit(query.getFirst("limit")));
        boolean isZipped = Zipped.isWanted(request.getRequest());
        String tag = TableDownloads.tag(rows, id, "page" + (columns.isEmpty() ? "" : " " + columns));
        HttpHeaders headers = new HttpHeaders();
        headers.set(HttpHeaders.VARY, HttpHeaders.ACCEPT_ENCODING);
        if (isZipped) {
            headers.set(HttpHeaders.CONTENT_ENCODING, "gzip");
        }
        headers.setContentType(MediaType.APPLICATION_JSON);
        headers.set("Covalue-Edition", Long.toString(id));
        headers.setCacheControl(CacheControl.noCache().cachePrivate());
        if (request.checkNotModified(isZipped ? Zipped.tag(tag) : tag)) {
            return ResponseEntity.status(HttpStatus.NOT_MODIFIED)
                    .headers(headers)
                    .build();
        }
        downloads.record(
                request,
                table.name() + ".json",
                id,
                (TableDownloads.said(rows, columns) + " page of " + rows.limit().getAsInt()).strip());
        TablePage page = new TablePage(rows, rows.limit().getAsInt());
        byte[] body = json(new ChosenColumns(page, columns), edition);
        page.next().ifPresent(place -> headers.set(HttpHeaders.LINK, "<" + next(id, place) + ">; rel=\"next\""));
        return ResponseEntity.ok().headers(headers).body(isZipped ? Zipped.of(body) : body);
    }

    private static byte[] json(ExportedRows page, Edition edition) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            TableFormat.JSON.write(page, edition, "en", out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    private static String next(long edition, List<Object> place) {
        String text = place.stream().map(String::valueOf).collect(Collectors.joining(SEPARATOR));
        // Without the host, which whoever asks may have made up.
        return ServletUriComponentsBuilder.fromCurrentRequest()
                .scheme(null)
                .host(null)
                .port(-1)
                .replaceQueryParam("edition", edition)
                .replaceQueryParam(
                        "cursor",
                        Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8)))
                .build(true)
                .toUriString();
    }

    private static List<Object> cursor(TableSelection table, @Nullable String cursor) {
        if (cursor == null || cursor.isBlank()) {
            return List.of();
        }
        try {
            String text = new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8);
            return table.place(List.of(text.split(SEPARATOR, -1)));
        } catch (IllegalArgumentException e) {
            throw new UsageProblem("The cursor is none; take it from the Link header of the page before");
        }
    }

    private static int limit(@Nullable String limit) {
        OptionalInt number = limit == null || limit.isBlank()
                ? OptionalInt.of(USUAL_LIMIT)
                : limit.matches("[0-9]{1,6}") ? OptionalInt.of(Integer.parseInt(limit)) : OptionalInt.empty();
        if (number.isEmpty() || number.getAsInt() < 1 || number.getAsInt() > LARGEST_LIMIT) {
            throw new UsageProblem("limit=" + limit + ": expected a number of rows from 1 to " + LARGEST_LIMIT);
        }
        return number.getAsInt();
    }
}
