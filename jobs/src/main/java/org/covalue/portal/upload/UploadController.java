package org.covalue.portal.upload;

import jakarta.servlet.http.HttpSession;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.Serializable;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.Principal;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.covalue.inputs.check.AnnotatedCopy;
import org.covalue.inputs.spec.RecordSpec;
import org.covalue.platform.FileHash;
import org.covalue.portal.access.Audit;
import org.covalue.portal.access.ManagedOrganisations;
import org.covalue.portal.web.PageProblem;
import org.covalue.portal.web.ReaderWords;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Sending a file in: it is checked at once, and waits for the next night when its sender confirms. */
@Controller
class UploadController {

    /** A workbook takes many times its size in memory while it is marked, and is marked one at a time. */
    private static final long MOST_ANNOTATED = 4L << 20;

    private static final List<String> RECORDS =
            FormController.delivered().stream().map(RecordSpec::record).toList();

    private final ManagedOrganisations managed;
    private final Uploads uploads;
    private final UploadCheck check;
    private final Audit audit;

    UploadController(ManagedOrganisations managed, Uploads uploads, UploadCheck check, Audit audit) {
        this.managed = managed;
        this.uploads = uploads;
        this.check = check;
        this.audit = audit;
    }

    /** What stands checked in the sender's session and may be confirmed. */
    record Pending(String organisation, String kind, String sha256, long rows, boolean mayBeSent)
            implements Serializable {}

    /** Record types of which there are forms to fill in. */
    @ModelAttribute("records")
    List<String> records() {
        return RECORDS;
    }

    @GetMapping("/organisation/{id}/upload")
    String form(@PathVariable("id") String place, Model model) {
        model.addAttribute("organisation", managed.require(place));
        return "upload";
    }

    @PostMapping("/organisation/{id}/upload")
    String check(@PathVariable("id") String place, @RequestParam MultipartFile file, HttpSession session, Model model)
            throws IOException {
        ManagedOrganisations.Managed organisation = managed.require(place);
        String id = organisation.id();
        model.addAttribute("organisation", organisation);
        if (file.isEmpty()) {
            model.addAttribute("refused", "upload.nothing");
            return "upload";
        }
        Uploads.Held held;
        try (InputStream content = file.getInputStream()) {
            held = uploads.hold(id, content);
        }
        UploadCheck.Checked checked = check.check(held.path(), id);
        model.addAttribute("checked", checked);
        if (checked.mayBeSent() || !checked.file().groups().isEmpty()) {
            session.setAttribute(
                    held.id(),
                    new Pending(
                            id,
                            checked.kind(),
                            FileHash.sha256(held.path()),
                            checked.file().rows(),
                            checked.mayBeSent()));
            model.addAttribute("held", held.id());
        } else {
            uploads.discard(held);
        }
        return "upload";
    }

    /** The file as it was sent, with its faults marked in the cells. */
    @GetMapping("/organisation/{id}/upload/annotated")
    ResponseEntity<byte[]> annotated(
            @PathVariable("id") String place, @RequestParam String held, HttpSession session, Locale locale)
            throws IOException {
        String id = managed.require(place).id();
        Optional<Path> file = session.getAttribute(held) instanceof Pending pending
                        && pending.organisation().equals(id)
                ? uploads.held(id, held, pending.sha256())
                : Optional.empty();
        Path sent = file.orElseThrow(PageProblem::notFound);
        if (Files.size(sent) > MOST_ANNOTATED) {
            throw new PageProblem(HttpStatus.CONTENT_TOO_LARGE, "upload.annotated.large");
        }
        return FormController.workbook(
                "problems", annotated(sent, id, ReaderWords.language(locale).code()));
    }

    /** Nobody waits for one who is slow to read. */
    private synchronized byte[] annotated(Path sent, String organisation, String language) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        AnnotatedCopy.write(sent, check.everything(sent, organisation), language, out);
        return out.toByteArray();
    }

    @PostMapping("/organisation/{id}/upload/confirm")
    String confirm(
            @PathVariable("id") String place,
            @RequestParam String held,
            Principal sender,
            HttpSession session,
            RedirectAttributes said)
            throws IOException {
        String id = managed.require(place).id();
        if (!(session.getAttribute(held) instanceof Pending pending)
                || !pending.organisation().equals(id)
                || !pending.mayBeSent()) {
            said.addFlashAttribute("refused", "upload.gone");
            return "redirect:/organisation/{id}/upload";
        }
        session.removeAttribute(held);
        boolean isTaken = uploads.confirm(id, held, pending.kind(), pending.sha256())
                .map(taken -> {
                    audit.record(
                            sender.getName(),
                            "upload",
                            "uploads/" + taken,
                            pending.rows() + " rows, sha256 " + pending.sha256());
                    return true;
                })
                .orElse(false);
        said.addFlashAttribute(isTaken ? "done" : "refused", isTaken ? "upload.taken" : "upload.gone");
        return isTaken ? "redirect:/organisation/{id}" : "redirect:/organisation/{id}/upload";
    }
}
