package org.covalue.portal;

import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

/** A page with a fault, to see what a visitor is told of it. */
@Controller
class BrokenController {

    static final String INSIDE = "jdbc:postgresql://inside/secret_table";

    @GetMapping("/account/broken")
    String broken() {
        throw new IllegalStateException(INSIDE);
    }
}
