package org.covalue.samples;

// ---------------------------------------------------------------------------------------------- figures of a year

/**
 * What a member does in a year. ln(real revenue) = size of the member + growth of the country x years since 2012 +
 * drift of the member + shock of the country and year + noise + effect of joining. Growth, shocks, drift and noise are
 * the same for members and for firms that never join, so the effect of joining is what an impact study has to find.
 */
final class FirmYear {
    static final double EFFECT_IN_YEAR_OF_JOINING = 0.05;
    static final double EFFECT_AFTERWARDS = 0.10;
    private static final double NOISE_KEPT = 0.5;

    final Member member;
    final int year;

    FirmYear(Member member, int year) {
        this.member = member;
        this.year = year;
    }

    static double effectOfJoining(int joined, int year) {
        return joined == 0 || year < joined ? 0 : year == joined ? EFFECT_IN_YEAR_OF_JOINING : EFFECT_AFTERWARDS;
    }

    /** Revenue in US dollars of 2024. */
    double realRevenue() {
        int years = year - GenerateSamples.FIRST_YEAR;
        double drift = Dice.of("drift", member.id).normal(0, 0.012);
        return StrictMath.exp(member.size
                + (member.country.growth + drift) * years
                + member.country.shock(year)
                + noise()
                + effectOfJoining(member.firstJoined(), year));
    }

    private double noise() {
        double noise = Dice.of("noise", member.id, 0).normal(0, 0.08);
        for (int past = GenerateSamples.FIRST_YEAR + 1; past <= year; past++) {
            noise = NOISE_KEPT * noise + Dice.of("noise", member.id, past).normal(0, 0.07);
        }
        return noise;
    }

    /** Revenue in national currency at prices of the year. */
    double revenue() {
        return isBeforeSales() ? 0 : realRevenue() * member.country.nominalPerRealUsd(year);
    }

    /** Some firms have sold nothing by the end of the year they were founded in: a reported zero. */
    private boolean isBeforeSales() {
        return member.foundedOn.getYear() == year
                && Dice.of("before sales", member.id).chance(0.3);
    }

    double employees() {
        double productivity = member.country.productivity
                * Dice.of("productivity", member.id).factor(0.25)
                * StrictMath.exp(0.008 * (year - GenerateSamples.FIRST_YEAR));
        return Math.max(1, realRevenue() / productivity * chance("employees").factor(0.03));
    }

    int headcount() {
        return (int) Math.max(1, Math.round(employees() * 1.08));
    }

    double valueAdded() {
        double share = Dice.of("value added", member.id).between(0.28, 0.6)
                + chance("value added").normal(0, 0.02);
        return revenue() * share;
    }

    double exports() {
        Dice dice = Dice.of("exporter", member.id);
        boolean isExporter = dice.chance(0.45);
        int since = dice.whole(2005, 2026);
        double share = dice.between(0.05, 0.55)
                + 0.012 * (year - GenerateSamples.FIRST_YEAR)
                + chance("exports").normal(0, 0.02);
        return isExporter && year >= since ? revenue() * Math.max(0.01, Math.min(0.95, share)) : 0;
    }

    double researchAndDevelopment() {
        Dice dice = Dice.of("research", member.id);
        boolean isActive = dice.chance(0.4);
        double share = dice.between(0.005, 0.06) * StrictMath.exp(0.03 * (year - GenerateSamples.FIRST_YEAR));
        return isActive ? revenue() * share : 0;
    }

    Dice chance(String subject) {
        return Dice.of(subject, member.id, year);
    }
}
