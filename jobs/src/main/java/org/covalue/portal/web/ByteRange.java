package org.covalue.portal.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.math.BigInteger;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.http.HttpHeaders;

/**
 * The part of an answer that a broken download still lacks (RFC 9110, 14).
 *
 * @param from first byte
 * @param to behind the last one; not above {@code from} where there is none such
 */
public record ByteRange(long from, long to, long whole) {

    /** One part; several at once are answered with the whole. */
    private static final Pattern ONE = Pattern.compile("bytes=(\\d{0,18})-(\\d{0,18})");

    /**
     * @param tag of what is there now: a part of something else is not asked for
     * @return empty where the whole is to be sent
     */
    public static Optional<ByteRange> of(HttpServletRequest request, String tag, long whole) {
        String asked = request.getHeader(HttpHeaders.RANGE);
        String only = request.getHeader(HttpHeaders.IF_RANGE);
        Matcher one = ONE.matcher(asked == null ? "" : asked);
        if (!request.getMethod().equals("GET")
                || only != null && !only.equals(tag)
                || !one.matches()
                || one.group(1).isEmpty() && one.group(2).isEmpty()) {
            return Optional.empty();
        }
        if (one.group(1).isEmpty()) {
            return Optional.of(new ByteRange(
                    Math.max(0, whole - Long.parseLong(one.group(2))),
                    Long.parseLong(one.group(2)) == 0 ? 0 : whole,
                    whole));
        }
        long from = Long.parseLong(one.group(1));
        if (!one.group(2).isEmpty() && new BigInteger(one.group(2)).compareTo(BigInteger.valueOf(from)) < 0) {
            return Optional.empty();
        }
        long to = one.group(2).isEmpty() ? whole : Math.min(whole, Long.parseLong(one.group(2)) + 1);
        return Optional.of(new ByteRange(from, to, whole));
    }

    public boolean isThere() {
        return from < to;
    }

    /** Status and headers of the part, before anything is sent. */
    public void announce(HttpServletResponse response) {
        response.setStatus(
                isThere()
                        ? HttpServletResponse.SC_PARTIAL_CONTENT
                        : HttpServletResponse.SC_REQUESTED_RANGE_NOT_SATISFIABLE);
        response.setHeader(
                HttpHeaders.CONTENT_RANGE,
                isThere() ? "bytes " + from + "-" + (to - 1) + "/" + whole : "bytes */" + whole);
        response.setContentLengthLong(isThere() ? to - from : 0);
    }
}
