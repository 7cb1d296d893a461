package org.covalue.portal.web;

import org.springframework.stereotype.Component;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

/** The same page in another language: what the address asks for stays. */
@Component
class LanguageLink {

    /** @return relative to the page */
    public String to(String language) {
        try {
            return "?"
                    + ServletUriComponentsBuilder.fromCurrentRequest()
                            .replaceQueryParam("lang", language)
                            .build(true)
                            .getQuery();
        } catch (IllegalArgumentException notEncoded) {
            return "?lang=" + language;
        }
    }
}
