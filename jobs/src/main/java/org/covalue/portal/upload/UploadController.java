package org.covalue.portal.upload;

import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import java.security.Principal;
import java.util.ArrayList;
import java.util.List;
import org.covalue.inputs.SenderChoices;
import org.covalue.portal.access.Audit;
import org.covalue.portal.access.ManagedOrganisations;
import org.covalue.portal.web.PageProblem;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/**
 * Sending files in: each is checked at once and by itself; the good ones wait for the night when the sender confirms.
 */
@Controller
class UploadController {

    private static final int MOST_FILES = 10;

    private final ManagedOrganisations managed;
    private final CheckedFiles checked;
    private final Uploads uploads;
    private final SenderChoices choices;
    private final UploadPage page;
    private final Audit audit;

    UploadController(
            ManagedOrganisations managed,
            CheckedFiles checked,
            Uploads uploads,
            SenderChoices choices,
            UploadPage page,
            Audit audit) {
        this.managed = managed;
        this.checked = checked;
        this.uploads = uploads;
        this.choices = choices;
        this.page = page;
        this.audit = audit;
    }

    @GetMapping("/organisation/{id}/upload")
    String form(@PathVariable("id") String place, Model model) {
        return page.of(managed.require(place), List.of(), model);
    }

    @PostMapping("/organisation/{id}/upload")
    String check(
            @PathVariable("id") String place, @RequestParam List<MultipartFile> file, HttpSession session, Model model)
            throws IOException {
        ManagedOrganisations.Managed organisation = managed.require(place);
        List<MultipartFile> sent =
                file.stream().filter(one -> !one.isEmpty() || file.size() > 1).toList();
        if (sent.isEmpty()) {
            model.addAttribute("refused", "upload.nothing");
            return page.of(organisation, List.of(), model);
        }
        if (sent.size() > MOST_FILES) {
            throw new PageProblem(HttpStatus.CONTENT_TOO_LARGE, "upload.many");
        }
        List<CheckedFiles.Shown> files = new ArrayList<>();
        for (MultipartFile one : sent) {
            files.add(checked.take(organisation.id(), one, session));
        }
        return page.of(organisation, files, model);
    }

    @PostMapping("/organisation/{id}/upload/confirm")
    String confirm(
            @PathVariable("id") String place,
            @RequestParam List<String> held,
            Principal sender,
            HttpSession session,
            RedirectAttributes said)
            throws IOException {
        String id = managed.require(place).id();
        int taken = 0;
        for (String one : held) {
            taken += deliver(id, one, sender, session) ? 1 : 0;
        }
        boolean isWhole = taken == held.size();
        said.addFlashAttribute(
                isWhole ? "done" : "refused",
                isWhole
                        ? taken > 1 ? "upload.taken.all" : "upload.taken"
                        : taken > 0 ? "upload.gone.some" : "upload.gone");
        return isWhole ? "redirect:/organisation/{id}" : "redirect:/organisation/{id}/upload";
    }

    private boolean deliver(String id, String held, Principal sender, HttpSession session) throws IOException {
        CheckedFiles.Pending pending = CheckedFiles.pending(session, id, held)
                .filter(CheckedFiles.Pending::mayBeSent)
                .orElse(null);
        if (pending == null) {
            return false;
        }
        session.removeAttribute(held);
        choices.keep(id, pending.sha256(), pending.choice());
        return uploads.confirm(id, held, pending.kind(), pending.sha256())
                .map(place -> {
                    audit.record(
                            sender.getName(),
                            "upload",
                            "uploads/" + place,
                            pending.rows() + " rows, sha256 " + pending.sha256());
                    return true;
                })
                .orElse(false);
    }
}
