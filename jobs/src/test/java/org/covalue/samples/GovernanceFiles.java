package org.covalue.samples;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;

// ---------------------------------------------------------------------------------------------- governance

/** Boards, their meetings, proposals to funders and fee invoices. */
final class GovernanceFiles {
    private static final List<String> STAKEHOLDERS = List.of(
            "private",
            "private",
            "public",
            "academia",
            "private",
            "financial",
            "non_profit",
            "private",
            "public",
            "academia",
            "private");
    /** Boards that leave the sex of most seats unsaid. */
    private static final List<String> SILENT = List.of("cluster_flores_boyaca", "point_lisas_process_engineering");

    private static final int FIRST_INVOICED_YEAR = 2020;
    private final Landing landing;

    GovernanceFiles(Landing landing) {
        this.landing = landing;
    }

    void write(Population population) {
        int invoices = 0;
        for (Organisation organisation : population.organisations) {
            writeSeats(organisation);
            writeMeetings(organisation);
            writeProposals(organisation);
        }
        for (Spell spell : population.spells) {
            invoices = writeInvoices(spell, invoices);
        }
    }

    private static int seats(Organisation organisation) {
        return organisation.isCopyright() ? 4 : Math.min(11, 5 + organisation.firms() / 8);
    }

    private void writeSeats(Organisation organisation) {
        for (int seat = 0; seat < seats(organisation); seat++) {
            int term = organisation.isCopyright() ? 2 : 3 + seat % 2;
            int from = Math.max(organisation.foundedOn().getYear(), 2010);
            for (int year = from; year <= GenerateSamples.LAST_YEAR; year += term) {
                writeSeat(organisation, seat, year, year + term, year == from);
            }
        }
    }

    private void writeSeat(Organisation organisation, int seat, int from, int to, boolean isFirst) {
        Table table = landing.table(
                "governance/board_seat.csv", Style.COMMA, "organisation_id,seat_id,stakeholder,sex,seat_from,seat_to");
        Dice dice = Dice.of("seat", organisation.id(), seat, from);
        boolean isSilent = dice.chance(SILENT.contains(organisation.id()) ? 0.5 : 0.03);
        String sex = isSilent ? "" : dice.chance(0.01) ? "x" : dice.chance(0.18 + 0.018 * (from - 2010)) ? "f" : "m";
        LocalDate day = isFirst && organisation.foundedOn().getYear() == from
                ? organisation.foundedOn()
                : LocalDate.of(from, 4, 1);
        table.row(
                organisation.id(),
                "S" + (seat + 1),
                organisation.isCopyright() ? "private" : STAKEHOLDERS.get(seat),
                sex,
                day,
                to > GenerateSamples.LAST_YEAR ? "" : LocalDate.of(to, 4, 1));
    }

    private void writeMeetings(Organisation organisation) {
        Table table = landing.table(
                "governance/board_meeting.csv", Style.COMMA, "organisation_id,held_on,seats_entitled,seats_attended");
        for (int year = organisation.firstYear() + 1; year <= GenerateSamples.LAST_YEAR; year++) {
            for (int quarter = 0; quarter < 4; quarter++) {
                Dice dice = Dice.of("meeting", organisation.id(), year, quarter);
                LocalDate day = LocalDate.of(year, 1 + 3 * quarter, 1).plusDays(dice.whole(0, 80));
                int entitled = seats(organisation);
                table.row(organisation.id(), day, entitled, dice.binomial(entitled, 0.78));
            }
        }
    }

    private void writeProposals(Organisation organisation) {
        Table table = landing.table(
                "governance/proposal.csv",
                Style.SEMICOLON,
                "proposal_id,organisation_id,funder_id,submitted_on,decided_on,decision,amount_requested,currency");
        for (int year = organisation.firstYear();
                year <= GenerateSamples.LAST_YEAR && !organisation.isCopyright();
                year++) {
            Dice dice = Dice.of("proposal", organisation.id(), year);
            LocalDate day = dice.dayOf(year);
            Funder funder =
                    Funder.of(organisation, dice.chance(0.6) ? "national_public" : "international_public", year);
            LocalDate decided = day.plusDays(dice.whole(40, 200));
            boolean isDecided = decided.getYear() <= GenerateSamples.LAST_YEAR && day.isAfter(organisation.foundedOn());
            String decision =
                    !isDecided ? "" : dice.chance(0.45) ? "approved" : dice.chance(0.85) ? "rejected" : "withdrawn";
            double amount =
                    dice.between(20_000, 300_000) * organisation.country().unitsPerUsd(year);
            table.row(
                    String.format(Locale.ROOT, "PP-%04d", table.rows.size() + 1),
                    organisation.id(),
                    funder.id(),
                    day,
                    isDecided ? decided : "",
                    decision,
                    Text.money(amount),
                    organisation.country().currency);
        }
    }

    private int writeInvoices(Spell spell, int already) {
        Table table = landing.table(
                "governance/fee_invoice.csv",
                Style.COMMA,
                "invoice_id,organisation_id,member_id,invoiced_on,amount,currency,paid_amount");
        int invoices = already;
        for (int year = FIRST_INVOICED_YEAR; year <= GenerateSamples.LAST_YEAR; year++) {
            Dice dice = Dice.of("invoice", spell.organisation().id(), spell.member().id, year);
            if (spell.covers(LocalDate.of(year, 3, 1))) {
                Country country = spell.organisation().isCopyright()
                        ? spell.member().country
                        : spell.organisation().country();
                double amount = (spell.organisation().isCopyright() ? 30_000 : dice.whole(2, 12) * 100)
                        * country.unitsPerUsd(year);
                double paid = dice.chance(0.86) ? amount : dice.chance(0.5) ? amount / 2 : 0;
                table.row(
                        String.format(Locale.ROOT, "IN-%05d", ++invoices),
                        spell.organisation().id(),
                        spell.member().id,
                        LocalDate.of(year, 3, 1),
                        Text.money(amount),
                        country.currency,
                        paid == 0 ? "" : Text.money(paid));
            }
        }
        return invoices;
    }
}
