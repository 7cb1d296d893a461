package org.covalue.samples;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** A member, or a firm that never joins; figures are worked out by {@link FirmYear}. */
final class Member {
    final String id;
    final String name;
    final String type;
    final Country country;
    final String region;
    final String sector;
    final List<Spell> spells = new ArrayList<>();
    LocalDate foundedOn;
    LocalDate closedOn;
    String closeReason = "";
    String owner = "";
    /** The share of years in which the firm reports while it is a member. */
    double reporting = 0.9;
    /** ln of real revenue in US dollars of 2024, before growth, shocks and the effect of joining. */
    double size;

    Member(String id, String name, String type, Country country, String region, String sector) {
        this.id = id;
        this.name = name;
        this.type = type;
        this.country = country;
        this.region = region;
        this.sector = sector;
    }

    boolean isFirm() {
        return type.equals("firm");
    }

    boolean isMember(int year) {
        return spells.stream().anyMatch(spell -> spell.touches(year));
    }

    /** The year of the first membership, or 0 of a firm that never joins. */
    int firstJoined() {
        return spells.stream()
                .mapToInt(spell -> spell.joinedOn().getYear())
                .min()
                .orElse(0);
    }

    /** Years with a business to report on, 2012 to 2024; the year of closing has none. */
    List<Integer> activeYears() {
        int from = Math.max(GenerateSamples.FIRST_YEAR, foundedOn.getYear());
        int to = closedOn == null ? GenerateSamples.LAST_YEAR : closedOn.getYear() - 1;
        return IntStream.rangeClosed(from, to).boxed().toList();
    }

    /** {@code full} figures, a {@code blank} row, or {@code none}; independent of how the firm does. */
    String report(int year) {
        int joined = firstJoined();
        double share = isMember(year) ? reporting : joined == 0 ? 0.9 : year < joined ? 0.8 : 0.4;
        double draw = Dice.of("report", id, year).between(0, 1);
        return draw < share ? "full" : draw < share + 0.35 * (1 - share) ? "blank" : "none";
    }
}

// ---------------------------------------------------------------------------------------------- members

/** A membership spell; {@code leftOn} is exclusive and null while a member. */
record Spell(Organisation organisation, Member member, LocalDate joinedOn, LocalDate leftOn, String leaveReason) {

    boolean touches(int year) {
        return joinedOn.getYear() <= year && (leftOn == null || leftOn.isAfter(LocalDate.of(year, 1, 1)));
    }

    boolean covers(LocalDate day) {
        return !joinedOn.isAfter(day) && (leftOn == null || leftOn.isAfter(day));
    }
}

/** Invented names of firms and institutions. */
final class Names {
    private static final List<String> SPANISH_FIRST = List.of(
            "Ñandú",
            "Quebracho",
            "Ceibo",
            "Aconcagua",
            "Calafate",
            "Jacarandá",
            "Ombú",
            "Cóndor",
            "Guaraní",
            "Peñón",
            "Búho",
            "Sauce",
            "Río",
            "Piedra",
            "Álamo",
            "Gaviota",
            "Lapacho",
            "Sierra",
            "Cañada",
            "Olmo",
            "Nogal",
            "Mirador",
            "Yunque",
            "Faro");
    private static final List<String> SPANISH_SECOND = List.of(
            "Azul", "Sur", "Norte", "Blanco", "Ágil", "Alto", "Verde", "Nuevo", "Claro", "Austral", "Dorado", "Andino",
            "Libre", "Hondo", "Lúcido", "Sereno", "Ibérico", "Vivo", "Único", "Pequeño", "Añil", "Real", "Mayor",
            "Fértil");
    private static final List<String> POLISH_FIRST = List.of(
            "Żubr", "Łoś", "Świt", "Dąb", "Jesion", "Źródło", "Wrzos", "Bóbr", "Klon", "Orzeł", "Sójka", "Śnieżka",
            "Gwiazda", "Młyn", "Żagiel", "Czajka", "Wisła", "Narew");
    private static final List<String> POLISH_SECOND = List.of(
            "Północ",
            "Południe",
            "Plus",
            "Nowy",
            "Bis",
            "Złoty",
            "Zielony",
            "Wschód",
            "Zachód",
            "Mały",
            "Łąkowy",
            "Główny",
            "Śląski",
            "Cichy");
    private static final List<String> ENGLISH_FIRST = List.of(
            "Frigate",
            "Casuarina",
            "Mahogany",
            "Trade Wind",
            "Pelican",
            "Tamarind",
            "Flamboyant",
            "Scarlet Ibis",
            "Coral",
            "Saman",
            "Leeward",
            "Kingfisher");
    private static final List<String> ENGLISH_SECOND = List.of(
            "Bay", "Point", "Ridge", "Sound", "Valley", "Crossing", "Harbour", "Hill", "Estate", "Landing", "Grove");

    /** The n-th name of a country; no two are equal below a few hundred. */
    static String firm(Country country, int number) {
        return switch (country.language) {
            case ES ->
                combine(SPANISH_FIRST, SPANISH_SECOND, number)
                        + (country == Country.ES
                                ? pick(number, " S.L.", " S.A.", " S. Coop.")
                                : country == Country.CO
                                        ? pick(number, " S.A.S.", " Ltda.", " S.A.")
                                        : pick(number, " SRL", " S.A.", " SAS"));
            case PL -> combine(POLISH_FIRST, POLISH_SECOND, number) + pick(number, " sp. z o.o.", " S.A.", " sp.k.");
            case EN -> combine(ENGLISH_FIRST, ENGLISH_SECOND, number) + pick(number, " Ltd", " Inc.", " & Co.");
        };
    }

    private static String combine(List<String> first, List<String> second, int number) {
        int turn = number / first.size();
        return first.get(number % first.size()) + " " + second.get((turn + number) % second.size())
                + (turn < second.size() ? "" : " " + (1 + turn / second.size()));
    }

    private static String pick(int number, String... endings) {
        return endings[(number * 7 / 3) % endings.length];
    }

    /** Type and name of the institutions of a country. */
    static Map<String, List<String>> institutions(Country country) {
        Map<String, List<String>> byType = new LinkedHashMap<>();
        byType.put(
                "university",
                List.of(
                        country.say("Universidad de la Bahía", "Uniwersytet Nadbrzeżny", "University of the Leewards"),
                        country.say(
                                "Universidad Politécnica del Páramo",
                                "Politechnika Środkowa",
                                "Polytechnic of the Sound")));
        byType.put(
                "research_centre",
                List.of(country.say(
                        "Centro de Investigación Aplicada",
                        "Instytut Badań Stosowanych",
                        "Institute of Applied Research")));
        byType.put(
                "association",
                List.of(country.say(
                        "Cámara de Pequeñas Industrias",
                        "Izba Małych Przedsiębiorstw",
                        "Chamber of Small Enterprise")));
        byType.put(
                "public_body",
                List.of(country.say("Agencia de Fomento", "Agencja Rozwoju Regionalnego", "Enterprise Agency")));
        byType.put(
                "financial_institution",
                List.of(country.say("Caja de Crédito Solidario", "Bank Spółdzielczy Źródło", "Islands Credit Union")));
        byType.put(
                "non_profit", List.of(country.say("Fundación Oficio y Niñez", "Fundacja Rzemiosło", "Crafts Trust")));
        byType.put(
                "other", List.of(country.say("Mercado Central de Productores", "Targi Rzemiosła", "Growers' Market")));
        return byType;
    }

    private Names() {}
}
