package org.covalue.portal.access;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.covalue.portal.web.WrongRequest;
import org.springframework.stereotype.Component;

/** The published editions that the viewer may see. */
@Component
public class PublishedEditions {

    private final ViewerQueries viewed;

    PublishedEditions(ViewerQueries viewed) {
        this.viewed = viewed;
    }

    public record PublishedEdition(long edition, @JsonProperty("business_date") LocalDate businessDate, @JsonProperty("as_of") Instant asOf,
            @JsonProperty("base_year") int baseYear, @JsonProperty("reporting_currency") String reportingCurrency,
            @JsonProperty("year_from") int yearFrom, @JsonProperty("year_to") int yearTo,
            @JsonProperty("published_at") Instant publishedAt, @JsonProperty("software_version") String softwareVersion) {
    }

    /** The last first. */
    public List<PublishedEdition> all() {
        return viewed.jdbc().query("select edition_id, business_date, as_of, base_year, reporting_currency, year_from, year_to, published_at, "
                + "software_version from covalue.edition where published_at is not null order by edition_id desc",
                (row, i) -> new PublishedEdition(row.getLong(1), row.getDate(2).toLocalDate(), row.getTimestamp(3).toInstant(), row.getInt(4),
                        row.getString(5), row.getInt(6), row.getInt(7), row.getTimestamp(8).toInstant(), row.getString(9)));
    }

    /** The edition of an id, by default the last, empty where the viewer may see no such one. */
    public Optional<PublishedEdition> find(Optional<Long> wanted) {
        return all().stream().filter(one -> wanted.isEmpty() || one.edition() == wanted.get()).findFirst();
    }

    /** @throws WrongRequest if the text is no number */
    public static long number(String text) {
        try {
            return Long.parseLong(text.strip());
        } catch (NumberFormatException e) {
            throw WrongRequest.form("edition", text, "1, 2, 3, ...");
        }
    }
}
