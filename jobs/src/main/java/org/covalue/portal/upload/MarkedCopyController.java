package org.covalue.portal.upload;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.Principal;
import org.covalue.portal.access.Audit;
import org.covalue.portal.access.ManagedOrganisations;
import org.covalue.portal.web.PageProblem;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** What a night has refused of a file that was sent in, marked in a copy of it. */
@Controller
class MarkedCopyController {

    private final ManagedOrganisations managed;
    private final SentFiles sent;
    private final Audit audit;

    MarkedCopyController(ManagedOrganisations managed, SentFiles sent, Audit audit) {
        this.managed = managed;
        this.sent = sent;
        this.audit = audit;
    }

    /** @param file as it waited for the night, by which the organisation's page calls it */
    @GetMapping("/organisation/{id}/sent/{file}/marked")
    ResponseEntity<byte[]> marked(@PathVariable("id") String place, @PathVariable String file, Principal viewer)
            throws IOException {
        String organisation = managed.require(place).id();
        Path copy = sent.of(organisation).stream()
                .filter(one -> one.file().equals(file))
                .findFirst()
                .flatMap(SentFiles.Sent::marked)
                .orElseThrow(PageProblem::notFound);
        audit.record(viewer.getName(), "download", "marked copy of " + organisation, file);
        return FormController.workbook(file.replaceAll("\\W", "-") + "-problems", Files.readAllBytes(copy));
    }
}
