package org.covalue.samples;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * Everybody: organisations, members, spells, owners; and the size of the firms of Córdoba set to the published figure.
 */
final class Population {
    private static final List<String> CORDOBA_UNIVERSITIES = List.of("UNC", "UTN", "UCC", "UES21", "IUA", "ITC", "UBP");
    private static final List<String> CORDOBA_ASSOCIATIONS = List.of("CIE", "CPCI", "CAPC");
    private static final double CORDOBA_MEAN_REVENUE_2023 = 485_000;

    final List<Organisation> organisations;
    final List<Member> members = new ArrayList<>();
    final List<Spell> spells = new ArrayList<>();
    private final Map<Country, Integer> numbers = new TreeMap<>();

    Population(List<Organisation> organisations) {
        this.organisations = organisations;
        organisations.forEach(this::addFirms);
        addInstitutions();
        addCopyrightSocieties();
        addSecondMemberships();
        addOwners();
        addNeverMembers();
        calibrateCordoba();
    }

    List<Spell> spellsOf(Organisation organisation) {
        return spells.stream()
                .filter(spell -> spell.organisation() == organisation)
                .toList();
    }

    /** Members of the organisation on the day, all types, each once. */
    List<Member> membersOn(Organisation organisation, LocalDate day) {
        return spellsOf(organisation).stream()
                .filter(spell -> spell.covers(day))
                .map(Spell::member)
                .distinct()
                .toList();
    }

    List<Member> firms() {
        return members.stream().filter(Member::isFirm).toList();
    }

    private void addFirms(Organisation organisation) {
        int leavers = (int) Math.round(0.17 * organisation.firms());
        for (int number = 0; number < organisation.firms() + leavers; number++) {
            Dice dice = Dice.of("firm", organisation.id(), number);
            LocalDate joinedOn = joiningDay(organisation, number % 10 < 3, dice);
            Member firm =
                    addFirm(memberCountry(organisation, number), organisation.region(), organisation.sector(), dice);
            firm.foundedOn = foundingDay(joinedOn, dice);
            firm.size = size(organisation, number, dice);
            firm.reporting = organisation.isDominated() && number == 0
                    ? 1
                    : Math.max(0.05, Math.min(1, dice.normal(organisation.coverage(), 0.12)));
            if (number < organisation.firms()) {
                join(organisation, firm, joinedOn, null, "");
            } else {
                joinAndLeave(organisation, firm, joinedOn, dice);
            }
        }
    }

    private static Country memberCountry(Organisation organisation, int number) {
        boolean isAbroad = organisation.country().folder.equals("caribbean") && number % 6 == 5;
        return !isAbroad ? organisation.country() : number % 12 == 5 ? Country.JM : Country.LC;
    }

    private static LocalDate joiningDay(Organisation organisation, boolean isEarly, Dice dice) {
        int founded = organisation.foundedOn().getYear();
        int year = isEarly
                ? dice.whole(founded, Math.max(founded, GenerateSamples.FIRST_YEAR - 1))
                : dice.whole(organisation.firstYear(), GenerateSamples.LAST_YEAR);
        LocalDate day = dice.dayOf(year);
        return day.isBefore(organisation.foundedOn()) ? organisation.foundedOn() : day;
    }

    private static LocalDate foundingDay(LocalDate joinedOn, Dice dice) {
        boolean isStartUp = joinedOn.getYear() > GenerateSamples.FIRST_YEAR && dice.chance(0.15);
        int year = isStartUp
                ? dice.whole(Math.max(2012, joinedOn.getYear() - 3), joinedOn.getYear())
                : dice.whole(1985, Math.min(2011, joinedOn.getYear() - 1));
        LocalDate day = dice.dayOf(year);
        return day.isAfter(joinedOn) ? LocalDate.of(year, 1, 1) : day;
    }

    private static double size(Organisation organisation, int number, Dice dice) {
        double dominant = organisation.isDominated() && number == 0 ? 4.5 : 0;
        double typical = StrictMath.log(organisation.country().productivity) + 2.4;
        return organisation.isDominated() ? typical + dominant + dice.normal(0, 0.6) : dice.normal(typical, 1.05);
    }

    private void joinAndLeave(Organisation organisation, Member firm, LocalDate joinedOn, Dice dice) {
        int from = Math.max(joinedOn.getYear() + 1, GenerateSamples.FIRST_YEAR + 1);
        LocalDate leftOn = dice.dayOf(Math.min(GenerateSamples.LAST_YEAR, dice.whole(from, Math.max(from, 2024))));
        if (!leftOn.isAfter(joinedOn)) {
            leftOn = joinedOn.plusDays(1);
        }
        boolean isClosing = dice.chance(0.45);
        if (isClosing) {
            firm.closedOn = leftOn;
            firm.closeReason = dice.pick(List.of("closed", "closed", "closed", "merged", "acquired"));
        }
        join(
                organisation,
                firm,
                joinedOn,
                leftOn,
                isClosing ? firm.closeReason : dice.pick(List.of("fees", "moved", "no time")));
        boolean isBack = !isClosing && !organisation.isCordoba() && leftOn.getYear() < 2021 && dice.chance(0.25);
        if (isBack) {
            join(organisation, firm, dice.dayOf(leftOn.getYear() + 2), null, "");
        }
    }

    private Member addFirm(Country country, String region, String sector, Dice dice) {
        String regionOfFirm = dice.chance(0.85) && region.startsWith(country.name()) ? region : "";
        return add(country, "firm", Names.firm(country, numbers.getOrDefault(country, 0)), regionOfFirm, sector);
    }

