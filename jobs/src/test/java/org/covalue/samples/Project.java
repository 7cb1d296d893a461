package org.covalue.samples;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A project of an organisation, from idea to end. */
record Project(
        String id,
        Organisation organisation,
        int objective,
        String status,
        LocalDate ideaOn,
        LocalDate signedOn,
        LocalDate startedOn,
        LocalDate plannedEndOn,
        LocalDate endedOn,
        double budgetUsd,
        List<Funder> funders) {

    static final List<String> OBJECTIVES = List.of(
            "identity_brand",
            "strategy_vision",
            "innovation_rd",
            "business_environment",
            "growth_investment",
            "hr_upgrading",
            "export_promotion",
            "hr_supply",
            "value_chain",
            "joint_purchasing");
    private static final LocalDate TODAY = LocalDate.of(GenerateSamples.LAST_YEAR, 12, 31);

    static Project of(String id, Organisation organisation, int year) {
        Dice dice = Dice.of("project", id);
        LocalDate start = dice.dayOf(year);
        LocalDate from = start.isBefore(organisation.foundedOn()) ? organisation.foundedOn() : start;
        LocalDate to = from.plusMonths(dice.whole(9, 34)).minusDays(1);
        String drawn = status(from, to, dice);
        LocalDate signed = from.minusDays(dice.whole(10, 90));
        int objective = dice.whole(0, 9);
        LocalDate idea = signed.minusDays(dice.whole(40, 320));
        LocalDate end = end(drawn, from, to, dice);
        boolean isLate = end != null && end.isAfter(TODAY);
        String status = isLate ? "active" : drawn;
        return new Project(
                id,
                organisation,
                objective,
                status,
                idea,
                status.equals("idea") ? null : signed,
                from,
                to,
                isLate ? null : end,
                dice.between(30_000, 260_000),
                funders(organisation, dice));
    }

    private static String status(LocalDate from, LocalDate to, Dice dice) {
        if (from.isAfter(TODAY.minusMonths(4))) {
            return dice.chance(0.5) ? "idea" : "signed";
        }
        double draw = dice.between(0, 1);
        boolean isOver = to.isBefore(TODAY.minusDays(20));
        return draw < 0.07 ? "cancelled" : isOver && draw < 0.96 ? "completed" : "active";
    }

    private static LocalDate end(String status, LocalDate from, LocalDate to, Dice dice) {
        return switch (status) {
            case "cancelled" -> from.plusDays(dice.whole(60, 110));
            case "completed" -> dice.chance(0.68) ? to.minusDays(dice.whole(0, 25)) : to.plusDays(dice.whole(5, 230));
            default -> null;
        };
    }

    private static List<Funder> funders(Organisation organisation, Dice dice) {
        List<Funder> payers = List.of(
                Funder.of(organisation, "national_public", dice.whole(0, 2)),
                Funder.of(organisation, "regional_public", 0),
                Funder.of(organisation, "international_public", dice.whole(0, 2)));
        return dice.some(payers, dice.whole(1, 2));
    }

    boolean hasStarted() {
        return !status.equals("idea") && !status.equals("signed");
    }

    boolean isRunningIn(int year) {
        LocalDate last = endedOn == null ? plannedEndOn : endedOn;
        return hasStarted() && startedOn.getYear() <= year && last.getYear() >= year;
    }

    /** The budget in the organisation's currency at the rate of the starting year. */
    double budget() {
        return budgetUsd * organisation.country().unitsPerUsd(Math.min(startedOn.getYear(), GenerateSamples.LAST_YEAR));
    }
}

// ---------------------------------------------------------------------------------------------- funders and projects

/** Who pays, under which funding source; programmes of Córdoba are those the case names, all others are invented. */
record Funder(String id, String name, String source, String currency) {

    static Funder of(Organisation organisation, String source, int number) {
        Country country = organisation.country();
        String land = country.name().toLowerCase(Locale.ROOT);
        String place = organisation.regionName();
        return switch (source) {
            case "national_public" -> national(country, land, number);
            case "regional_public" ->
                new Funder(
                        "region-" + organisation.region().toLowerCase(Locale.ROOT),
                        country.say("Gobierno regional: ", "Samorząd województwa: ", "Regional authority: ") + place,
                        source,
                        country.currency);
            case "local_public" ->
                new Funder(
                        "local-" + organisation.region().toLowerCase(Locale.ROOT),
                        country.say("Municipios: ", "Gminy: ", "Local authorities: ") + place,
                        source,
                        country.currency);
            case "international_public" -> international(country, number);
            case "research_projects" ->
                new Funder(
                        "univ-" + land,
                        country.say(
                                "Universidad Politécnica del Páramo",
                                "Politechnika Środkowa",
                                "Polytechnic of the Sound"),
                        source,
                        country.currency);
            case "sponsorship" ->
                new Funder(
                        "fair-" + land,
                        country.say("Feria Abierta de la Industria", "Targi Otwarte", "Open Islands Fair"),
                        source,
                        country.currency);
            default -> new Funder("", "", source, country.currency);
        };
    }

    private static Funder national(Country country, String land, int number) {
        List<String> names = switch (country) {
            case AR -> List.of("FONTAR", "FONTEC", "SePyME");
            case CO, ES -> List.of("Fondo Nacional de Innovación", "Programa Nacional de Clústeres");
            case PL -> List.of("Krajowy Fundusz Innowacji", "Program Rozwoju Klastrów");
            default -> List.of("National Innovation Fund", "Business Development Programme");
        };
        int place = number % names.size();
        String id =
                country == Country.AR ? names.get(place).toLowerCase(Locale.ROOT) : "nat-" + land + "-" + (place + 1);
        return new Funder(id, names.get(place), "national_public", country.currency);
    }

    private static Funder international(Country country, int number) {
        Funder europe = new Funder("int-europe", "European Cohesion Window", "international_public", "EUR");
        Funder americas = new Funder("int-americas", "Inter-American Cluster Facility", "international_public", "USD");
        Funder world = new Funder("int-world", "Global Productivity Fund", "international_public", "USD");
        boolean isEurope = country == Country.ES || country == Country.PL;
        return number % 3 == 2 ? world : isEurope ? europe : americas;
    }
}

/** All projects, and who takes part in them. */
final class Projects {
    final List<Project> all = new ArrayList<>();
    private final Population population;

    Projects(Population population) {
        this.population = population;
        for (Organisation organisation : population.organisations) {
            int count = organisation.isCopyright() ? 3 : 5 + organisation.firms() / 14;
            for (int number = 0; number < count; number++) {
                double position =
                        (number + Dice.of("start", organisation.id(), number).between(0, 1)) / count;
                int years = GenerateSamples.LAST_YEAR - organisation.firstYear() + 1;
                String id = String.format(Locale.ROOT, "PR-%04d", all.size() + 1);
                all.add(Project.of(id, organisation, organisation.firstYear() + (int) (position * years)));
            }
        }
    }

    List<Member> participants(Project project) {
        List<Member> members =
                population.membersOn(project.organisation(), project.startedOn().plusDays(1));
        return Dice.of("participants", project.id()).some(members, 4 + members.size() / 12);
    }

    /** A running project the funder pays for, or an empty text. */
    String paidBy(Funder funder, Organisation organisation, int year) {
        return all.stream()
                .filter(project -> project.organisation() == organisation
                        && project.isRunningIn(year)
                        && project.funders().contains(funder))
                .map(Project::id)
                .findFirst()
                .orElse("");
    }
}
