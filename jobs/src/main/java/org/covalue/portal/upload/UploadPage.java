package org.covalue.portal.upload;

import java.util.List;
import org.covalue.inputs.SenderChoices;
import org.covalue.inputs.spec.RecordSpec;
import org.covalue.portal.access.ManagedOrganisations;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;

/** The page of sending files, with what was found in those that were sent. */
@Component
class UploadPage {

    /** Under which a sender may say to write; each stands for an order of day and month, and a decimal sign. */
    static final List<String> LOCALES = List.of("es", "en-GB", "en-US", "pl");

    private static final List<String> RECORDS =
            FormController.delivered().stream().map(RecordSpec::record).toList();

    private final NextNight nextNight;
    private final SenderChoices choices;

    UploadPage(NextNight nextNight, SenderChoices choices) {
        this.nextNight = nextNight;
        this.choices = choices;
    }

    /** @param files none where nothing was sent yet */
    String of(ManagedOrganisations.Managed organisation, List<CheckedFiles.Shown> files, Model model) {
        model.addAttribute("organisation", organisation);
        model.addAttribute("records", RECORDS);
        model.addAttribute("locales", LOCALES);
        model.addAttribute("night", nextNight.hour());
        model.addAttribute("remembered", choices.remembered(organisation.id()));
        if (!files.isEmpty()) {
            model.addAttribute("files", files);
        }
        return "upload";
    }
}
