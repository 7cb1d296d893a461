package org.covalue.samples;

import java.util.List;

// ---------------------------------------------------------------------------------------------- member files

/** Organisations, members and membership spells. */
final class MemberFiles {
    private static final List<String> FEE_BASES = List.of("fixed", "size", "sector", "service_level");
    private final Landing landing;

    MemberFiles(Landing landing) {
        this.landing = landing;
    }

    void write(Population population) {
        writeOrganisations(population.organisations);
        population.members.forEach(this::writeMember);
        population.organisations.forEach(
                organisation -> population.spellsOf(organisation).forEach(this::writeSpell));
    }

    private void writeOrganisations(List<Organisation> organisations) {
        Table table = landing.table(
                "organisations.csv",
                Style.COMMA,
                "organisation_id,organisation_name,organisation_type,country,region,sector,founded_on,legal_form,"
                        + "currency");
        for (Organisation organisation : organisations) {
            table.row(
                    organisation.id(),
                    organisation.name(),
                    organisation.isCopyright() ? "rights_organisation" : "",
                    organisation.country(),
                    organisation.region(),
                    organisation.sector(),
                    organisation.foundedOn(),
                    organisation.legalForm(),
                    organisation.country().currency);
        }
    }

    private void writeMember(Member member) {
        Table table = landing.table(
                member.country.file("members"),
                member.country.style,
                "member_id,member_name,member_type,country,region,sector,size_class,member_founded_on,"
                        + "closed_on,close_reason,ultimate_owner_id");
        boolean isCountryLeftOut = Dice.of("country left out", member.id).chance(0.03)
                && member.country.ordinal() < 4
                && !member.spells.isEmpty();
        table.row(
                member.id,
                member.name,
                member.type,
                isCountryLeftOut ? "" : member.country,
                member.region,
                member.sector,
                sizeClass(member),
                Text.day(member.foundedOn),
                Text.day(member.closedOn),
                member.closeReason,
                member.owner);
    }

    private static String sizeClass(Member member) {
        if (!member.isFirm() || Dice.of("size class", member.id).chance(0.03)) {
            return "";
        }
        double employees = new FirmYear(member, 2020).employees();
        return employees < 10 ? "micro" : employees < 50 ? "small" : employees < 250 ? "medium" : "large";
    }

    private void writeSpell(Spell spell) {
        Country country = spell.organisation().country();
        Table table = landing.table(
                country.file("memberships"),
                country.style,
                "organisation_id,member_id,joined_on,left_on,leave_reason,fee_basis");
        table.row(
                spell.organisation().id(),
                spell.member().id,
                spell.joinedOn(),
                Text.day(spell.leftOn()),
                spell.leaveReason(),
                FEE_BASES.get(Dice.of("fee basis", spell.organisation().id()).whole(0, 3)));
    }
}
