package org.covalue.portal.upload;

import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import java.nio.file.Path;
import java.security.Principal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.covalue.platform.FileFolders;
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

/** What files that were sent in and checked would change in the organisation's own rows and values. */
@Controller
class TrialController {

    private static final String SECONDS_TO_REFRESH = "3";

    private final ManagedOrganisations managed;
    private final Uploads uploads;
    private final FileFolders folders;
    private final Trials trials;
    private final TrialFindings findings;
    private final NextNight nextNight;
    private final Audit audit;

    TrialController(
            ManagedOrganisations managed,
            Uploads uploads,
            FileFolders folders,
            Trials trials,
            TrialFindings findings,
            NextNight nextNight,
            Audit audit) {
        this.managed = managed;
        this.uploads = uploads;
        this.folders = folders;
        this.trials = trials;
        this.findings = findings;
        this.nextNight = nextNight;
        this.audit = audit;
    }

    @PostMapping("/organisation/{id}/upload/changes")
    String start(
            @PathVariable("id") String place, @RequestParam List<String> held, Principal sender, HttpSession session)
            throws IOException {
        String id = managed.require(place).id();
        List<TrialFolder.One> files = new ArrayList<>();
        for (String one : held) {
            Optional<CheckedFiles.Pending> pending =
                    CheckedFiles.pending(session, id, one).filter(CheckedFiles.Pending::mayBeSent);
            Optional<Path> path = pending.isEmpty()
                    ? Optional.empty()
                    : uploads.held(id, one, pending.get().sha256());
            path.ifPresent(file -> files.add(new TrialFolder.One(one, file, pending.orElseThrow())));
        }
        if (files.isEmpty()) {
            throw PageProblem.notFound();
        }
        Trials.Trial trial = trials.start(id, sender.getName(), TrialFolder.of(folders.uploads(), id, files))
                .orElseThrow(() -> new PageProblem(HttpStatus.SERVICE_UNAVAILABLE, "changes.many"));
        audit.record(sender.getName(), "try out", "uploads of " + id, files.size() + " files");
        return "redirect:/organisation/{id}/upload/changes?trial=" + trial.id();
    }

    @GetMapping("/organisation/{id}/upload/changes")
    String show(
            @PathVariable("id") String place,
            @RequestParam Optional<String> trial,
            Principal viewer,
            HttpSession session,
            Locale locale,
            Model model,
            HttpServletResponse response) {
        ManagedOrganisations.Managed organisation = managed.require(place);
        if (trial.isEmpty()) {
            return "redirect:/organisation/{id}/upload";
        }
        Trials.Trial asked =
                trials.find(trial.get(), organisation.id(), viewer.getName()).orElseThrow(PageProblem::notFound);
        model.addAttribute("organisation", organisation);
        model.addAttribute("state", asked.state().name().toLowerCase(Locale.ROOT));
        model.addAttribute("isUnderWay", asked.isUnderWay());
        model.addAttribute("seconds", asked.seconds());
        model.addAttribute("night", nextNight.hour());
        model.addAttribute(
                "held",
                asked.held().stream()
                        .filter(one -> CheckedFiles.pending(session, organisation.id(), one)
                                .isPresent())
                        .toList());
        asked.found()
                .filter(found -> asked.state() == Trials.State.DONE)
                .ifPresent(found -> model.addAttribute("found", findings.of(found, organisation.id(), locale)));
        if (asked.isUnderWay()) {
            response.setHeader("Refresh", SECONDS_TO_REFRESH);
        }
        return "upload-changes";
    }
}