    private Member add(Country country, String type, String name, String region, String sector) {
        int number = numbers.merge(country, 1, Integer::sum);
        Member member =
                new Member(String.format(Locale.ROOT, "%s-%04d", country, number), name, type, country, region, sector);
        members.add(member);
        return member;
    }

    private void join(Organisation organisation, Member member, LocalDate joinedOn, LocalDate leftOn, String reason) {
        Spell spell = new Spell(organisation, member, joinedOn, leftOn, reason);
        spells.add(spell);
        member.spells.add(spell);
    }

    private void addInstitutions() {
        Organisation cordoba = organisations.get(0);
        CORDOBA_UNIVERSITIES.forEach(name -> addInstitution(cordoba, "university", name));
        CORDOBA_ASSOCIATIONS.forEach(name -> addInstitution(cordoba, "association", name));
        for (Country country : List.of(Country.AR, Country.CO, Country.ES, Country.PL, Country.TT, Country.BB)) {
            Names.institutions(country)
                    .forEach((type, names) -> names.forEach(name ->
                            joinSome(add(country, type, name + (country == Country.TT ? ", Trinidad" : ""), "", ""))));
        }
    }

    private void addInstitution(Organisation cordoba, String type, String name) {
        Member member = add(cordoba.country(), type, name + " (Córdoba)", cordoba.region(), "");
        join(cordoba, member, Dice.of("institution", name).dayOf(Dice.of(name).whole(2002, 2010)), null, "");
    }

    private void joinSome(Member institution) {
        for (Organisation organisation : organisations) {
            Dice dice = Dice.of("institution", institution.id, organisation.id());
            boolean isOpen = organisation.country() == institution.country
                    && !organisation.isCordoba()
                    && !organisation.isCopyright();
            if (isOpen && dice.chance(0.4)) {
                join(organisation, institution, joiningDay(organisation, dice.chance(0.7), dice), null, "");
            }
        }
    }

    private void addCopyrightSocieties() {
        Organisation accs = organisations.stream()
                .filter(Organisation::isCopyright)
                .findFirst()
                .orElseThrow();
        Map<String, Country> societies = new TreeMap<>(
                Map.of("COSCAP", Country.BB, "COTT", Country.TT, "ECCO", Country.LC, "JACAP", Country.JM));
        societies.forEach((name, country) -> {
            Member society = add(country, "non_profit", name, "", accs.sector());
            society.foundedOn = LocalDate.of(2000, 1, 1);
            society.size = Dice.of("society", name).normal(StrictMath.log(2_500_000), 0.5);
            join(accs, society, accs.foundedOn(), null, "");
        });
    }

    /** One firm in thirty also joins another organisation of its country, never Córdoba, whose 300 are published. */
    private void addSecondMemberships() {
        for (Spell spell : List.copyOf(spells)) {
            Dice dice = Dice.of("second", spell.member().id);
            List<Organisation> others = organisations.stream()
                    .filter(other -> other.country() == spell.member().country
                            && other != spell.organisation()
                            && !other.isCordoba()
                            && !other.isCopyright()
                            && other.firms() > 6)
                    .toList();
            if (spell.member().isFirm() && spell.leftOn() == null && !others.isEmpty() && dice.chance(0.04)) {
                Organisation other = dice.pick(others);
                int from = Math.max(other.firstYear(), spell.joinedOn().getYear()) + 1;
                join(other, spell.member(), dice.dayOf(Math.min(2024, dice.whole(from, from + 4))), null, "");
            }
        }
    }

    /** Some firms of an organisation belong to one owner. */
    private void addOwners() {
        for (Organisation organisation : organisations) {
            List<Member> firms = spellsOf(organisation).stream()
                    .map(Spell::member)
                    .filter(Member::isFirm)
                    .distinct()
                    .toList();
            int groups = firms.size() < 8 ? 0 : 1 + firms.size() / 40;
            for (int group = 0; group < groups; group++) {
                String owner = String.format(
                        Locale.ROOT, "holding-%02d%c", organisations.indexOf(organisation) + 1, 'a' + group);
                Dice.of("owner", organisation.id(), group)
                        .some(firms, 2 + group % 2)
                        .forEach(firm -> firm.owner = owner);
            }
        }
    }

    /** One in three lives where a cluster is, so that what the cluster does may reach it; the others live far away. */
    private void addNeverMembers() {
        for (Country country : Country.values()) {
            List<Organisation> home = organisations.stream()
                    .filter(o -> o.country() == country && o.firms() > 0)
                    .toList();
            for (int number = 0; number < country.neverMembers; number++) {
                Dice dice = Dice.of("never member", country, number);
                Organisation like = dice.pick(home);
                String region = number % 3 == 0 ? like.region() : country.farRegion;
                Member firm = addFirm(country, region, like.sector(), dice);
                firm.foundedOn = dice.dayOf(dice.whole(1985, 2010));
                firm.size = dice.normal(StrictMath.log(country.productivity) + 2.3, 1.05);
            }
        }
    }

    private void calibrateCordoba() {
        List<Member> firms = spellsOf(organisations.get(0)).stream()
                .map(Spell::member)
                .filter(Member::isFirm)
                .toList();
        double mean = firms.stream()
                .filter(firm -> firm.isMember(2023) && firm.activeYears().contains(2023))
                .filter(firm -> firm.report(2023).equals("full"))
                .mapToDouble(firm -> new FirmYear(firm, 2023).revenue())
                .average()
                .orElseThrow();
        firms.forEach(firm -> firm.size += StrictMath.log(CORDOBA_MEAN_REVENUE_2023 / mean));
    }
}
