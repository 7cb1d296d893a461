package org.covalue.portal.organisation;

import java.security.Principal;
import java.util.List;
import java.util.Locale;
import javax.sql.DataSource;
import org.covalue.plausibility.Confirmations;
import org.covalue.plausibility.StandingWarnings;
import org.covalue.plausibility.Warning;
import org.covalue.portal.access.Audit;
import org.covalue.portal.access.ManagedOrganisations;
import org.covalue.portal.access.ViewerQueries;
import org.covalue.portal.web.ReaderWords;
import org.covalue.portal.web.VisibleText;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Values of a manager's organisation that look implausible: the manager says why they are right, or corrects them. */
@Controller
class WarningsController {

    private static final int SHOWN = 200;
    private static final int LONGEST_REASON = 500;

    private final ManagedOrganisations managed;
    private final ViewerQueries queries;
    private final Confirmations confirmations;
    private final Audit audit;

    WarningsController(ManagedOrganisations managed, ViewerQueries queries, DataSource dataSource, Audit audit) {
        this.managed = managed;
        this.queries = queries;
        this.confirmations = new Confirmations(new JdbcTemplate(dataSource));
        this.audit = audit;
    }

    /** One value as the page tells it. */
    record ShownWarning(Warning warning, String column, String member, String title, String says, String fix) {

        static ShownWarning of(Warning warning, String language) {
            return new ShownWarning(
                    warning,
                    warning.columnTitle(language),
                    warning.memberName().orElse(""),
                    warning.title(language),
                    warning.says(language),
                    warning.fix(language));
        }
    }

    @GetMapping("/organisation/{id}/warnings")
    String warnings(@PathVariable("id") String place, Locale locale, Model model) {
        ManagedOrganisations.Managed organisation = managed.require(place);
        List<Warning> all = of(organisation.id());
        List<Warning> shown = shown(all);
        String language = ReaderWords.language(locale).code();
        model.addAttribute("organisation", organisation);
        model.addAttribute(
                "open", all.stream().filter(one -> one.confirmed().isEmpty()).count());
        model.addAttribute("alike", OpenWarnings.alike(shown, language));
        model.addAttribute(
                "warnings",
                shown.stream().map(one -> ShownWarning.of(one, language)).toList());
        model.addAttribute("all", all.size());
        return "warnings";
    }

    @PostMapping(path = "/organisation/{id}/warnings", params = "key")
    @Transactional
    public String confirm(
            @PathVariable("id") String place,
            @RequestParam String record,
            @RequestParam String key,
            @RequestParam String column,
            @RequestParam double value,
            @RequestParam String reason,
            Principal manager,
            RedirectAttributes said) {
        List<Warning> asked = of(managed.require(place).id()).stream()
                .filter(one -> one.isOf(record, key, column) && one.value() == value)
                .toList();
        return confirm(asked, reason, manager, said, "warnings.gone");
    }

    /** All that one rule asks about, as they were shown, with one reason. */
    @PostMapping(path = "/organisation/{id}/warnings", params = "rule")
    @Transactional
    public String confirmAlike(
            @PathVariable("id") String place,
            @RequestParam String rule,
            @RequestParam int seen,
            @RequestParam String reason,
            Principal manager,
            RedirectAttributes said) {
        List<Warning> asked = OpenWarnings.alike(shown(of(managed.require(place).id())), "en").stream()
                .filter(one -> one.rule().equals(rule) && one.seen() == seen)
                .findFirst()
                .map(OpenWarnings::warnings)
                .orElse(List.of());
        return confirm(asked, reason, manager, said, "warnings.changed");
    }

    private String confirm(
            List<Warning> asked, String reason, Principal manager, RedirectAttributes said, String otherwise) {
        if (reason.isBlank() || reason.length() > LONGEST_REASON || !VisibleText.isVisible(reason)) {
            said.addFlashAttribute("refused", "warnings.reason.needed");
            return "redirect:/organisation/{id}/warnings";
        }
        List<Warning> kept = asked.stream()
                .filter(one -> confirmations.confirm(one, reason, manager.getName()))
                .toList();
        kept.forEach(one -> audit.record(manager.getName(), Warning.CONFIRMED, one.subject(), one.told(reason)));
        said.addFlashAttribute(kept.isEmpty() ? "refused" : "done", kept.isEmpty() ? otherwise : "warnings.kept");
        return "redirect:/organisation/{id}/warnings";
    }

    private List<Warning> of(String organisation) {
        return new StandingWarnings(queries.jdbc()).ofOrganisation(organisation);
    }

    private static List<Warning> shown(List<Warning> all) {
        return all.stream().limit(SHOWN).toList();
    }
}
