package org.covalue.portal.web;

import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.covalue.disclosure.Edition;
import org.covalue.disclosure.ReleasedTable;
import org.covalue.estimation.data.Message;
import org.covalue.reports.model.Language;
import org.covalue.reports.model.Wording;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;

/** Codes and messages in the reader's language, with the words that reports have for them. */
@Component
public class ReaderWords {

    private final MessageSource messages;

    ReaderWords(MessageSource messages) {
        this.messages = messages;
    }

    public String say(Message message, Locale locale) {
        return message.in(language(locale).code());
    }

    /** In the language of whoever is being answered. */
    static String said(Message message) {
        return message.in(language(LocaleContextHolder.getLocale()).code());
    }

    /** The rule that was broken, as the reports call it; a rule between two columns as it is written. */
    public String rule(String rule, Locale locale) {
        return message("rule." + rule.replace(' ', '_'), wording(locale).sayOrKeep("rule", rule), locale);
    }

    /** Why a money figure cannot be used. */
    public String reason(String reason, Locale locale) {
        return wording(locale).sayOrKeep("reason", reason);
    }

    /** What to do about it. */
    public String fix(String rule, Locale locale) {
        String plain = rule.replace(' ', '_');
        return message("fix." + plain, messages.getMessage("fix.comparison", null, locale), locale);
    }

    private String message(String key, String otherwise, Locale locale) {
        return Objects.requireNonNullElse(messages.getMessage(key, null, otherwise, locale), otherwise);
    }

    public String record(String record, Locale locale) {
        return wording(locale).sayOrKeep("record", record);
    }

    public static Wording wording(Locale locale) {
        return Wording.of(language(locale));
    }

    /** Units name the currency and the year of prices of the edition. */
    public static Wording wording(Edition edition, Locale locale) {
        ReleasedTable of = edition.query("select reporting_currency, base_year from edition", Map.of());
        return wording(locale)
                .with(Map.of(
                        "reporting_currency",
                        of.cell(0, "reporting_currency").text(),
                        "base_year",
                        of.cell(0, "base_year").text()));
    }

    public static Language language(Locale locale) {
        return locale.getLanguage().equals(Language.ES.code()) ? Language.ES : Language.EN;
    }
}
