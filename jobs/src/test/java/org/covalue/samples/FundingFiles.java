package org.covalue.samples;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;

// ---------------------------------------------------------------------------------------------- funding

/** Money received: public money early, fees and services later, each organisation with a leaning of its own. */
final class FundingFiles {
    private static final List<String> SOURCES = List.of(
            "membership_fees",
            "national_public",
            "regional_public",
            "local_public",
            "international_public",
            "sponsorship",
            "research_projects",
            "services",
            "studies_and_data",
            "other");
    private static final double[] YOUNG = {0.11, 0.30, 0.16, 0.06, 0.15, 0.04, 0.06, 0.06, 0.02, 0.04};
    private static final double[] GROWN = {0.29, 0.11, 0.07, 0.03, 0.09, 0.07, 0.07, 0.21, 0.04, 0.02};
    private static final int GROWN_AT = 14;

    /** Organisations with something missing: nothing delivered for the year, or nothing but in-kind. */
    private static final Map<String, Integer> NOT_DELIVERED =
            Map.of("cluster_agua_aragon", 2019, "trinidad_steelpan_carnival_arts", 2016);

    private static final Map<String, Integer> ONLY_IN_KIND = Map.of("cluster_logistica_narino", 2021);
    /** Start-up money received in the year before the founding. */
    private static final List<String> PAID_BEFORE_FOUNDING =
            List.of("cluster_biotecnologia_litoral", "malopolski_klaster_energii");
    /** Sources of which part was paid back. */
    private static final Map<String, Integer> PAID_BACK =
            Map.of("cluster_turismo_bolivar", 2019, "pomorski_klaster_morski", 2021);

    private final Landing landing;
    private final Projects projects;
    private Population population;
    private int count;

    FundingFiles(Landing landing, Projects projects) {
        this.landing = landing;
        this.projects = projects;
    }

    void write(Population everybody) {
        population = everybody;
        for (Organisation organisation : everybody.organisations) {
            if (PAID_BEFORE_FOUNDING.contains(organisation.id())) {
                writeReceipt(
                        organisation,
                        organisation.firstYear() - 1,
                        Funder.of(organisation, "national_public", 0),
                        45_000);
            }
            for (int year = organisation.firstYear(); year <= GenerateSamples.LAST_YEAR; year++) {
                writeYear(organisation, year);
            }
        }
    }

    private void writeYear(Organisation organisation, int year) {
        if (organisation.isCopyright()) {
            writeSocietyFees(organisation, year);
        } else if (!isYear(ONLY_IN_KIND, organisation, year) && !isYear(NOT_DELIVERED, organisation, year)) {
            writeMix(organisation, year);
        }
        if (isYear(PAID_BACK, organisation, year)) {
            writeReceipt(organisation, year, Funder.of(organisation, "national_public", 1), -4_000);
        }
        boolean isInKind =
                Dice.of("in kind", organisation.id(), year).chance(0.3) && !isYear(NOT_DELIVERED, organisation, year);
        if (!organisation.isCopyright() && (isInKind || isYear(ONLY_IN_KIND, organisation, year))) {
            writeInKind(organisation, year);
        }
    }

    private static boolean isYear(Map<String, Integer> years, Organisation organisation, int year) {
        return years.getOrDefault(organisation.id(), 0) == year;
    }

    private void writeMix(Organisation organisation, int year) {
        double[] mix = mix(organisation, year);
        double budget = budget(organisation, year);
        for (int source = 0; source < mix.length; source++) {
            int records = SOURCES.get(source).equals("membership_fees") || mix[source] > 0.25 ? 2 : 1;
            for (int number = 0; number < records && mix[source] * budget > 1_200; number++) {
                int payer =
                        Dice.of("payer", organisation.id(), year / 3, source).whole(0, 5) + number;
                writeReceipt(
                        organisation,
                        year,
                        Funder.of(organisation, SOURCES.get(source), payer),
                        mix[source] * budget / records);
            }
        }
    }

    /** Own income of the year in US dollars. */
    private double budget(Organisation organisation, int year) {
        long members = population.spellsOf(organisation).stream()
                .filter(spell -> spell.touches(year))
                .count();
        return (45_000 + 2_600 * members)
                * Dice.of("budget", organisation.id()).factor(0.3)
                * Dice.of("budget", organisation.id(), year).factor(0.12);
    }

