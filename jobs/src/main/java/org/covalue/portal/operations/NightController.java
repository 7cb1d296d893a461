package org.covalue.portal.operations;

import jakarta.servlet.http.HttpServletResponse;
import java.security.Principal;
import java.time.Instant;
import java.util.Optional;
import javax.sql.DataSource;
import org.covalue.gate.KeptFinding;
import org.covalue.night.alarm.ExpectedInputs;
import org.covalue.night.schedule.NightSchedule;
import org.covalue.run.Runs;
import org.covalue.settings.NightSettings;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** What an operator looks at in the morning: the night under way or the last one, and why it is red. */
@Controller
@RequestMapping("/night")
class NightController {

    private static final int NIGHTS_COMPARED = 14;
    private static final int RUNS_SHOWN = 14;
    private static final String SECONDS_TO_REFRESH = "10";

    private final Runs runs;
    private final Arrivals arrivals;
    private final RunLog log;
    private final Resume resume;
    private final NightSettings settings;
    private final NightSchedule schedule;
    private final ExpectedInputs expected;
    private final DataSource dataSource;

    NightController(
            Runs runs,
            Arrivals arrivals,
            RunLog log,
            Resume resume,
            NightSettings settings,
            NightSchedule schedule,
            ExpectedInputs expected,
            DataSource dataSource) {
        this.runs = runs;
        this.arrivals = arrivals;
        this.log = log;
        this.resume = resume;
        this.settings = settings;
        this.schedule = schedule;
        this.expected = expected;
        this.dataSource = dataSource;
    }

    /** @param still present where the page is not to load itself again while a run is at work */
    @GetMapping
    String night(@RequestParam Optional<String> still, Model model, HttpServletResponse response) {
        Optional<Runs.Run> last = runs.lastNight();
        last.ifPresent(run -> show(run, model));
        refresh(model, still, response);
        model.addAttribute("schedule", settings.schedule());
        model.addAttribute("next", schedule.next());
        model.addAttribute("expected", expected.arrivals(Instant.now()));
        model.addAttribute("runs", runs.latest(RUNS_SHOWN));
        model.addAttribute("inputs", arrivals.of(last.map(Runs.Run::id).orElse(0L)));
        return "night/night";
    }

    @GetMapping("/{id}")
    String run(@PathVariable long id, @RequestParam Optional<String> still, Model model, HttpServletResponse response) {
        Runs.Run run = known(id);
        show(run, model);
        refresh(model, still, response);
        model.addAttribute("files", arrivals.files(id));
        model.addAttribute("log", log.of(run));
        return "night/run";
    }

    /** Asks before anything is done. */
    @GetMapping("/{id}/resume")
    String askToResume(@PathVariable long id, Model model) {
        show(known(id), model);
        return "night/resume";
    }

    @PostMapping("/{id}/resume")
    String resume(Principal viewer, @PathVariable long id, RedirectAttributes said) {
        Optional<String> refusal = resume.start(known(id), viewer.getName());
        said.addFlashAttribute(refusal.isEmpty() ? "done" : "refused", refusal.orElse("night.resume.started"));
        return "redirect:/night";
    }

    private void show(Runs.Run run, Model model) {
        boolean isRunning = run.isUnderWay() && runs.isAtWork();
        model.addAttribute("run", run);
        model.addAttribute("state", isRunning ? "running" : run.isUnderWay() ? "broken" : run.state());
        model.addAttribute("isRunning", isRunning);
        model.addAttribute(
                "steps", ShownStep.of(runs.steps(run.id(), NIGHTS_COMPARED), arrivals.amounts(run.id()), isRunning));
        model.addAttribute("published", runs.lastPublished());
        model.addAttribute("noResume", resume.refusal(run));
        model.addAttribute("kept", KeptFinding.of(dataSource, run.id()));
    }

    /** A page over a run at work loads itself again, without a script. */
    private void refresh(Model model, Optional<String> still, HttpServletResponse response) {
        boolean isMoving = Boolean.TRUE.equals(model.getAttribute("isRunning")) || resume.isBusy();
        model.addAttribute("isMoving", isMoving);
        model.addAttribute("isStill", still.isPresent());
        if (isMoving && still.isEmpty()) {
            response.setHeader("Refresh", SECONDS_TO_REFRESH);
        }
    }

    private Runs.Run known(long id) {
        return runs.find(id).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }
}
