package org.covalue.samples;

import java.util.Arrays;

// ---------------------------------------------------------------------------------------------- countries

/** Languages of names and file names. */
enum Language {
    ES,
    PL,
    EN
}

/**
 * Countries of organisations and members, with illustrative prices (2015 = 100) and units of currency per US dollar,
 * both 2010 to 2024. Argentine figures are in US dollars, so the Argentine index is one of dollar prices.
 */
enum Country {
    AR(
            "ar",
            "USD",
            Language.ES,
            Style.COMMA,
            45_000,
            0.006,
            76,
            "AR-J",
            "92.0 94.9 96.9 98.3 99.9 100.0 101.3 103.4 105.9 107.8 109.2 114.3 123.5 128.6 132.4",
            "1 1 1 1 1 1 1 1 1 1 1 1 1 1 1"),
    CO(
            "co",
            "COP",
            Language.ES,
            Style.SEMICOLON,
            40_000,
            0.020,
            60,
            "CO-NSA",
            "84.9 87.8 90.6 92.4 95.1 100.0 107.5 112.2 115.8 119.9 122.9 127.2 140.1 156.6 166.9",
            "1899 1848 1798 1869 2001 2742 3054 2951 2956 3281 3694 3744 4256 4326 4074"),
    ES(
            "es",
            "EUR",
            Language.ES,
            Style.SEMICOLON,
            150_000,
            0.012,
            60,
            "ES-EX",
            "94.0 97.0 99.4 100.8 100.6 100.0 99.8 101.8 103.5 104.2 103.9 107.1 116.1 120.2 123.5",
            "0.755 0.719 0.778 0.753 0.754 0.902 0.904 0.887 0.847 0.893 0.877 0.846 0.951 0.925 0.924"),
    PL(
            "pl",
            "PLN",
            Language.PL,
            Style.TAB,
            90_000,
            0.032,
            60,
            "PL-08",
            "92.5 96.5 100.1 101.0 101.0 100.0 99.4 101.4 103.2 105.6 109.2 114.8 131.3 146.3 151.7",
            "3.02 2.96 3.26 3.16 3.15 3.77 3.94 3.78 3.61 3.84 3.90 3.86 4.46 4.20 3.98"),
    TT(
            "caribbean",
            "TTD",
            Language.EN,
            Style.COMMA,
            80_000,
            -0.004,
            26,
            "TT-SJL",
            "75.9 79.8 87.2 91.7 95.5 100.0 103.1 105.0 106.1 107.1 107.8 110.0 116.4 121.8 122.5",
            "6.38 6.41 6.43 6.44 6.41 6.38 6.67 6.78 6.77 6.75 6.75 6.76 6.75 6.75 6.75"),
    BB(
            "caribbean",
            "BBD",
            Language.EN,
            Style.COMMA,
            85_000,
            0.004,
            14,
            "BB-10",
            "87.0 95.1 98.0 99.8 101.1 100.0 101.5 106.0 109.9 114.4 115.0 116.8 122.4 126.3 128.1",
            "2 2 2 2 2 2 2 2 2 2 2 2 2 2 2"),
    LC(
            "caribbean",
            "XCD",
            Language.EN,
            Style.COMMA,
            60_000,
            0.008,
            0,
            "LC-11",
            "92.1 94.7 98.7 100.1 101.0 100.0 97.0 97.1 99.0 99.6 97.8 100.1 106.5 110.8 112.0",
            "2.70 2.70 2.70 2.70 2.70 2.70 2.70 2.70 2.70 2.70 2.70 2.70 2.70 2.70 2.70"),
    JM(
            "caribbean",
            "JMD",
            Language.EN,
            Style.COMMA,
            50_000,
            0.010,
            0,
            "JM-13",
            "70.3 75.6 80.8 88.4 96.5 100.0 102.3 106.8 110.8 115.1 121.1 128.2 141.5 150.6 158.7",
            "87.2 85.9 88.8 100.2 110.9 116.9 125.1 128.4 128.9 133.3 142.4 150.8 154.0 154.4 156.5");

    static final int FIRST_PRICE_YEAR = 2010;
    final String folder;
    final String currency;
    final Language language;
    final Style style;
    /** Real revenue per full-time equivalent in US dollars of 2024. */
    final double productivity;
    /** Yearly growth of ln(real revenue), the same for members and for firms that never join. */
    final double growth;

    final int neverMembers;
    /** Where no cluster is: firms there are out of its reach. */
    final String farRegion;

    private final double[] prices;
    private final double[] unitsPerUsd;

    Country(
            String folder,
            String currency,
            Language language,
            Style style,
            double productivity,
            double growth,
            int neverMembers,
            String farRegion,
            String prices,
            String unitsPerUsd) {
        this.folder = folder;
        this.currency = currency;
        this.language = language;
        this.style = style;
        this.productivity = productivity;
        this.growth = growth;
        this.neverMembers = neverMembers;
        this.farRegion = farRegion;
        this.prices = Arrays.stream(prices.split(" "))
                .mapToDouble(Double::parseDouble)
                .toArray();
        this.unitsPerUsd = Arrays.stream(unitsPerUsd.split(" "))
                .mapToDouble(Double::parseDouble)
                .toArray();
    }

    double price(int year) {
        return prices[year - FIRST_PRICE_YEAR];
    }

    double unitsPerUsd(int year) {
        return unitsPerUsd[year - FIRST_PRICE_YEAR];
    }

    /** Nominal national currency of the year per US dollar of 2024: what undoes deflation and conversion. */
    double nominalPerRealUsd(int year) {
        return unitsPerUsd(GenerateSamples.LAST_YEAR) * price(year) / price(GenerateSamples.LAST_YEAR);
    }

    /** What happened to every firm of the country in the year, on ln(real revenue); 2020 hit, 2021 gave back. */
    double shock(int year) {
        double pandemic = year == 2020 ? -0.12 : year == 2021 ? -0.04 : 0;
        return pandemic + Dice.of("shock", name(), year).normal(0, 0.015);
    }

    /** The path of this country's file on a subject, in the language of its senders. */
    String file(String subject) {
        String name = folder.equals("caribbean")
                ? subject
                : switch (subject) {
                    case "members" -> language == Language.PL ? "czlonkowie" : "miembros";
                    case "memberships" -> language == Language.PL ? "czlonkostwo" : "membresias";
                    case "revenue" -> language == Language.PL ? "przychody" : "ingresos";
                    case "sustainability" -> language == Language.PL ? "zrownowazony_rozwoj" : "sostenibilidad";
                    case "funding" -> language == Language.PL ? "finansowanie" : "financiacion";
                    default -> throw new IllegalArgumentException(subject);
                };
        return folder + "/" + name + ".csv";
    }

    String say(String es, String pl, String en) {
        return switch (language) {
            case ES -> es;
            case PL -> pl;
            case EN -> en;
        };
    }
}
