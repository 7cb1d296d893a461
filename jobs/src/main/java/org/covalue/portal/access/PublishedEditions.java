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

    private final ViewerQueries queries;

    PublishedEditions(ViewerQueries queries) {
        this.queries = queries;
    }

    /** As the HTTP API names the fields. */
    public record Described(
            long edition,
            @JsonProperty("business_date") LocalDate businessDate,
            @JsonProperty("as_of") Instant asOf,
            @JsonProperty("base_year") int baseYear,
            @JsonProperty("reporting_currency") String reportingCurrency,
            @JsonProperty("year_from") int yearFrom,
            @JsonProperty("year_to") int yearTo,
            @JsonProperty("published_at") Instant publishedAt,
            @JsonProperty("software_version") String softwareVersion) {}

    /** The last first. */
    public List<Described> all() {
        return queries.published().stream()
                .map(one -> new Described(
                        one.id(),
                        one.businessDate(),
                        one.asOf(),
                        one.baseYear(),
                        one.reportingCurrency(),
                        one.yearFrom(),
                        one.yearTo(),
                        one.publishedAt(),
                        one.softwareVersion()))
                .toList();
    }

    /** The edition of an id, by default the last, empty where the viewer may see no such one. */
    public Optional<Described> find(Optional<Long> wanted) {
        return all().stream()
                .filter(one -> wanted.isEmpty() || one.edition() == wanted.get())
                .findFirst();
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
