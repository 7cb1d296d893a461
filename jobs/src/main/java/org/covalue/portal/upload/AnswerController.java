package org.covalue.portal.upload;

import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import java.security.Principal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.covalue.inputs.SenderChoices;
import org.covalue.inputs.dialect.SenderLocale;
import org.covalue.inputs.mapping.ColumnSource;
import org.covalue.inputs.mapping.Mapping;
import org.covalue.inputs.mapping.TableMapping;
import org.covalue.inputs.spec.RecordSpec;
import org.covalue.portal.access.Audit;
import org.covalue.portal.access.ManagedOrganisations;
import org.covalue.portal.web.PageProblem;
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
    @GetMapping({"/organisation/{id}/upload/locale", "/organisation/{id}/upload/columns"})
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
        checked.answer(session, organisation.id(), file, answer);
        if (remember) {
            SenderChoices.Choice before = choices.remembered(organisation.id());
            choices.remember(organisation.id(), new SenderChoices.Choice(Optional.of(answer), before.mapping()));
            audit.record(sender.getName(), "remember locale", organisation.id(), locale);
        }
        return page.of(organisation, checked.again(organisation.id(), shown, session), model);
    }

    /** @param fields {@code record}, {@code shown}, and pairs of {@code from} and {@code column} */
    @PostMapping("/organisation/{id}/upload/columns")
    String columns(
            @PathVariable("id") String place,
            @RequestParam MultiValueMap<String, String> fields,
            Principal sender,
            HttpSession session,
            Model model)
            throws IOException {
        ManagedOrganisations.Managed organisation = managed.require(place);
        TableMapping table = table(fields);
        SenderChoices.Choice before = choices.remembered(organisation.id());
        List<TableMapping> tables = Stream.concat(
                        before.mapping().stream()
                                .flatMap(mapping -> mapping.tables().stream())
                                .filter(one -> !one.record().equals(table.record())),
                        Stream.of(table).filter(one -> !one.columns().isEmpty()))
                .toList();
        Optional<Mapping> mapping = tables.isEmpty()
                ? Optional.empty()
                : Optional.of(new Mapping(SenderChoices.MAPPING, tables, List.of()));
        if (mapping.filter(one -> Mapping.read(one.name(), one.text()).isBroken())
                .isPresent()) {
            throw wrong();
        }
        choices.remember(organisation.id(), new SenderChoices.Choice(before.locale(), mapping));
        audit.record(
                sender.getName(),
                "remember columns",
                organisation.id(),
                table.record() + " " + table.columns().keySet());
        List<String> shown = fields.getOrDefault("shown", List.of());
        return page.of(organisation, checked.again(organisation.id(), shown, session), model);
    }

    private static TableMapping table(MultiValueMap<String, String> fields) {
        RecordSpec spec = UploadCheck.ASKED.stream()
                .filter(one -> one.record().equals(fields.getFirst("record")))
                .findFirst()
                .orElseThrow(AnswerController::wrong);
        List<String> from = fields.getOrDefault("from", List.of());
        List<String> column = fields.getOrDefault("column", List.of());
        Map<String, ColumnSource> columns = new LinkedHashMap<>();
        for (int i = 0; i < Math.max(from.size(), column.size()); i++) {
            boolean isPair = i < from.size() && i < column.size();
            if (!isPair || from.get(i).isBlank() || from.get(i).length() > LONGEST_HEADING) {
                throw wrong();
            }
            boolean isChosen = !column.get(i).isEmpty();
            if (isChosen && !spec.columns().contains(column.get(i))) {
                throw wrong();
            }
            if (isChosen
                    && columns.put(column.get(i), ColumnSource.from(from.get(i).strip())) != null) {
                throw new PageProblem(HttpStatus.CONFLICT, "upload.columns.twice");
            }
        }
        return new TableMapping(
                SenderChoices.MAPPING, spec.record(), spec.record(), TableMapping.Selection.ANY, columns, Map.of());
    }

    private static PageProblem wrong() {
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
