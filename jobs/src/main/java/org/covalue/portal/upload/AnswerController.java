package org.covalue.portal.upload;

import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import java.security.Principal;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.covalue.inputs.SenderChoices;
import org.covalue.inputs.dialect.SenderLocale;
import org.covalue.inputs.mapping.Mapping;
import org.covalue.inputs.mapping.TableMapping;
import org.covalue.inputs.spec.RecordSpec;
import org.covalue.portal.access.Audit;
import org.covalue.portal.access.ManagedOrganisations;
import org.covalue.portal.web.PageProblem;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** What a sender is asked of a file that can be read two ways, and what is remembered of the answers. */
@Controller
class AnswerController {

    private static final int LONGEST_HEADING = 100;
    private static final int MOST_LEFT_OUT = 100;
    /** In place of a record type. */
    private static final String LEFT_OUT = "-";

    private static final String PAGE = "redirect:/organisation/{id}/upload";

    private final ManagedOrganisations managed;
    private final CheckedFiles checked;
    private final SenderChoices choices;
    private final UploadPage page;
    private final Audit audit;

    AnswerController(
            ManagedOrganisations managed, CheckedFiles checked, SenderChoices choices, UploadPage page, Audit audit) {
        this.managed = managed;
        this.checked = checked;
        this.choices = choices;
        this.page = page;
        this.audit = audit;
    }

    /** Answers stand at no address of their own. */
    @GetMapping({
        "/organisation/{id}/upload/locale",
        "/organisation/{id}/upload/columns",
        "/organisation/{id}/upload/sheet"
    })
    String page(@PathVariable("id") String place) {
        managed.require(place);
        return PAGE;
    }

    /**
     * @param file the one that the answer is about
     * @param shown all that stand on the page
     */
    @PostMapping("/organisation/{id}/upload/locale")
    String locale(
            @PathVariable("id") String place,
            @RequestParam String file,
            @RequestParam List<String> shown,
            @RequestParam String locale,
            @RequestParam(defaultValue = "false") boolean remember,
            Principal sender,
            HttpSession session,
            Model model)
            throws IOException {
        ManagedOrganisations.Managed organisation = managed.require(place);
        if (!UploadPage.LOCALES.contains(locale)) {
            throw wrong();
        }
        SenderLocale answer = SenderLocale.of(locale, "locale");
        checked.answer(session, organisation.id(), file, before -> before.under(answer));
        if (remember) {
            SenderChoices.Choice before = choices.remembered(organisation.id());
            choices.remember(organisation.id(), new SenderChoices.Choice(Optional.of(answer), before.mapping()));
            audit.record(sender.getName(), "remember locale", organisation.id(), locale);
        }
        return page.of(organisation, checked.again(organisation.id(), shown, session), model);
    }

    /** @param fields {@code record}, {@code shown}, and those of {@link Answers} */
    @PostMapping("/organisation/{id}/upload/columns")
    String columns(
            @PathVariable("id") String place,
            @RequestParam MultiValueMap<String, String> fields,
            Principal sender,
            HttpSession session,
            Model model)
            throws IOException {
        ManagedOrganisations.Managed organisation = managed.require(place);
        RecordSpec spec = spec(fields.getFirst("record"));
        List<String> shown = fields.getOrDefault("shown", List.of());
        SenderChoices.Choice before = choices.remembered(organisation.id());
        TableMapping table = Answers.of(
                spec,
                fields,
                before.mapping().stream()
                        .flatMap(mapping -> mapping.tables().stream())
                        .filter(one -> one.record().equals(spec.record()))
                        .findFirst()
                        .map(TableMapping::columns)
                        .orElse(Map.of()));
        if (!table.columns().isEmpty()
                && Mapping.read(SenderChoices.MAPPING, table.text()).isBroken()) {
            model.addAttribute("refused", "upload.columns.value");
            return page.of(organisation, checked.again(organisation.id(), shown, session), model);
        }
        remember(organisation.id(), before, Answers.toBeRemembered(spec, table));
        shown.forEach(held -> checked.answer(session, organisation.id(), held, said -> said.by(table)));
        audit.record(
                sender.getName(),
                "remember columns",
                organisation.id(),
                table.record() + " " + table.columns().keySet());
        return page.of(organisation, checked.again(organisation.id(), shown, session), model);
    }

    private void remember(String organisation, SenderChoices.Choice before, TableMapping table) {
        Mapping said = Answers.replaced(before.mapping().map(Mapping::tables).orElse(List.of()), table);
        remember(organisation, before, before.mapping().map(Mapping::leaveOut).orElse(List.of()), said.tables());
    }

    private void remember(
            String organisation, SenderChoices.Choice before, List<String> leaveOut, List<TableMapping> tables) {
        Mapping mapping = new Mapping(SenderChoices.MAPPING, tables, leaveOut, List.of());
        choices.remember(
                organisation,
                new SenderChoices.Choice(before.locale(), Optional.of(mapping).filter(one -> !one.saysNothing())));
    }

    private static RecordSpec spec(@Nullable String record) {
        return UploadCheck.ASKED.stream()
                .filter(one -> one.record().equals(record))
                .findFirst()
                .orElseThrow(AnswerController::wrong);
    }

    /**
     * What a sheet is of which no record type knows the header.
     *
     * @param file the one that it is in
     * @param shown all that stand on the page
     * @param record the record type, or {@link #LEFT_OUT}, which is remembered
     */
    @PostMapping("/organisation/{id}/upload/sheet")
    String sheet(
            @PathVariable("id") String place,
            @RequestParam String file,
            @RequestParam List<String> shown,
            @RequestParam String sheet,
            @RequestParam String record,
            Principal sender,
            HttpSession session,
            Model model)
            throws IOException {
        ManagedOrganisations.Managed organisation = managed.require(place);
        if (sheet.length() > LONGEST_HEADING) {
            throw wrong();
        }
        if (record.equals(LEFT_OUT)) {
            leaveOut(organisation.id(), sheet, sender);
        } else {
            String named = spec(record).record();
            checked.answer(session, organisation.id(), file, before -> before.with(sheet, named));
        }
        return page.of(organisation, checked.again(organisation.id(), shown, session), model);
    }

    private void leaveOut(String organisation, String sheet, Principal sender) {
        SenderChoices.Choice before = choices.remembered(organisation);
        Set<String> all =
                new LinkedHashSet<>(before.mapping().map(Mapping::leaveOut).orElse(List.of()));
        all.add(sheet);
        if (sheet.isBlank() || all.size() > MOST_LEFT_OUT) {
            throw wrong();
        }
        remember(
                organisation,
                before,
                List.copyOf(all),
                before.mapping().map(Mapping::tables).orElse(List.of()));
        audit.record(sender.getName(), "leave sheet out", organisation, sheet);
    }

    static PageProblem wrong() {
        return new PageProblem(HttpStatus.BAD_REQUEST, "problem.400");
    }

    @PostMapping("/organisation/{id}/upload/forget")
    String forget(
            @PathVariable("id") String place, @RequestParam String what, Principal sender, RedirectAttributes said) {
        String id = managed.require(place).id();
        if (!Set.of("locale", "columns").contains(what)) {
            throw wrong();
        }
        SenderChoices.Choice before = choices.remembered(id);
        choices.remember(
                id,
                what.equals("locale")
                        ? new SenderChoices.Choice(Optional.empty(), before.mapping())
                        : new SenderChoices.Choice(before.locale(), Optional.empty()));
        audit.record(sender.getName(), "forget " + what, id, "");
        said.addFlashAttribute("done", "upload.forgotten");
        return PAGE;
    }
}
