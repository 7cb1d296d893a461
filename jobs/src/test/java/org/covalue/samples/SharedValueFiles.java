package org.covalue.samples;

import java.time.LocalDate;
import java.util.List;

// ---------------------------------------------------------------------------------------------- shared value

/** Plans, standards and the use of shared capabilities. */
final class SharedValueFiles {
    private static final List<String> METRICS = List.of(
            "women_headcount higher",
            "training_hours higher",
            "injuries lower",
            "energy_mwh lower",
            "renewable_mwh higher",
            "waste_recovered_t higher",
            "local_purchases higher",
            "ghg_scope1_t lower");
    private static final List<String> STANDARDS = List.of(
            "Governance code",
            "Annual report",
            "Distribution rules",
            "Licensing tariffs",
            "Member register",
            "Complaints procedure");
    private final Landing landing;

    SharedValueFiles(Landing landing) {
        this.landing = landing;
    }

    void write(Population population) {
        for (Spell spell : population.spells) {
            if (spell.member().isFirm()) {
                writePlan(spell);
                writeUses(spell);
            } else if (spell.organisation().isCopyright()) {
                writeStandards(spell);
            }
        }
    }

    private void writePlan(Spell spell) {
        Table table = landing.table(
                "shared_value/shared_value_plan.csv", Style.COMMA, "organisation_id,member_id,metric,better,chosen_on");
        Dice dice = Dice.of("plan", spell.organisation().id(), spell.member().id);
        LocalDate day = dice.dayOf(dice.whole(2013, 2022));
        while (dice.chance(0.4) && spell.covers(day) && day.getYear() < 2024) {
            String[] metric = dice.pick(METRICS).split(" ");
            table.row(spell.organisation().id(), spell.member().id, metric[0], metric[1], day);
            day = day.plusYears(3);
        }
    }

    private void writeUses(Spell spell) {
        Table table = landing.table(
                "shared_value/asset_use.csv",
                Style.TAB,
                "organisation_id,member_id,used_on,capability,capability_name");
        Country country = spell.organisation().country();
        boolean hasAssets = Dice.of("assets", spell.organisation().id()).chance(0.6);
        for (int year = 2016; hasAssets && year <= GenerateSamples.LAST_YEAR; year++) {
            Dice dice = Dice.of("use", spell.organisation().id(), spell.member().id, year);
            LocalDate day = dice.dayOf(year);
            if (spell.covers(day) && dice.chance(0.25)) {
                boolean isTangible = dice.chance(0.5);
                table.row(
                        spell.organisation().id(),
                        spell.member().id,
                        day,
                        isTangible ? "tangible" : "intangible",
                        isTangible
                                ? country.say("Laboratorio común", "Wspólne laboratorium", "Shared laboratory")
                                : country.say("Grupo de conocimiento", "Grupa wiedzy", "Knowledge group"));
            }
        }
    }

    private void writeStandards(Spell spell) {
        Table table = landing.table(
                "shared_value/member_standard.csv",
                Style.COMMA,
                "organisation_id,member_id,standard,assessed_on,is_met");
        for (int year = 2014; year <= GenerateSamples.LAST_YEAR; year += 2) {
            for (String standard : STANDARDS) {
                boolean isMet =
                        Dice.of("standard", spell.member().id, standard, year).chance(0.45 + 0.04 * (year - 2014));
                table.row(
                        spell.organisation().id(),
                        spell.member().id,
                        standard,
                        LocalDate.of(year, 11, 30),
                        Text.yes(isMet));
            }
        }
    }
}