    private static double[] mix(Organisation organisation, int year) {
        double grown = Math.min(1, Math.max(0, organisation.age(year)) / (double) GROWN_AT);
        double[] mix = new double[SOURCES.size()];
        for (int source = 0; source < mix.length; source++) {
            mix[source] = (YOUNG[source] + grown * (GROWN[source] - YOUNG[source]))
                    * leaning(organisation, SOURCES.get(source))
                    * pandemic(SOURCES.get(source), year)
                    * Dice.of("mix", organisation.id(), source).factor(0.3)
                    * Dice.of("mix", organisation.id(), source, year).factor(0.2);
        }
        double total = Arrays.stream(mix).sum();
        return Arrays.stream(mix).map(weight -> weight / total).toArray();
    }

    private static double leaning(Organisation organisation, String source) {
        if (!organisation.favourite().equals(source)) {
            return 1;
        }
        return switch (source) {
            case "studies_and_data" -> 30;
            case "other" -> 16;
            case "sponsorship", "research_projects", "local_public" -> 8;
            case "international_public" -> 4;
            default -> 2.5;
        };
    }

    private static double pandemic(String source, int year) {
        boolean isPublic = source.endsWith("_public");
        return year != 2020
                ? 1
                : isPublic ? 1.3 : source.equals("sponsorship") ? 0.3 : source.equals("services") ? 0.7 : 0.95;
    }

    /**
     * Writes one receipt of {@code ownUsd} own income; part of an international amount may be passed on on top of it.
     */
    private void writeReceipt(Organisation organisation, int year, Funder funder, double ownUsd) {
        Dice dice = Dice.of("receipt", organisation.id(), year, funder, ownUsd);
        boolean isCascade =
                funder.source().equals("international_public") && organisation.age(year) >= 4 && dice.chance(0.35);
        double passedUsd = isCascade ? ownUsd * dice.between(0.5, 3) : 0;
        writeRow(organisation, dice.dayOf(year), funder, ownUsd + passedUsd, passedUsd, dice.chance(0.5) ? "no" : "");
    }

    private void writeInKind(Organisation organisation, int year) {
        Dice dice = Dice.of("in kind amount", organisation.id(), year);
        Funder funder = Funder.of(organisation, dice.chance(0.5) ? "local_public" : "research_projects", 0);
        writeRow(organisation, dice.dayOf(year), funder, dice.between(2_000, 12_000), 0, "yes");
    }

    /** Each society pays in its own currency. */
    private void writeSocietyFees(Organisation accs, int year) {
        for (Member society : population.membersOn(accs, LocalDate.of(year, 12, 31))) {
            Funder funder = new Funder(
                    society.name.toLowerCase(Locale.ROOT), society.name, "membership_fees", society.country.currency);
            Dice dice = Dice.of("society fee", society.id, year);
            writeRow(accs, dice.dayOf(year), funder, (28_000 + 900 * (year - 2012)) * dice.factor(0.1), 0, "");
        }
    }

    private void writeRow(
            Organisation organisation,
            LocalDate day,
            Funder funder,
            double amountUsd,
            double passedUsd,
            String inKind) {
        Country country = organisation.country();
        Table table = landing.table(
                country.file("funding"),
                country.style,
                "funding_id,organisation_id,received_on,source,"
                        + "funder_id,funder_name,amount,currency,passed_through_amount,in_kind,project_id");
        double rate = unitsPerUsd(funder.currency(), day.getYear());
        String project = funder.id().isEmpty() ? "" : projects.paidBy(funder, organisation, day.getYear());
        table.row(
                String.format(Locale.ROOT, "FD-%05d", ++count),
                organisation.id(),
                day,
                funder.source(),
                funder.id(),
                funder.name(),
                Text.money(amountUsd * rate),
                funder.currency(),
                passedUsd == 0 ? "" : Text.money(passedUsd * rate),
                inKind,
                project);
    }

    private static double unitsPerUsd(String currency, int year) {
        return Arrays.stream(Country.values())
                .filter(country -> country.currency.equals(currency))
                .findFirst()
                .orElseThrow()
                .unitsPerUsd(year);
    }
}
