package org.covalue.portal.upload;

import jakarta.servlet.http.HttpSession;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import org.covalue.inputs.check.AnnotatedCopy;
import org.covalue.portal.access.ManagedOrganisations;
import org.covalue.portal.web.PageProblem;
import org.covalue.portal.web.ReaderWords;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** A file as it was sent, with its faults marked in the cells. */
@Controller
class AnnotatedController {

    /** A workbook takes many times its size in memory while it is marked, and is marked one at a time. */
    private static final long MOST_ANNOTATED = 4L << 20;

    private final ManagedOrganisations managed;
    private final Uploads uploads;
    private final UploadCheck check;

    AnnotatedController(ManagedOrganisations managed, Uploads uploads, UploadCheck check) {
        this.managed = managed;
        this.uploads = uploads;
        this.check = check;
    }

    @GetMapping("/organisation/{id}/upload/annotated")
    ResponseEntity<byte[]> annotated(
            @PathVariable("id") String place, @RequestParam String held, HttpSession session, Locale locale)
            throws IOException {
        String id = managed.require(place).id();
        Optional<CheckedFiles.Pending> pending = CheckedFiles.pending(session, id, held);
        Optional<Path> file = pending.isEmpty()
                ? Optional.empty()
                : uploads.held(id, held, pending.get().sha256());
        Path sent = file.orElseThrow(PageProblem::notFound);
        if (Files.size(sent) > MOST_ANNOTATED) {
            throw new PageProblem(HttpStatus.CONTENT_TOO_LARGE, "upload.annotated.large");
        }
        return FormController.workbook(
                "problems",
                annotated(
                        sent,
                        pending.orElseThrow(),
                        ReaderWords.language(locale).code()));
    }

    /** Nobody waits for one who is slow to read. */
    private synchronized byte[] annotated(Path sent, CheckedFiles.Pending pending, String language) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        AnnotatedCopy.write(sent, check.everything(sent, pending.organisation(), pending.choice()), language, out);
        return out.toByteArray();
    }
}
