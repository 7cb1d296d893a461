package org.covalue.samples;

import java.util.ArrayList;
import java.util.List;

/** Sustainability: people, purchases, energy, climate, water and waste of firms that answer the longer form. */
final class SustainabilityFiles {
    private static final String HEADER =
            "member_id,year,headcount,women_headcount,managers,women_managers,headcount_15_29,"
                    + "hourly_pay_men,hourly_pay_women,training_hours,hours_worked,injuries,total_purchases,"
                    + "local_purchases,"
                    + "total_investment,green_investment,currency,energy_mwh,renewable_mwh,ghg_scope1_t,ghg_scope2_t,"
                    + "scope2_method,"
                    + "water_m3,waste_t,waste_recovered_t,sustainability_report";
    private final Landing landing;

    SustainabilityFiles(Landing landing) {
        this.landing = landing;
    }

    void write(Population population) {
        for (Member member : population.firms()) {
            for (int year : member.activeYears()) {
                double willing = 0.35 + 0.03 * (year - GenerateSamples.FIRST_YEAR);
                boolean isMember = member.isMember(year) && member.report(year).equals("full");
                if (isMember && Dice.of("long form", member.id, year).chance(willing)) {
                    writeYear(new FirmYear(member, year));
                }
            }
        }
    }

    private void writeYear(FirmYear firm) {
        Country country = firm.member.country;
        List<Object> cells = new ArrayList<>(List.of(firm.member.id, firm.year));
        cells.addAll(people(firm));
        cells.addAll(work(firm));
        cells.addAll(money(firm));
        cells.addAll(environment(firm));
        landing.table(country.file("sustainability"), country.style, HEADER).row(cells.toArray());
    }

    private static List<String> people(FirmYear firm) {
        Dice dice = firm.chance("people");
        int headcount = firm.headcount();
        double women = Dice.of("women", firm.member.sector).between(0.2, 0.55)
                + 0.005 * (firm.year - GenerateSamples.FIRST_YEAR);
        int managers = headcount < 4 ? 0 : Math.max(1, (int) Math.round(headcount * 0.09));
        return List.of(
                String.valueOf(headcount),
                part(dice, 0.05, dice.binomial(headcount, women)),
                part(dice, 0.1, managers),
                part(dice, 0, dice.binomial(managers, women * 0.75)),
                part(dice, 0.15, dice.binomial(headcount, 0.22)));
    }

    private static String part(Dice dice, double share, int count) {
        return RevenueFiles.unless(dice, share, String.valueOf(count));
    }

    private static List<String> work(FirmYear firm) {
        Dice dice = firm.chance("work");
        int years = firm.year - GenerateSamples.FIRST_YEAR;
        double pay = 0.33
                * firm.member.country.productivity
                / 1750
                * firm.member.country.nominalPerRealUsd(firm.year)
                * dice.factor(0.15);
        double gap = Dice.of("gap", firm.member.country).between(0.08, 0.2) - 0.004 * years;
        double hours = firm.employees() * 1750 * dice.factor(0.02);
        return List.of(
                RevenueFiles.unless(dice, 0.5, Text.decimal(pay, 2)),
                RevenueFiles.unless(dice, 0.5, Text.decimal(pay * (1 - gap + dice.normal(0, 0.04)), 2)),
                RevenueFiles.unless(dice, 0.1, Text.whole(firm.employees() * (9 + 0.9 * years) * dice.factor(0.4))),
                RevenueFiles.unless(dice, 0.1, Text.whole(hours)),
                RevenueFiles.unless(dice, 0.1, String.valueOf(dice.poisson(hours * (16 - 0.6 * years) / 1_000_000))));
    }

    private static List<String> money(FirmYear firm) {
        Dice dice = firm.chance("money");
        double purchases = firm.revenue() * dice.between(0.3, 0.45);
        double investment = firm.revenue() * dice.between(0.02, 0.09);
        double green = Math.min(0.8, dice.between(0.02, 0.2) + 0.012 * (firm.year - GenerateSamples.FIRST_YEAR));
        return List.of(
                RevenueFiles.unless(dice, 0.2, Text.money(purchases)),
                RevenueFiles.unless(dice, 0.2, Text.money(purchases * dice.between(0.2, 0.7))),
                RevenueFiles.unless(dice, 0.2, Text.money(investment)),
                RevenueFiles.unless(dice, 0.25, Text.money(investment * green)),
                firm.member.country.currency);
    }

    private static List<String> environment(FirmYear firm) {
        Dice dice = firm.chance("environment");
        int years = firm.year - GenerateSamples.FIRST_YEAR;
        double energy = firm.realRevenue()
                / 1e6
                * Dice.of("energy", firm.member.sector).between(40, 260)
                * Dice.of("energy", firm.member.id).factor(0.3)
                * StrictMath.exp(-0.015 * years);
        double renewable = Math.min(0.95, Dice.of("renewable", firm.member.id).between(0.02, 0.3) + 0.02 * years);
        double waste = energy * dice.between(0.05, 0.2);
        return List.of(
                Text.decimal(energy, 1),
                RevenueFiles.unless(dice, 0.1, Text.decimal(energy * renewable, 1)),
                RevenueFiles.unless(dice, 0.3, Text.decimal(energy * 0.11 * dice.factor(0.1), 1)),
                RevenueFiles.unless(dice, 0.3, Text.decimal(energy * 0.14 * (1 - renewable) * dice.factor(0.1), 1)),
                Dice.of("scope 2", firm.member.country).chance(0.6) ? "location" : "market",
                RevenueFiles.unless(dice, 0.3, Text.whole(energy * dice.between(4, 20))),
                RevenueFiles.unless(dice, 0.2, Text.decimal(waste, 1)),
                RevenueFiles.unless(
                        dice, 0.2, Text.decimal(waste * Math.min(0.95, dice.between(0.2, 0.5) + 0.02 * years), 1)),
                Text.yes(dice.chance(0.05 + 0.02 * years)));
    }
}
