package org.covalue.samples;

import java.time.LocalDate;
import java.util.List;

// ---------------------------------------------------------------------------------------------- network surveys

/** The five questions "with whom" and two short surveys, asked in 2015, 2019 and 2023. */
final class NetworkFiles {
    private static final List<Integer> WAVES = List.of(2015, 2019, 2023);
    private static final int ROSTER_LIMIT = 60;
    private static final List<Double> RESPONSES = List.of(0.95, 0.55, 0.85, 0.78, 0.64, 0.90, 0.82);
    private final Landing landing;

    NetworkFiles(Landing landing) {
        this.landing = landing;
    }

    /** Every third organisation asks; Córdoba, the first, asks the sixty oldest members. */
    void write(Population population) {
        for (int place = 0; place < population.organisations.size(); place += 3) {
            Organisation organisation = population.organisations.get(place);
            for (int wave : WAVES) {
                List<Member> roster = population.membersOn(organisation, LocalDate.of(wave, 6, 30));
                if (organisation.foundedOn().getYear() < wave && roster.size() > 3) {
                    double response = RESPONSES.get((place / 3 + wave) % RESPONSES.size());
                    writeWave(organisation, wave, roster.subList(0, Math.min(ROSTER_LIMIT, roster.size())), response);
                }
            }
        }
    }

    private void writeWave(Organisation organisation, int wave, List<Member> roster, double response) {
        Table table = landing.table(
                "network/network_respondent.csv", Style.COMMA, "organisation_id,wave,member_id,responded");
        for (int place = 0; place < roster.size(); place++) {
            Member member = roster.get(place);
            boolean hasResponded = (place * 37 % roster.size()) < Math.round(response * roster.size());
            table.row(organisation.id(), wave, member.id, Text.yes(hasResponded));
            if (hasResponded) {
                writeTies(organisation, wave, member, roster);
                writeAnswers(organisation, wave, member);
            }
        }
    }

    private void writeTies(Organisation organisation, int wave, Member from, List<Member> roster) {
        double density = Math.min(0.5, (4.5 + (wave - 2015) * 0.35) / roster.size());
        for (Member to : roster) {
            Dice dice = Dice.of("tie", organisation.id(), wave, from.id, to.id);
            if (to != from && dice.chance(density * closeness(from, to) * popularity(to))) {
                writeTie(organisation, wave, "knows", from, to, "");
                boolean isTalking = dice.chance(0.6);
                writeTieIf(isTalking, organisation, wave, "communicates", from, to, dice);
                writeTieIf(
                        isTalking && dice.chance(0.35 + 0.02 * (wave - 2015)),
                        organisation,
                        wave,
                        "shares_sensitive",
                        from,
                        to,
                        dice);
                writeTieIf(dice.chance(0.3), organisation, wave, "worked_together", from, to, dice);
                writeTieIf(dice.chance(0.12), organisation, wave, "cooperates_with_competitor", from, to, dice);
            }
        }
    }

    /** The same both ways, so that ties are returned more often than by chance. */
    private static double closeness(Member from, Member to) {
        double distance = Math.abs(place(from) - place(to));
        return 3.2 * StrictMath.exp(-5 * distance);
    }

    private static double place(Member member) {
        return Dice.of("place", member.id).between(0, 1);
    }

    private static double popularity(Member member) {
        return (member.isFirm() ? 0.8 : 1.6) * Dice.of("popularity", member.id).factor(0.5);
    }

    private void writeTieIf(
            boolean isSo, Organisation organisation, int wave, String relation, Member from, Member to, Dice dice) {
        if (isSo) {
            writeTie(
                    organisation,
                    wave,
                    relation,
                    from,
                    to,
                    relation.equals("communicates") ? String.valueOf(dice.whole(1, 5)) : "");
        }
    }

    private void writeTie(
            Organisation organisation, int wave, String relation, Member from, Member to, String frequency) {
        landing.table(
                        "network/network_tie_" + wave + ".csv",
                        Style.COMMA,
                        "organisation_id,wave,relation,from_member_id,to_member_id,frequency")
                .row(organisation.id(), wave, relation, from.id, to.id, frequency);
    }

    private void writeAnswers(Organisation organisation, int wave, Member member) {
        double trust = Dice.of("trust", organisation.id()).between(2.6, 3.6)
                + 0.06 * (wave - 2015)
                + Dice.of("trust", member.id).normal(0, 0.5);
        writeItems(organisation, wave, member, "trust", 5, trust);
        writeItems(organisation, wave, member, "barriers", 7, 5.6 - trust);
    }

    private void writeItems(
            Organisation organisation, int wave, Member member, String instrument, int items, double mean) {
        Table table = landing.table(
                "network/survey_answer.csv", Style.COMMA, "organisation_id,wave,member_id,instrument,item,score");
        for (int item = 1; item <= items; item++) {
            Dice dice = Dice.of("answer", wave, member.id, organisation.id(), instrument, item);
            if (dice.chance(0.94)) {
                long score = Math.max(1, Math.min(5, Math.round(dice.normal(mean, 0.7))));
                table.row(organisation.id(), wave, member.id, instrument, item, score);
            }
        }
    }
}
