import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.IntStream;

/**
 * Writes the landing files of the demo: 40 invented cluster organisations in six countries, 2012 to 2024.
 * <p>
 * Run {@code java -Dfile.encoding=UTF-8 jobs/samples/GenerateSamples.java jobs/samples}. The
 * same bytes come out on every machine: every figure is drawn from a stream seeded by what it is the figure of, so
 * changing one part leaves the others as they were. The faults made on purpose are printed as the table that stands in README.md.
 */
public final class GenerateSamples {

    static final int FIRST_YEAR = 2012;
    static final int LAST_YEAR = 2024;

    public static void main(String[] arguments) throws IOException {
        if ("ñ".charAt(0) != 0xF1) {
            throw new IllegalStateException("This source was not read as UTF-8; run java -Dfile.encoding=UTF-8 ...");
        }
        Path folder = Path.of(arguments.length == 0 ? "jobs/samples" : arguments[0]);
        Landing landing = new Landing();
        Population population = new Population(Organisation.all());
        new ReferenceFiles(landing).write(population.organisations);
        new MemberFiles(landing).write(population);
        new RevenueFiles(landing).write(population);
        new SustainabilityFiles(landing).write(population);
        Projects projects = new Projects(population);
        new ProjectFiles(landing).write(projects);
        new FundingFiles(landing, projects).write(population);
        new GovernanceFiles(landing).write(population);
        new NetworkFiles(landing).write(population);
        new SharedValueFiles(landing).write(population);
        new Corrections(landing).write();
        List<Fault> faults = new Faults(landing).write();
        landing.save(folder);
        System.out.write(Fault.table(faults).getBytes(StandardCharsets.UTF_8));
        System.out.flush();
    }

    private GenerateSamples() {
    }
}

// ---------------------------------------------------------------------------------------------- chance and text

/** A stream of chance that depends on the seed and on what it is asked for, and on nothing else. */
final class Dice {
    private static final long SEED = 20251028L;
    private final Random random;

    private Dice(long seed) {
        random = new Random(seed);
    }

    static Dice of(Object... subject) {
        long hash = 0xcbf29ce484222325L ^ SEED;
        for (char letter : Arrays.toString(subject).toCharArray()) {
            hash = (hash ^ letter) * 0x100000001b3L;
        }
        return new Dice(hash ^ (hash >>> 29));
    }

    boolean chance(double probability) {
        return random.nextDouble() < probability;
    }

    double between(double low, double high) {
        return low + (high - low) * random.nextDouble();
    }

    /** A whole number from low to high, both included. */
    int whole(int low, int high) {
        return low + random.nextInt(high - low + 1);
    }

    double normal(double mean, double deviation) {
        return mean + deviation * random.nextGaussian();
    }

    /** A factor around one: the exponential of a normal with mean zero. */
    double factor(double deviation) {
        return StrictMath.exp(normal(0, deviation));
    }

    /** Knuth's multiplication method; fine for the small means used here. */
    int poisson(double mean) {
        double limit = StrictMath.exp(-Math.min(mean, 30));
        int count = 0;
        for (double product = random.nextDouble(); product > limit; product *= random.nextDouble()) {
            count++;
        }
        return count;
    }

    int binomial(int trials, double probability) {
        int hits = 0;
        for (int trial = 0; trial < trials; trial++) {
            hits += chance(probability) ? 1 : 0;
        }
        return hits;
    }

    <T> T pick(List<T> choices) {
        return choices.get(random.nextInt(choices.size()));
    }

    LocalDate dayOf(int year) {
        return LocalDate.of(year, 1, 1).plusDays(whole(0, 363));
    }

    <T> List<T> some(Collection<T> all, int count) {
        List<T> shuffled = new ArrayList<>(all);
        for (int last = shuffled.size() - 1; last > 0; last--) {
            Collections.swap(shuffled, last, random.nextInt(last + 1));
        }
        return shuffled.subList(0, Math.min(count, shuffled.size()));
    }
}

/** Numbers and dates as the files write them. */
final class Text {

    static String decimal(double value, int digits) {
        return BigDecimal.valueOf(value).setScale(digits, RoundingMode.HALF_UP).toPlainString();
    }

    static String whole(double value) {
        return decimal(value, 0);
    }

    /** Money as people report it: whole units, the last two digits of large amounts rounded away. */
    static String money(double value) {
        return whole(Math.abs(value) < 100_000 ? value : 100 * Math.rint(value / 100));
    }

    static String yes(boolean answer) {
        return answer ? "yes" : "no";
    }

    static String day(LocalDate date) {
        return date == null ? "" : date.toString();
    }

    private Text() {
    }
}

// ---------------------------------------------------------------------------------------------- landing files

/** How a sender writes a file: separator, byte-order mark, line end. */
enum Style {
    COMMA(",", false, "\n"), SEMICOLON(";", false, "\n"), TAB("\t", false, "\n"), SPREADSHEET(";", true, "\r\n");

    final String separator;
    final boolean hasByteOrderMark;
    final String lineEnd;

    Style(String separator, boolean hasByteOrderMark, String lineEnd) {
        this.separator = separator;
        this.hasByteOrderMark = hasByteOrderMark;
        this.lineEnd = lineEnd;
    }

    String line(Collection<String> cells) {
        return String.join(separator, cells.stream().map(this::cell).toList()) + lineEnd;
    }

    private String cell(String text) {
        boolean isPlain = !text.contains(separator) && !text.contains("\"") && !text.contains("\n");
        return isPlain ? text : '"' + text.replace("\"", "\"\"") + '"';
    }
}

/** One landing file in the making: a header and rows of text. */
final class Table {
    final String file;
    final List<String> header;
    final List<List<String>> rows = new ArrayList<>();
    private final Style style;

    Table(String file, Style style, String header) {
        this.file = file;
        this.style = style;
        this.header = List.of(header.split(", *"));
    }

    void row(Object... cells) {
        if (cells.length != header.size()) {
            throw new IllegalArgumentException(file + ": " + cells.length + " cells for " + header.size() + " columns");
        }
        rows.add(new ArrayList<>(Arrays.stream(cells).map(cell -> cell == null ? "" : cell.toString()).toList()));
    }

    String get(int row, String column) {
        return rows.get(row).get(header.indexOf(column));
    }

    void set(int row, String column, String cell) {
        rows.get(row).set(header.indexOf(column), cell);
    }

    /** The first row at or after {@code from} with a figure other than zero in each of the columns. */
    int rowWith(int from, String... columns) {
        for (int row = from; row < rows.size(); row++) {
            int candidate = row;
            if (Arrays.stream(columns).noneMatch(c -> get(candidate, c).isEmpty() || get(candidate, c).equals("0"))) {
                return row;
            }
        }
        throw new IllegalStateException(file + ": no row after " + from + " has " + Arrays.toString(columns));
    }

    String text() {
        StringBuilder text = new StringBuilder(style.hasByteOrderMark ? "\uFEFF" : "").append(style.line(header));
        rows.forEach(row -> text.append(style.line(row)));
        return text.toString();
    }

    String head(int count) {
        StringBuilder text = new StringBuilder(style.line(header));
        rows.subList(0, count).forEach(row -> text.append(style.line(row)));
        return text.toString();
    }
}

/** The landing folder in the making. */
final class Landing {
    private final Map<String, Table> tables = new TreeMap<>();
    private final Map<String, String> texts = new TreeMap<>();

    Table table(String file, Style style, String header) {
        return tables.computeIfAbsent(file, path -> new Table(path, style, header));
    }

    Table table(String file) {
        return tables.get(file);
    }

    /** A file that is no table: one of the two that must be refused. */
    void text(String file, String content) {
        texts.put(file, content);
    }

    void save(Path folder) throws IOException {
        for (Table table : tables.values()) {
            texts.put(table.file, table.text());
        }
        for (Map.Entry<String, String> entry : texts.entrySet()) {
            Path file = folder.resolve(entry.getKey());
            Files.createDirectories(file.getParent());
            Files.write(file, entry.getValue().getBytes(StandardCharsets.UTF_8));
        }
    }
}

// ---------------------------------------------------------------------------------------------- countries

/** Languages of names and file names. */
enum Language { ES, PL, EN }

/**
 * Countries of organisations and members, with illustrative prices (2015 = 100) and units of currency per US dollar,
 * both 2010 to 2024. Argentine figures are in US dollars, so the Argentine index is one of dollar prices.
 */
enum Country {
    AR("ar", "USD", Language.ES, Style.COMMA, 45_000, 0.006, 76, "AR-J",
        "92.0 94.9 96.9 98.3 99.9 100.0 101.3 103.4 105.9 107.8 109.2 114.3 123.5 128.6 132.4",
        "1 1 1 1 1 1 1 1 1 1 1 1 1 1 1"),
    CO("co", "COP", Language.ES, Style.SEMICOLON, 40_000, 0.020, 60, "CO-NSA",
        "84.9 87.8 90.6 92.4 95.1 100.0 107.5 112.2 115.8 119.9 122.9 127.2 140.1 156.6 166.9",
        "1899 1848 1798 1869 2001 2742 3054 2951 2956 3281 3694 3744 4256 4326 4074"),
    ES("es", "EUR", Language.ES, Style.SEMICOLON, 150_000, 0.012, 60, "ES-EX",
        "94.0 97.0 99.4 100.8 100.6 100.0 99.8 101.8 103.5 104.2 103.9 107.1 116.1 120.2 123.5",
        "0.755 0.719 0.778 0.753 0.754 0.902 0.904 0.887 0.847 0.893 0.877 0.846 0.951 0.925 0.924"),
    PL("pl", "PLN", Language.PL, Style.TAB, 90_000, 0.032, 60, "PL-08",
        "92.5 96.5 100.1 101.0 101.0 100.0 99.4 101.4 103.2 105.6 109.2 114.8 131.3 146.3 151.7",
        "3.02 2.96 3.26 3.16 3.15 3.77 3.94 3.78 3.61 3.84 3.90 3.86 4.46 4.20 3.98"),
    TT("caribbean", "TTD", Language.EN, Style.COMMA, 80_000, -0.004, 26, "TT-SJL",
        "75.9 79.8 87.2 91.7 95.5 100.0 103.1 105.0 106.1 107.1 107.8 110.0 116.4 121.8 122.5",
        "6.38 6.41 6.43 6.44 6.41 6.38 6.67 6.78 6.77 6.75 6.75 6.76 6.75 6.75 6.75"),
    BB("caribbean", "BBD", Language.EN, Style.COMMA, 85_000, 0.004, 14, "BB-10",
        "87.0 95.1 98.0 99.8 101.1 100.0 101.5 106.0 109.9 114.4 115.0 116.8 122.4 126.3 128.1",
        "2 2 2 2 2 2 2 2 2 2 2 2 2 2 2"),
    LC("caribbean", "XCD", Language.EN, Style.COMMA, 60_000, 0.008, 0, "LC-11",
        "92.1 94.7 98.7 100.1 101.0 100.0 97.0 97.1 99.0 99.6 97.8 100.1 106.5 110.8 112.0",
        "2.70 2.70 2.70 2.70 2.70 2.70 2.70 2.70 2.70 2.70 2.70 2.70 2.70 2.70 2.70"),
    JM("caribbean", "JMD", Language.EN, Style.COMMA, 50_000, 0.010, 0, "JM-13",
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

    Country(String folder, String currency, Language language, Style style, double productivity, double growth,
            int neverMembers, String farRegion, String prices, String unitsPerUsd) {
        this.folder = folder;
        this.currency = currency;
        this.language = language;
        this.style = style;
        this.productivity = productivity;
        this.growth = growth;
        this.neverMembers = neverMembers;
        this.farRegion = farRegion;
        this.prices = Arrays.stream(prices.split(" ")).mapToDouble(Double::parseDouble).toArray();
        this.unitsPerUsd = Arrays.stream(unitsPerUsd.split(" ")).mapToDouble(Double::parseDouble).toArray();
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
        String name = folder.equals("caribbean") ? subject : switch (subject) {
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

// ---------------------------------------------------------------------------------------------- organisations

/**
 * A cluster organisation as the table below describes it.
 *
 * @param favourite the funding source it leans on, or {@code mixed}
 * @param firms     member firms at the end of 2024
 * @param coverage  the share of its firms that report in a year, about
 */
record Organisation(String id, String name, Country country, String region, String regionName, String sector,
        LocalDate foundedOn, String favourite, int firms, double coverage) {

    static final String CORDOBA = "cordoba_technology_cluster";
    static final String COPYRIGHT = "caribbean_copyright_societies";

    /** Organisations whose first firm is far larger than all the others. */
    private static final List<String> DOMINATED =
        List.of("cluster_energia_atlantico", "klaster_mleczarski_podlasia", "point_lisas_process_engineering");

    private static final String TABLE = """
        cordoba_technology_cluster|Córdoba Technology Cluster|AR|AR-X|Córdoba|6201|2001-05-17|mixed|290|0.80
        cluster_vitivinicola_cuyo|Clúster Vitivinícola de Cuyo|AR|AR-M|Mendoza|1102|2009-03-02|regional_public|22|0.75
        polo_metalmecanico_rafaela|Polo Metalmecánico de Rafaela|AR|AR-S|Santa Fe|2511|2004-09-21|services|26|0.85
        cluster_citricola_tucuman|Clúster Citrícola de Tucumán|AR|AR-T|Tucumán|0123|2011-06-10|national_public|18|0.60
        cluster_biotecnologia_litoral|Clúster de Biotecnología del Litoral|AR|AR-E|Entre Ríos|7210|2013-04-08|research_projects|14|0.80
        cluster_energias_patagonia|Clúster de Energías de la Patagonia|AR|AR-U|Chubut|3510|2016-02-15|international_public|16|0.42
        cluster_audiovisual_rio_de_la_plata|Clúster Audiovisual del Río de la Plata|AR|AR-C|Buenos Aires|5911|2019-08-01|sponsorship|12|0.70
        cluster_cafes_especiales_huila|Clúster de Cafés Especiales del Huila|CO|CO-HUI|Huila|1079|2007-11-05|international_public|30|0.80
        cluster_moda_antioquia|Clúster Textil y Moda de Antioquia|CO|CO-ANT|Antioquia|1410|2005-02-14|membership_fees|34|0.85
        cluster_tic_sabana|Clúster TIC de la Sabana|CO|CO-CUN|Cundinamarca|6201|2010-07-01|services|38|0.75
        cluster_energia_atlantico|Clúster de Energía del Atlántico|CO|CO-ATL|Atlántico|3510|2012-03-20|mixed|14|0.90
        cluster_turismo_bolivar|Clúster de Turismo de Bolívar|CO|CO-BOL|Bolívar|5510|2014-05-12|sponsorship|20|0.70
        cluster_cosmeticos_valle|Clúster de Cosméticos del Valle|CO|CO-VAC|Valle del Cauca|2023|2015-10-01|national_public|16|0.80
        cluster_flores_boyaca|Clúster de Flores de Boyacá|CO|CO-BOY|Boyacá|0119|2018-01-22|membership_fees|12|0.45
        cluster_logistica_narino|Clúster Logístico de Nariño|CO|CO-NAR|Nariño|5229|2021-06-15|international_public|6|0.65
        cluster_motor_ebro|Clúster del Motor del Ebro|ES|ES-NC|Navarra|2930|1999-04-26|services|42|0.90
        cluster_maquina_herramienta_vasca|Clúster Vasco de Máquina-Herramienta|ES|ES-PV|País Vasco|2822|1998-10-13|membership_fees|36|0.90
        cluster_calzado_alicante|Clúster del Calzado de Alicante|ES|ES-VC|Comunitat Valenciana|1520|2006-06-06|sponsorship|22|0.75
        cluster_aeroespacial_andaluz|Clúster Aeroespacial Andaluz|ES|ES-AN|Andalucía|3030|2010-01-18|research_projects|18|0.80
        cluster_alimentacion_catalunya|Clúster de l'Alimentació de Catalunya|ES|ES-CT|Catalunya|1079|2012-09-03|regional_public|30|0.85
        cluster_salud_atlantica|Clúster Salud Atlántica|ES|ES-GA|Galicia|2100|2014-03-11|research_projects|14|0.70
        cluster_agua_aragon|Clúster del Agua de Aragón|ES|ES-AR|Aragón|3600|2017-05-08|regional_public|12|0.75
        cluster_economia_circular_asturias|Clúster de Economía Circular de Asturias|ES|ES-AS|Asturias|3830|2020-02-03|national_public|8|0.60
        lodzki_klaster_tekstylny|Łódzki Klaster Tekstylny|PL|PL-10|Łódź|1391|2003-05-29|studies_and_data|26|0.80
        slaski_klaster_automatyki|Śląski Klaster Automatyki|PL|PL-24|Śląsk|2829|2008-04-16|international_public|24|0.85
        wielkopolski_klaster_meblarski|Wielkopolski Klaster Meblarski|PL|PL-30|Wielkopolska|3100|2009-10-01|membership_fees|26|0.80
        klaster_lotniczy_sanu|Klaster Lotniczy Sanu|PL|PL-18|Podkarpacie|3030|2011-02-07|mixed|20|0.85
        pomorski_klaster_morski|Pomorski Klaster Morski „Bałtyk"|PL|PL-22|Pomorze|3011|2013-09-09|services|16|0.70
        malopolski_klaster_energii|Małopolski Klaster Energii Odnawialnej|PL|PL-12|Małopolska|3510|2016-11-14|international_public|12|0.75
        klaster_mleczarski_podlasia|Klaster Mleczarski Podlasia|PL|PL-20|Podlasie|1050|2018-03-05|national_public|14|0.90
        klaster_gier_wroclaw|Klaster Gier Wrocław|PL|PL-02|Dolny Śląsk|5820|2022-01-10|studies_and_data|7|0.70
        point_lisas_process_engineering|Point Lisas Process Engineering Cluster|TT|TT-CTT|Couva|2011|2002-08-19|services|16|0.85
        trinidad_steelpan_carnival_arts|Trinidad Steelpan and Carnival Arts Cluster|TT|TT-POS|Port of Spain|9000|2008-02-01|sponsorship|10|0.48
        trinidad_fine_cocoa|Trinidad Fine Cocoa Cluster|TT|TT-SGE|Sangre Grande|1073|2012-05-30|international_public|14|0.80
        tobago_sustainable_tourism|Tobago Sustainable Tourism Cluster|TT|TT-TOB|Tobago|5510|2015-07-06|local_public|12|0.75
        caribbean_copyright_societies|Association of Caribbean Copyright Societies|TT|TT-POS|Port of Spain|9499|2000-01-01|membership_fees|0|1.00
        barbados_rum_agroprocessing|Barbados Rum and Agro-processing Cluster|BB|BB-08|Saint Michael|1101|2006-04-03|membership_fees|10|0.80
        bridgetown_marine_services|Bridgetown Marine Services Cluster|BB|BB-08|Saint Michael|5222|2010-09-15|other|9|0.75
        barbados_renewable_energy|Barbados Renewable Energy Cluster|BB|BB-01|Christ Church|3510|2014-01-27|international_public|8|0.85
        barbados_digital_finance|Barbados Digital Finance Cluster|BB|BB-08|Saint Michael|6201|2020-10-05|other|5|0.60
        """;

    static List<Organisation> all() {
        return TABLE.lines().map(line -> of(line.split("\\|"))).toList();
    }

    private static Organisation of(String[] cells) {
        return new Organisation(cells[0], cells[1], Country.valueOf(cells[2]), cells[3], cells[4], cells[5],
            LocalDate.parse(cells[6]), cells[7], Integer.parseInt(cells[8]), Double.parseDouble(cells[9]));
    }

    boolean isCordoba() {
        return id.equals(CORDOBA);
    }

    boolean isCopyright() {
        return id.equals(COPYRIGHT);
    }

    boolean isDominated() {
        return DOMINATED.contains(id);
    }

    int age(int year) {
        return year - foundedOn.getYear();
    }

    /** The first year that has data: the founding year or the first year of the samples. */
    int firstYear() {
        return Math.max(foundedOn.getYear(), GenerateSamples.FIRST_YEAR);
    }

    String legalForm() {
        return isCopyright() ? "association" : country.say("asociación civil", "stowarzyszenie", "non-profit company");
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
        return spells.stream().mapToInt(spell -> spell.joinedOn().getYear()).min().orElse(0);
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

/** Invented names of firms and institutions. */
final class Names {
    private static final List<String> SPANISH_FIRST = List.of("Ñandú", "Quebracho", "Ceibo", "Aconcagua", "Calafate",
        "Jacarandá", "Ombú", "Cóndor", "Guaraní", "Peñón", "Búho", "Sauce", "Río", "Piedra", "Álamo", "Gaviota",
        "Lapacho", "Sierra", "Cañada", "Olmo", "Nogal", "Mirador", "Yunque", "Faro");
    private static final List<String> SPANISH_SECOND = List.of("Azul", "Sur", "Norte", "Blanco", "Ágil", "Alto", "Verde",
        "Nuevo", "Claro", "Austral", "Dorado", "Andino", "Libre", "Hondo", "Lúcido", "Sereno", "Ibérico", "Vivo", "Único",
        "Pequeño", "Añil", "Real", "Mayor", "Fértil");
    private static final List<String> POLISH_FIRST = List.of("Żubr", "Łoś", "Świt", "Dąb", "Jesion", "Źródło", "Wrzos",
        "Bóbr", "Klon", "Orzeł", "Sójka", "Śnieżka", "Gwiazda", "Młyn", "Żagiel", "Czajka", "Wisła", "Narew");
    private static final List<String> POLISH_SECOND = List.of("Północ", "Południe", "Plus", "Nowy", "Bis", "Złoty",
        "Zielony", "Wschód", "Zachód", "Mały", "Łąkowy", "Główny", "Śląski", "Cichy");
    private static final List<String> ENGLISH_FIRST = List.of("Frigate", "Casuarina", "Mahogany", "Trade Wind", "Pelican",
        "Tamarind", "Flamboyant", "Scarlet Ibis", "Coral", "Saman", "Leeward", "Kingfisher");
    private static final List<String> ENGLISH_SECOND = List.of("Bay", "Point", "Ridge", "Sound", "Valley", "Crossing",
        "Harbour", "Hill", "Estate", "Landing", "Grove");

    /** The n-th name of a country; no two are equal below a few hundred. */
    static String firm(Country country, int number) {
        return switch (country.language) {
            case ES -> combine(SPANISH_FIRST, SPANISH_SECOND, number)
                + (country == Country.ES ? pick(number, " S.L.", " S.A.", " S. Coop.")
                    : country == Country.CO ? pick(number, " S.A.S.", " Ltda.", " S.A.")
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
        byType.put("university", List.of(
            country.say("Universidad de la Bahía", "Uniwersytet Nadbrzeżny", "University of the Leewards"),
            country.say("Universidad Politécnica del Páramo", "Politechnika Środkowa", "Polytechnic of the Sound")));
        byType.put("research_centre", List.of(
            country.say("Centro de Investigación Aplicada", "Instytut Badań Stosowanych", "Institute of Applied Research")));
        byType.put("association", List.of(
            country.say("Cámara de Pequeñas Industrias", "Izba Małych Przedsiębiorstw", "Chamber of Small Enterprise")));
        byType.put("public_body", List.of(
            country.say("Agencia de Fomento", "Agencja Rozwoju Regionalnego", "Enterprise Agency")));
        byType.put("financial_institution", List.of(
            country.say("Caja de Crédito Solidario", "Bank Spółdzielczy Źródło", "Islands Credit Union")));
        byType.put("non_profit", List.of(
            country.say("Fundación Oficio y Niñez", "Fundacja Rzemiosło", "Crafts Trust")));
        byType.put("other", List.of(
            country.say("Mercado Central de Productores", "Targi Rzemiosła", "Growers' Market")));
        return byType;
    }

    private Names() {
    }
}

/** Everybody: organisations, members, spells, owners; and the size of the firms of Córdoba set to the published figure. */
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
        return spells.stream().filter(spell -> spell.organisation() == organisation).toList();
    }

    /** Members of the organisation on the day, all types, each once. */
    List<Member> membersOn(Organisation organisation, LocalDate day) {
        return spellsOf(organisation).stream().filter(spell -> spell.covers(day)).map(Spell::member).distinct().toList();
    }

    List<Member> firms() {
        return members.stream().filter(Member::isFirm).toList();
    }

    private void addFirms(Organisation organisation) {
        int leavers = (int) Math.round(0.17 * organisation.firms());
        for (int number = 0; number < organisation.firms() + leavers; number++) {
            Dice dice = Dice.of("firm", organisation.id(), number);
            LocalDate joinedOn = joiningDay(organisation, number % 10 < 3, dice);
            Member firm = addFirm(memberCountry(organisation, number), organisation.region(), organisation.sector(), dice);
            firm.foundedOn = foundingDay(joinedOn, dice);
            firm.size = size(organisation, number, dice);
            firm.reporting = organisation.isDominated() && number == 0 ? 1
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
        int year = isEarly ? dice.whole(founded, Math.max(founded, GenerateSamples.FIRST_YEAR - 1))
            : dice.whole(organisation.firstYear(), GenerateSamples.LAST_YEAR);
        LocalDate day = dice.dayOf(year);
        return day.isBefore(organisation.foundedOn()) ? organisation.foundedOn() : day;
    }

    private static LocalDate foundingDay(LocalDate joinedOn, Dice dice) {
        boolean isStartUp = joinedOn.getYear() > GenerateSamples.FIRST_YEAR && dice.chance(0.15);
        int year = isStartUp ? dice.whole(Math.max(2012, joinedOn.getYear() - 3), joinedOn.getYear())
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
        join(organisation, firm, joinedOn, leftOn,
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
        Member member = new Member(String.format(Locale.ROOT, "%s-%04d", country, number), name, type, country, region, sector);
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
            Names.institutions(country).forEach((type, names) -> names.forEach(name ->
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
            boolean isOpen = organisation.country() == institution.country && !organisation.isCordoba()
                && !organisation.isCopyright();
            if (isOpen && dice.chance(0.4)) {
                join(organisation, institution, joiningDay(organisation, dice.chance(0.7), dice), null, "");
            }
        }
    }

    private void addCopyrightSocieties() {
        Organisation accs = organisations.stream().filter(Organisation::isCopyright).findFirst().orElseThrow();
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
            List<Organisation> others = organisations.stream().filter(other -> other.country() == spell.member().country
                && other != spell.organisation() && !other.isCordoba() && !other.isCopyright() && other.firms() > 6).toList();
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
            List<Member> firms = spellsOf(organisation).stream().map(Spell::member).filter(Member::isFirm).distinct().toList();
            int groups = firms.size() < 8 ? 0 : 1 + firms.size() / 40;
            for (int group = 0; group < groups; group++) {
                String owner = String.format(Locale.ROOT, "holding-%02d%c",
                    organisations.indexOf(organisation) + 1, 'a' + group);
                Dice.of("owner", organisation.id(), group).some(firms, 2 + group % 2).forEach(firm -> firm.owner = owner);
            }
        }
    }

    /** One in three lives where a cluster is, so that what the cluster does may reach it; the others live far away. */
    private void addNeverMembers() {
        for (Country country : Country.values()) {
            List<Organisation> home = organisations.stream().filter(o -> o.country() == country && o.firms() > 0).toList();
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
        List<Member> firms = spellsOf(organisations.get(0)).stream().map(Spell::member).filter(Member::isFirm).toList();
        double mean = firms.stream().filter(firm -> firm.isMember(2023) && firm.activeYears().contains(2023))
            .filter(firm -> firm.report(2023).equals("full"))
            .mapToDouble(firm -> new FirmYear(firm, 2023).revenue()).average().orElseThrow();
        firms.forEach(firm -> firm.size += StrictMath.log(CORDOBA_MEAN_REVENUE_2023 / mean));
    }
}

// ---------------------------------------------------------------------------------------------- figures of a year

/**
 * What a member does in a year. ln(real revenue) = size of the member + growth of the country x years since 2012 + drift
 * of the member + shock of the country and year + noise + effect of joining. Growth, shocks, drift and noise are the same
 * for members and for firms that never join, so the effect of joining is what an impact study has to find.
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
        return member.foundedOn.getYear() == year && Dice.of("before sales", member.id).chance(0.3);
    }

    double employees() {
        double productivity = member.country.productivity * Dice.of("productivity", member.id).factor(0.25)
            * StrictMath.exp(0.008 * (year - GenerateSamples.FIRST_YEAR));
        return Math.max(1, realRevenue() / productivity * chance("employees").factor(0.03));
    }

    int headcount() {
        return (int) Math.max(1, Math.round(employees() * 1.08));
    }

    double valueAdded() {
        double share = Dice.of("value added", member.id).between(0.28, 0.6) + chance("value added").normal(0, 0.02);
        return revenue() * share;
    }

    double exports() {
        Dice dice = Dice.of("exporter", member.id);
        boolean isExporter = dice.chance(0.45);
        int since = dice.whole(2005, 2026);
        double share = dice.between(0.05, 0.55) + 0.012 * (year - GenerateSamples.FIRST_YEAR)
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

// ---------------------------------------------------------------------------------------------- reference files

/** Prices, rates, employment and a benchmark; all illustrative. */
final class ReferenceFiles {
    private static final String SOURCE = "illustrative";
    private final Landing landing;

    ReferenceFiles(Landing landing) {
        this.landing = landing;
    }

    void write(List<Organisation> organisations) {
        writePricesAndRates();
        writeBenchmark();
        writeEmployment(organisations);
    }

    private void writePricesAndRates() {
        Table prices = landing.table("reference/price_index.csv", Style.COMMA,
            "country,year,price_index,index_kind,source_name");
        Table rates = landing.table("reference/exchange_rate.csv", Style.SEMICOLON, "currency,year,units_per_usd,source_name");
        for (Country country : Country.values()) {
            for (int year = Country.FIRST_PRICE_YEAR; year <= GenerateSamples.LAST_YEAR; year++) {
                boolean isDollar = country.currency.equals("USD");
                prices.row(country, year, country.price(year), "cpi",
                    isDollar ? "illustrative (prices in US dollars)" : SOURCE);
                if (country == Country.ES || country == Country.PL) {
                    prices.row(country, year, Text.decimal(100 + 0.8 * (country.price(year) - 100), 1), "gdp_deflator", SOURCE);
                }
                if (!isDollar) {
                    rates.row(country.currency, year, country.unitsPerUsd(year), SOURCE);
                }
            }
        }
    }

    /** Shares in percent by age band; each band adds to 100. They are no published figures. */
    private void writeBenchmark() {
        Table table = landing.table("reference/funding_benchmark.csv", Style.COMMA,
            "benchmark,age_band,funding_class,share,organisations,source_name,page");
        List<String> classes = List.of("membership_fees", "public_funds", "international_public", "sponsorship",
            "research_projects", "services", "studies_and_data", "other");
        Map<String, List<Integer>> shares = new LinkedHashMap<>();
        shares.put("0-4", List.of(12, 48, 16, 5, 6, 7, 2, 4));
        shares.put("5-9", List.of(20, 36, 14, 6, 8, 11, 2, 3));
        shares.put("10+", List.of(28, 24, 10, 6, 8, 18, 4, 2));
        shares.forEach((band, list) -> {
            for (int place = 0; place < list.size(); place++) {
                table.row("illustrative_mix", band, classes.get(place), list.get(place), "",
                    "illustrative, no published benchmark", "");
            }
        });
    }

    private void writeEmployment(List<Organisation> organisations) {
        Table table = landing.table("reference/regional_employment.csv", Style.TAB,
            "country,region,sector,year,employment,source_name");
        Map<String, double[]> levels = new TreeMap<>();
        for (Organisation organisation : organisations) {
            String country = organisation.country().name();
            Dice dice = Dice.of("employment", organisation.region(), organisation.sector());
            double total = 900_000 * Dice.of("employment", country).between(1, 6);
            double region = total * Dice.of("employment", organisation.region()).between(0.05, 0.2);
            double sector = total * Dice.of("employment", country, organisation.sector()).between(0.004, 0.02);
            levels.put(country + " TOTAL TOTAL", new double[] {total, 0.010});
            levels.put(country + " " + organisation.region() + " TOTAL", new double[] {region, 0.012});
            levels.put(country + " TOTAL " + organisation.sector(), new double[] {sector, 0.008});
            levels.put(country + " " + organisation.region() + " " + organisation.sector(),
                new double[] {sector * region / total * dice.between(0.9, 3.5), dice.normal(0.018, 0.012)});
        }
        levels.forEach((key, level) -> writeSeries(table, key.split(" "), level[0], level[1]));
    }

    private static void writeSeries(Table table, String[] key, double level, double growth) {
        for (int year = GenerateSamples.FIRST_YEAR; year <= GenerateSamples.LAST_YEAR; year++) {
            double employment = level * StrictMath.exp(growth * (year - GenerateSamples.FIRST_YEAR));
            table.row(key[0], key[1], key[2], year, Text.whole(employment), SOURCE);
        }
    }
}

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
        population.organisations.forEach(organisation -> population.spellsOf(organisation).forEach(this::writeSpell));
    }

    private void writeOrganisations(List<Organisation> organisations) {
        Table table = landing.table("organisations.csv", Style.COMMA,
            "organisation_id,organisation_name,organisation_type,country,region,sector,founded_on,legal_form,currency");
        for (Organisation organisation : organisations) {
            table.row(organisation.id(), organisation.name(), organisation.isCopyright() ? "rights_organisation" : "",
                organisation.country(), organisation.region(), organisation.sector(), organisation.foundedOn(),
                organisation.legalForm(), organisation.country().currency);
        }
    }

    private void writeMember(Member member) {
        Table table = landing.table(member.country.file("members"), member.country.style,
            "member_id,member_name,member_type,country,region,sector,size_class,member_founded_on,"
                + "closed_on,close_reason,ultimate_owner_id");
        boolean isCountryLeftOut = Dice.of("country left out", member.id).chance(0.03) && member.country.ordinal() < 4
            && !member.spells.isEmpty();
        table.row(member.id, member.name, member.type, isCountryLeftOut ? "" : member.country, member.region, member.sector,
            sizeClass(member), Text.day(member.foundedOn), Text.day(member.closedOn), member.closeReason, member.owner);
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
        Table table = landing.table(country.file("memberships"), country.style,
            "organisation_id,member_id,joined_on,left_on,leave_reason,fee_basis");
        table.row(spell.organisation().id(), spell.member().id, spell.joinedOn(), Text.day(spell.leftOn()), spell.leaveReason(),
            FEE_BASES.get(Dice.of("fee basis", spell.organisation().id()).whole(0, 3)));
    }
}

/** Revenue: money in whole units of national currency, blank where the firm does not say. */
final class RevenueFiles {
    static final String HEADER = "member_id,year,currency,revenue,value_added,exports,rd_expenditure,employees_fte,"
        + "product_innovation,process_innovation,price_basis";
    private final Landing landing;

    RevenueFiles(Landing landing) {
        this.landing = landing;
    }

    void write(Population population) {
        for (Member member : population.members) {
            if (member.foundedOn != null) {
                member.activeYears().forEach(year -> writeYear(new FirmYear(member, year)));
            }
        }
    }

    private void writeYear(FirmYear firm) {
        Country country = firm.member.country;
        Style style = country == Country.ES ? Style.SPREADSHEET : country.style;
        Table table = landing.table(country.file("revenue"), style, HEADER);
        Dice dice = firm.chance("revenue row");
        switch (firm.member.report(firm.year)) {
            case "full" -> table.row(firm.member.id, firm.year, country.currency, Text.money(firm.revenue()),
                unless(dice, 0.12, Text.money(firm.valueAdded())), unless(dice, 0.10, Text.money(firm.exports())),
                unless(dice, 0.15, Text.money(firm.researchAndDevelopment())),
                unless(dice, 0.05, Text.decimal(firm.employees(), 1)), unless(dice, 0.2, Text.yes(dice.chance(0.35))),
                unless(dice, 0.2, Text.yes(dice.chance(0.3))), dice.chance(0.5) ? "nominal" : "");
            case "blank" -> table.row(firm.member.id, firm.year, country.currency, "", "", "", "",
                unless(dice, 0.5, Text.decimal(firm.employees(), 1)), "", "", "");
            default -> { }
        }
    }

    static String unless(Dice dice, double share, String cell) {
        return dice.chance(share) ? "" : cell;
    }
}

/** Sustainability: people, purchases, energy, climate, water and waste of firms that answer the longer form. */
final class SustainabilityFiles {
    private static final String HEADER = "member_id,year,headcount,women_headcount,managers,women_managers,headcount_15_29,"
        + "hourly_pay_men,hourly_pay_women,training_hours,hours_worked,injuries,total_purchases,local_purchases,"
        + "total_investment,green_investment,currency,energy_mwh,renewable_mwh,ghg_scope1_t,ghg_scope2_t,scope2_method,"
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
        return List.of(String.valueOf(headcount), part(dice, 0.05, dice.binomial(headcount, women)),
            part(dice, 0.1, managers), part(dice, 0, dice.binomial(managers, women * 0.75)),
            part(dice, 0.15, dice.binomial(headcount, 0.22)));
    }

    private static String part(Dice dice, double share, int count) {
        return RevenueFiles.unless(dice, share, String.valueOf(count));
    }

    private static List<String> work(FirmYear firm) {
        Dice dice = firm.chance("work");
        int years = firm.year - GenerateSamples.FIRST_YEAR;
        double pay = 0.33 * firm.member.country.productivity / 1750 * firm.member.country.nominalPerRealUsd(firm.year)
            * dice.factor(0.15);
        double gap = Dice.of("gap", firm.member.country).between(0.08, 0.2) - 0.004 * years;
        double hours = firm.employees() * 1750 * dice.factor(0.02);
        return List.of(RevenueFiles.unless(dice, 0.5, Text.decimal(pay, 2)),
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
        return List.of(RevenueFiles.unless(dice, 0.2, Text.money(purchases)),
            RevenueFiles.unless(dice, 0.2, Text.money(purchases * dice.between(0.2, 0.7))),
            RevenueFiles.unless(dice, 0.2, Text.money(investment)),
            RevenueFiles.unless(dice, 0.25, Text.money(investment * green)), firm.member.country.currency);
    }

    private static List<String> environment(FirmYear firm) {
        Dice dice = firm.chance("environment");
        int years = firm.year - GenerateSamples.FIRST_YEAR;
        double energy = firm.realRevenue() / 1e6 * Dice.of("energy", firm.member.sector).between(40, 260)
            * Dice.of("energy", firm.member.id).factor(0.3) * StrictMath.exp(-0.015 * years);
        double renewable = Math.min(0.95, Dice.of("renewable", firm.member.id).between(0.02, 0.3) + 0.02 * years);
        double waste = energy * dice.between(0.05, 0.2);
        return List.of(Text.decimal(energy, 1), RevenueFiles.unless(dice, 0.1, Text.decimal(energy * renewable, 1)),
            RevenueFiles.unless(dice, 0.3, Text.decimal(energy * 0.11 * dice.factor(0.1), 1)),
            RevenueFiles.unless(dice, 0.3, Text.decimal(energy * 0.14 * (1 - renewable) * dice.factor(0.1), 1)),
            Dice.of("scope 2", firm.member.country).chance(0.6) ? "location" : "market",
            RevenueFiles.unless(dice, 0.3, Text.whole(energy * dice.between(4, 20))),
            RevenueFiles.unless(dice, 0.2, Text.decimal(waste, 1)),
            RevenueFiles.unless(dice, 0.2, Text.decimal(waste * Math.min(0.95, dice.between(0.2, 0.5) + 0.02 * years), 1)),
            Text.yes(dice.chance(0.05 + 0.02 * years)));
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
            case "regional_public" -> new Funder("region-" + organisation.region().toLowerCase(Locale.ROOT),
                country.say("Gobierno regional: ", "Samorząd województwa: ", "Regional authority: ") + place,
                source, country.currency);
            case "local_public" -> new Funder("local-" + organisation.region().toLowerCase(Locale.ROOT),
                country.say("Municipios: ", "Gminy: ", "Local authorities: ") + place, source, country.currency);
            case "international_public" -> international(country, number);
            case "research_projects" -> new Funder("univ-" + land,
                country.say("Universidad Politécnica del Páramo", "Politechnika Środkowa", "Polytechnic of the Sound"),
                source, country.currency);
            case "sponsorship" -> new Funder("fair-" + land,
                country.say("Feria Abierta de la Industria", "Targi Otwarte", "Open Islands Fair"), source, country.currency);
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
        String id = country == Country.AR ? names.get(place).toLowerCase(Locale.ROOT) : "nat-" + land + "-" + (place + 1);
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

/** A project of an organisation, from idea to end. */
record Project(String id, Organisation organisation, int objective, String status, LocalDate ideaOn, LocalDate signedOn,
        LocalDate startedOn, LocalDate plannedEndOn, LocalDate endedOn, double budgetUsd, List<Funder> funders) {

    static final List<String> OBJECTIVES = List.of("identity_brand", "strategy_vision", "innovation_rd",
        "business_environment", "growth_investment", "hr_upgrading", "export_promotion", "hr_supply", "value_chain",
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
        return new Project(id, organisation, objective, status, idea, status.equals("idea") ? null : signed, from, to,
            isLate ? null : end, dice.between(30_000, 260_000), funders(organisation, dice));
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
        List<Funder> payers = List.of(Funder.of(organisation, "national_public", dice.whole(0, 2)),
            Funder.of(organisation, "regional_public", 0), Funder.of(organisation, "international_public", dice.whole(0, 2)));
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

/** All projects, and who takes part in them. */
final class Projects {
    final List<Project> all = new ArrayList<>();
    private final Population population;

    Projects(Population population) {
        this.population = population;
        for (Organisation organisation : population.organisations) {
            int count = organisation.isCopyright() ? 3 : 5 + organisation.firms() / 14;
            for (int number = 0; number < count; number++) {
                double position = (number + Dice.of("start", organisation.id(), number).between(0, 1)) / count;
                int years = GenerateSamples.LAST_YEAR - organisation.firstYear() + 1;
                String id = String.format(Locale.ROOT, "PR-%04d", all.size() + 1);
                all.add(Project.of(id, organisation, organisation.firstYear() + (int) (position * years)));
            }
        }
    }

    List<Member> participants(Project project) {
        List<Member> members = population.membersOn(project.organisation(), project.startedOn().plusDays(1));
        return Dice.of("participants", project.id()).some(members, 4 + members.size() / 12);
    }

    /** A running project the funder pays for, or an empty text. */
    String paidBy(Funder funder, Organisation organisation, int year) {
        return all.stream().filter(project -> project.organisation() == organisation && project.isRunningIn(year)
            && project.funders().contains(funder)).map(Project::id).findFirst().orElse("");
    }
}

/** Projects with participants, results and funders' shares. */
final class ProjectFiles {
    private static final List<List<String>> TITLES = List.of(
        List.of("Marca colectiva «Hecho aquí»", "Wspólna marka regionu", "A shared regional brand"),
        List.of("Agenda estratégica a diez años", "Strategia rozwoju na dziesięć lat", "Ten-year strategy"),
        List.of("Laboratorio común de ensayos", "Wspólne laboratorium badawcze", "Joint testing laboratory"),
        List.of("Ventanilla única, menos trámites", "Mniej barier, więcej działania", "One desk for permits"),
        List.of("Rueda de inversión", "Giełda inwestorów", "Investor round"),
        List.of("Formación técnica \"Segundo turno\"", "Szkolenia \"Druga zmiana\"", "Night school \"Second shift\""),
        List.of("Consorcio de exportación", "Konsorcjum eksportowe", "Export consortium"),
        List.of("Jóvenes y mujeres en el oficio", "Młodzi i kobiety w zawodzie", "Youth and women in the trade"),
        List.of("Proveedores con menor huella", "Dostawcy o mniejszym śladzie", "Suppliers with a smaller footprint"),
        List.of("Compra conjunta de energía", "Wspólny zakup energii", "Joint purchase of energy"));
    private static final List<String> GOALS =
        List.of("", "", "9.5;17.17", "16.6", "8.2;9.3", "4.4;8.5", "17.11", "5.5;8.6", "12.5;9.4", "7.2;7.3");
    private static final List<String> LEVELS = List.of("none", "none", "products_markets", "cluster_development",
        "products_markets", "cluster_development", "none", "cluster_development", "value_chain", "value_chain");
    private final Landing landing;

    ProjectFiles(Landing landing) {
        this.landing = landing;
    }

    void write(Projects projects) {
        for (Project project : projects.all) {
            writeProject(project);
            writeShares(project);
            if (!project.status().equals("idea")) {
                projects.participants(project).forEach(member -> writeParticipation(project, member));
                writeResults(project);
            }
        }
    }

    private void writeProject(Project project) {
        Table table = landing.table("projects/project.csv", Style.SEMICOLON, "project_id,organisation_id,title,objective,"
            + "shared_value_level,sdg_targets,status,idea_on,signed_on,started_on,planned_end_on,ended_on,budget,spent,"
            + "currency,in_annual_plan");
        Dice dice = Dice.of("project row", project.id());
        Country country = project.organisation().country();
        int objective = project.objective();
        List<String> title = TITLES.get(objective);
        boolean isSpent = project.hasStarted();
        table.row(project.id(), project.organisation().id(), country.say(title.get(0), title.get(1), title.get(2)),
            Project.OBJECTIVES.get(objective), dice.chance(0.05) ? "" : LEVELS.get(objective), GOALS.get(objective),
            project.status(), project.ideaOn(), Text.day(project.signedOn()), project.startedOn(), project.plannedEndOn(),
            Text.day(project.endedOn()), Text.money(project.budget()),
            isSpent ? Text.money(project.budget() * dice.between(0.6, 1.05)) : "", country.currency,
            Text.yes(dice.chance(0.7)));
    }

    private void writeShares(Project project) {
        Table table = landing.table("projects/project_share.csv", Style.COMMA, "project_id,funder_id,funder_name,share");
        int left = 100;
        for (Funder funder : project.funders()) {
            int share = Dice.of("share", project.id(), funder.id()).whole(4, 8) * 5;
            table.row(project.id(), funder.id(), funder.name(), share);
            left -= share;
        }
        table.row(project.id(), "own-" + project.organisation().id(), project.organisation().name(), left);
    }

    private void writeParticipation(Project project, Member member) {
        Table table = landing.table("projects/participation.csv", Style.COMMA,
            "project_id,member_id,started_on,ended_on,contribution_cash,contribution_in_kind,currency");
        Dice dice = Dice.of("participation", project.id(), member.id);
        double cash = project.budget() * dice.between(0.002, 0.02);
        boolean hasDates = dice.chance(0.3);
        table.row(project.id(), member.id, hasDates ? project.startedOn() : "", hasDates ? project.plannedEndOn() : "",
            dice.chance(0.4) ? "" : Text.money(cash), dice.chance(0.6) ? "" : Text.money(cash / 2),
            project.organisation().country().currency);
    }

    private void writeResults(Project project) {
        Country country = project.organisation().country();
        writeResult(project, country.say("Ventas conjuntas", "Wspólna sprzedaż", "Joint sales"), "business", 
            "contracts", 0, 12);
        if (!GOALS.get(project.objective()).isEmpty()) {
            writeResult(project, country.say("Personas formadas", "Przeszkolone osoby", "People trained"), "social",
                "people", 20, 90);
        }
        if (project.objective() >= 8) {
            writeResult(project, country.say("Emisiones por unidad", "Emisja na jednostkę", "Emissions per unit"),
                "environmental", "index", 100, 80);
        }
        if (Dice.of("kept level", project.id()).chance(0.03)) {
            writeResult(project, country.say("Satisfacción", "Zadowolenie", "Satisfaction"), "social", "percent", 80, 80);
        }
    }

    private void writeResult(Project project, String name, String kind, String unit, double baseline, double target) {
        Table table = landing.table("projects/project_result.csv", Style.TAB,
            "project_id,result_name,result_kind,unit,baseline,target,actual,due_on,measured_on");
        Dice dice = Dice.of("result", project.id(), name);
        boolean isMeasured = project.status().equals("completed") && dice.chance(0.88);
        double actual = baseline + (target - baseline) * dice.normal(0.85, 0.3);
        LocalDate measured = isMeasured ? project.endedOn().plusDays(dice.whole(0, 60)) : null;
        table.row(project.id(), name, kind, unit, baseline == 0 ? "" : Text.whole(baseline), Text.whole(target),
            isMeasured ? Text.whole(Math.max(0, actual)) : "", project.plannedEndOn(), Text.day(measured));
    }
}

// ---------------------------------------------------------------------------------------------- funding

/** Money received: public money early, fees and services later, each organisation with a leaning of its own. */
final class FundingFiles {
    private static final List<String> SOURCES = List.of("membership_fees", "national_public", "regional_public", "local_public",
        "international_public", "sponsorship", "research_projects", "services", "studies_and_data", "other");
    private static final double[] YOUNG = {0.11, 0.30, 0.16, 0.06, 0.15, 0.04, 0.06, 0.06, 0.02, 0.04};
    private static final double[] GROWN = {0.29, 0.11, 0.07, 0.03, 0.09, 0.07, 0.07, 0.21, 0.04, 0.02};
    private static final int GROWN_AT = 14;

    /** Organisations with something missing: nothing delivered for the year, or nothing but in-kind. */
    private static final Map<String, Integer> NOT_DELIVERED = Map.of(
        "cluster_agua_aragon", 2019, "trinidad_steelpan_carnival_arts", 2016);
    private static final Map<String, Integer> ONLY_IN_KIND = Map.of("cluster_logistica_narino", 2021);
    /** Start-up money received in the year before the founding. */
    private static final List<String> PAID_BEFORE_FOUNDING =
        List.of("cluster_biotecnologia_litoral", "malopolski_klaster_energii");
    /** Sources of which part was paid back. */
    private static final Map<String, Integer> PAID_BACK = Map.of(
        "cluster_turismo_bolivar", 2019, "pomorski_klaster_morski", 2021);

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
                writeReceipt(organisation, organisation.firstYear() - 1, Funder.of(organisation, "national_public", 0), 45_000);
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
        boolean isInKind = Dice.of("in kind", organisation.id(), year).chance(0.3)
            && !isYear(NOT_DELIVERED, organisation, year);
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
                int payer = Dice.of("payer", organisation.id(), year / 3, source).whole(0, 5) + number;
                writeReceipt(organisation, year, Funder.of(organisation, SOURCES.get(source), payer),
                    mix[source] * budget / records);
            }
        }
    }

    /** Own income of the year in US dollars. */
    private double budget(Organisation organisation, int year) {
        long members = population.spellsOf(organisation).stream().filter(spell -> spell.touches(year)).count();
        return (45_000 + 2_600 * members) * Dice.of("budget", organisation.id()).factor(0.3)
            * Dice.of("budget", organisation.id(), year).factor(0.12);
    }

    private static double[] mix(Organisation organisation, int year) {
        double grown = Math.min(1, Math.max(0, organisation.age(year)) / (double) GROWN_AT);
        double[] mix = new double[SOURCES.size()];
        for (int source = 0; source < mix.length; source++) {
            mix[source] = (YOUNG[source] + grown * (GROWN[source] - YOUNG[source]))
                * leaning(organisation, SOURCES.get(source)) * pandemic(SOURCES.get(source), year)
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
        return year != 2020 ? 1 : isPublic ? 1.3 : source.equals("sponsorship") ? 0.3 : source.equals("services") ? 0.7 : 0.95;
    }

    /** Writes one receipt of {@code ownUsd} own income; part of an international amount may be passed on on top of it. */
    private void writeReceipt(Organisation organisation, int year, Funder funder, double ownUsd) {
        Dice dice = Dice.of("receipt", organisation.id(), year, funder, ownUsd);
        boolean isCascade = funder.source().equals("international_public") && organisation.age(year) >= 4 && dice.chance(0.35);
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
            Funder funder = new Funder(society.name.toLowerCase(Locale.ROOT), society.name, "membership_fees",
                society.country.currency);
            Dice dice = Dice.of("society fee", society.id, year);
            writeRow(accs, dice.dayOf(year), funder, (28_000 + 900 * (year - 2012)) * dice.factor(0.1), 0, "");
        }
    }

    private void writeRow(Organisation organisation, LocalDate day, Funder funder, double amountUsd, double passedUsd,
            String inKind) {
        Country country = organisation.country();
        Table table = landing.table(country.file("funding"), country.style, "funding_id,organisation_id,received_on,source,"
            + "funder_id,funder_name,amount,currency,passed_through_amount,in_kind,project_id");
        double rate = unitsPerUsd(funder.currency(), day.getYear());
        String project = funder.id().isEmpty() ? "" : projects.paidBy(funder, organisation, day.getYear());
        table.row(String.format(Locale.ROOT, "FD-%05d", ++count), organisation.id(), day, funder.source(), funder.id(),
            funder.name(), Text.money(amountUsd * rate), funder.currency(), passedUsd == 0 ? "" : Text.money(passedUsd * rate),
            inKind, project);
    }

    private static double unitsPerUsd(String currency, int year) {
        return Arrays.stream(Country.values()).filter(country -> country.currency.equals(currency)).findFirst().orElseThrow()
            .unitsPerUsd(year);
    }
}

// ---------------------------------------------------------------------------------------------- governance

/** Boards, their meetings, proposals to funders and fee invoices. */
final class GovernanceFiles {
    private static final List<String> STAKEHOLDERS = List.of("private", "private", "public", "academia", "private",
        "financial", "non_profit", "private", "public", "academia", "private");
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
        Table table = landing.table("governance/board_seat.csv", Style.COMMA,
            "organisation_id,seat_id,stakeholder,sex,seat_from,seat_to");
        Dice dice = Dice.of("seat", organisation.id(), seat, from);
        boolean isSilent = dice.chance(SILENT.contains(organisation.id()) ? 0.5 : 0.03);
        String sex = isSilent ? "" : dice.chance(0.01) ? "x" : dice.chance(0.18 + 0.018 * (from - 2010)) ? "f" : "m";
        LocalDate day = isFirst && organisation.foundedOn().getYear() == from 
            ? organisation.foundedOn() : LocalDate.of(from, 4, 1);
        table.row(organisation.id(), "S" + (seat + 1), organisation.isCopyright() ? "private" : STAKEHOLDERS.get(seat),
            sex, day, to > GenerateSamples.LAST_YEAR ? "" : LocalDate.of(to, 4, 1));
    }

    private void writeMeetings(Organisation organisation) {
        Table table = landing.table("governance/board_meeting.csv", Style.COMMA,
            "organisation_id,held_on,seats_entitled,seats_attended");
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
        Table table = landing.table("governance/proposal.csv", Style.SEMICOLON,
            "proposal_id,organisation_id,funder_id,submitted_on,decided_on,decision,amount_requested,currency");
        for (int year = organisation.firstYear(); year <= GenerateSamples.LAST_YEAR && !organisation.isCopyright(); year++) {
            Dice dice = Dice.of("proposal", organisation.id(), year);
            LocalDate day = dice.dayOf(year);
            Funder funder = Funder.of(organisation, dice.chance(0.6) ? "national_public" : "international_public", year);
            LocalDate decided = day.plusDays(dice.whole(40, 200));
            boolean isDecided = decided.getYear() <= GenerateSamples.LAST_YEAR && day.isAfter(organisation.foundedOn());
            String decision = !isDecided ? "" : dice.chance(0.45) ? "approved" : dice.chance(0.85) ? "rejected" : "withdrawn";
            double amount = dice.between(20_000, 300_000) * organisation.country().unitsPerUsd(year);
            table.row(String.format(Locale.ROOT, "PP-%04d", table.rows.size() + 1), organisation.id(), funder.id(), day,
                isDecided ? decided : "", decision, Text.money(amount), organisation.country().currency);
        }
    }

    private int writeInvoices(Spell spell, int already) {
        Table table = landing.table("governance/fee_invoice.csv", Style.COMMA,
            "invoice_id,organisation_id,member_id,invoiced_on,amount,currency,paid_amount");
        int invoices = already;
        for (int year = FIRST_INVOICED_YEAR; year <= GenerateSamples.LAST_YEAR; year++) {
            Dice dice = Dice.of("invoice", spell.organisation().id(), spell.member().id, year);
            if (spell.covers(LocalDate.of(year, 3, 1))) {
                Country country = spell.organisation().isCopyright() ? spell.member().country : spell.organisation().country();
                double amount = (spell.organisation().isCopyright() ? 30_000 : dice.whole(2, 12) * 100)
                    * country.unitsPerUsd(year);
                double paid = dice.chance(0.86) ? amount : dice.chance(0.5) ? amount / 2 : 0;
                table.row(String.format(Locale.ROOT, "IN-%05d", ++invoices), spell.organisation().id(), spell.member().id,
                    LocalDate.of(year, 3, 1), Text.money(amount), country.currency, paid == 0 ? "" : Text.money(paid));
            }
        }
        return invoices;
    }
}

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
        Table table = landing.table("network/network_respondent.csv", Style.COMMA, "organisation_id,wave,member_id,responded");
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
                writeTieIf(isTalking && dice.chance(0.35 + 0.02 * (wave - 2015)), organisation, wave, "shares_sensitive",
                    from, to, dice);
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

    private void writeTieIf(boolean isSo, Organisation organisation, int wave, String relation, Member from, Member to,
            Dice dice) {
        if (isSo) {
            writeTie(organisation, wave, relation, from, to,
                relation.equals("communicates") ? String.valueOf(dice.whole(1, 5)) : "");
        }
    }

    private void writeTie(Organisation organisation, int wave, String relation, Member from, Member to, String frequency) {
        landing.table("network/network_tie_" + wave + ".csv", Style.COMMA,
            "organisation_id,wave,relation,from_member_id,to_member_id,frequency")
            .row(organisation.id(), wave, relation, from.id, to.id, frequency);
    }

    private void writeAnswers(Organisation organisation, int wave, Member member) {
        double trust = Dice.of("trust", organisation.id()).between(2.6, 3.6) + 0.06 * (wave - 2015)
            + Dice.of("trust", member.id).normal(0, 0.5);
        writeItems(organisation, wave, member, "trust", 5, trust);
        writeItems(organisation, wave, member, "barriers", 7, 5.6 - trust);
    }

    private void writeItems(Organisation organisation, int wave, Member member, String instrument, int items, double mean) {
        Table table = landing.table("network/survey_answer.csv", Style.COMMA,
            "organisation_id,wave,member_id,instrument,item,score");
        for (int item = 1; item <= items; item++) {
            Dice dice = Dice.of("answer", wave, member.id, organisation.id(), instrument, item);
            if (dice.chance(0.94)) {
                long score = Math.max(1, Math.min(5, Math.round(dice.normal(mean, 0.7))));
                table.row(organisation.id(), wave, member.id, instrument, item, score);
            }
        }
    }
}

// ---------------------------------------------------------------------------------------------- shared value

/** Plans, standards and the use of shared capabilities. */
final class SharedValueFiles {
    private static final List<String> METRICS = List.of("women_headcount higher", "training_hours higher", "injuries lower",
        "energy_mwh lower", "renewable_mwh higher", "waste_recovered_t higher", "local_purchases higher", "ghg_scope1_t lower");
    private static final List<String> STANDARDS = List.of("Governance code", "Annual report", "Distribution rules",
        "Licensing tariffs", "Member register", "Complaints procedure");
    private final Landing landing;

    SharedValueFiles(Landing landing) {
        this.landing = landing;
    }

    void write(Population population) {
        for (Spell spell : population.spells) {
            if (spell.member().isFirm()) {
                writePlan(spell);
                writeUses(spell);
            } else if (spell.organisation().isCopyright()) {
                writeStandards(spell);
            }
        }
    }

    private void writePlan(Spell spell) {
        Table table = landing.table("shared_value/shared_value_plan.csv", Style.COMMA,
            "organisation_id,member_id,metric,better,chosen_on");
        Dice dice = Dice.of("plan", spell.organisation().id(), spell.member().id);
        LocalDate day = dice.dayOf(dice.whole(2013, 2022));
        while (dice.chance(0.4) && spell.covers(day) && day.getYear() < 2024) {
            String[] metric = dice.pick(METRICS).split(" ");
            table.row(spell.organisation().id(), spell.member().id, metric[0], metric[1], day);
            day = day.plusYears(3);
        }
    }

    private void writeUses(Spell spell) {
        Table table = landing.table("shared_value/asset_use.csv", Style.TAB,
            "organisation_id,member_id,used_on,capability,capability_name");
        Country country = spell.organisation().country();
        boolean hasAssets = Dice.of("assets", spell.organisation().id()).chance(0.6);
        for (int year = 2016; hasAssets && year <= GenerateSamples.LAST_YEAR; year++) {
            Dice dice = Dice.of("use", spell.organisation().id(), spell.member().id, year);
            LocalDate day = dice.dayOf(year);
            if (spell.covers(day) && dice.chance(0.25)) {
                boolean isTangible = dice.chance(0.5);
                table.row(spell.organisation().id(), spell.member().id, day, isTangible ? "tangible" : "intangible", isTangible
                    ? country.say("Laboratorio común", "Wspólne laboratorium", "Shared laboratory")
                    : country.say("Grupo de conocimiento", "Grupa wiedzy", "Knowledge group"));
            }
        }
    }

    private void writeStandards(Spell spell) {
        Table table = landing.table("shared_value/member_standard.csv", Style.COMMA,
            "organisation_id,member_id,standard,assessed_on,is_met");
        for (int year = 2014; year <= GenerateSamples.LAST_YEAR; year += 2) {
            for (String standard : STANDARDS) {
                boolean isMet = Dice.of("standard", spell.member().id, standard, year).chance(0.45 + 0.04 * (year - 2014));
                table.row(spell.organisation().id(), spell.member().id, standard, LocalDate.of(year, 11, 30), Text.yes(isMet));
            }
        }
    }
}

// ---------------------------------------------------------------------------------------------- later deliveries

/** Files that come later and replace rows: their path sorts behind all others. */
final class Corrections {
    private static final List<String> MONEY = List.of("revenue", "value_added", "exports", "rd_expenditure");
    private final Landing landing;
    private Table correction;

    Corrections(Landing landing) {
        this.landing = landing;
    }

    void write() {
        correction = landing.table("zz_corrections/2025-02_revenue_correction.csv", Style.COMMA, RevenueFiles.HEADER);
        correctThousands();
        withdraw();
        complete();
        repeat();
        correctMemberships();
    }

    /** Ten Colombian firms first sent 2023 in thousands of pesos; the correction has the right figures. */
    private void correctThousands() {
        Table first = landing.table(Country.CO.file("revenue"));
        int row = 400;
        for (int firm = 0; firm < 10; firm++) {
            row = rowOf(first, row + 40, "2023");
            correction.row(first.rows.get(row).toArray());
            for (String column : MONEY) {
                String figure = first.get(row, column);
                first.set(row, column, figure.isEmpty() ? "" : Text.whole(Double.parseDouble(figure) / 1000));
            }
        }
    }

    /** Four Spanish firms take a figure of 2022 back: a blank in a later row replaces the figure. */
    private void withdraw() {
        Table first = landing.table(Country.ES.file("revenue"));
        int row = 300;
        for (int firm = 0; firm < 4; firm++) {
            row = rowOf(first, row + 60, "2022");
            List<String> cells = new ArrayList<>(first.rows.get(row));
            MONEY.forEach(column -> cells.set(first.header.indexOf(column), ""));
            correction.row(cells.toArray());
        }
    }

    /** Eight Polish firms restate 2024 a little after their audit. */
    private void complete() {
        Table first = landing.table(Country.PL.file("revenue"));
        int row = 500;
        for (int firm = 0; firm < 8; firm++) {
            row = rowOf(first, row + 50, "2024");
            List<String> cells = new ArrayList<>(first.rows.get(row));
            double revenue = Double.parseDouble(first.get(row, "revenue"));
            cells.set(first.header.indexOf("revenue"), Text.money(revenue * Dice.of("audit", firm).between(1.001, 1.02)));
            correction.row(cells.toArray());
        }
    }

    /** Three rows are sent again as they were: they change nothing. */
    private void repeat() {
        Table first = landing.table(Country.TT.file("revenue"));
        for (int row : List.of(100, 200, 300)) {
            correction.row(first.rows.get(row).toArray());
        }
    }

    private static int rowOf(Table table, int from, String year) {
        int row = table.rowWith(from, "revenue");
        return table.get(row, "year").equals(year) ? row : rowOf(table, row + 1, year);
    }

    /** Three Polish members turn out to have left at the end of November 2024. */
    private void correctMemberships() {
        Table first = landing.table(Country.PL.file("memberships"));
        Table later = landing.table("zz_corrections/2025-03_membership_correction.csv", Style.COMMA,
            String.join(",", first.header));
        int left = first.header.indexOf("left_on");
        first.rows.stream().filter(row -> row.get(left).isEmpty() && row.get(2).compareTo("2020") < 0)
            .skip(12).limit(3).forEach(row -> {
            List<String> cells = new ArrayList<>(row);
            cells.set(left, "2024-12-01");
            cells.set(left + 1, "moved");
            later.row(cells.toArray());
        });
    }
}

// ---------------------------------------------------------------------------------------------- faults on purpose

/** A row that must be rejected, or a file that must be refused, and why. */
record Fault(String file, String key, String column, String found, String reason) {

    static String table(List<Fault> faults) {
        StringBuilder text = new StringBuilder("| file | row | column | found | why |\n|---|---|---|---|---|\n");
        faults.stream().sorted(Comparator.comparing(Fault::file)).forEach(fault -> text.append(String.format(
            "| %s | %s | %s | %s | %s |\n",
            fault.file, fault.key, fault.column, fault.found.isEmpty() ? "(blank)" : "`" + fault.found + "`", fault.reason)));
        return text.toString();
    }
}

/** Spoils some rows and adds others that cannot be right. */
final class Faults extends Spoiler {

    Faults(Landing landing) {
        super(landing);
    }

    List<Fault> write() {
        spoilMembers();
        spoilMemberships();
        spoilRevenueOfArgentina();
        spoilRevenueOfColombia();
        spoilRevenueElsewhere();
        spoilSustainability();
        spoilFunding();
        spoilProjects();
        spoilTheRest();
        refuseFiles();
        return faults;
    }

    private void spoilMembers() {
        String es = Country.ES.file("members");
        add(Country.AR.file("members"), "AR-9001", "Faro Añil SRL", "empresa", "AR", "", "", "", "", "", "", "")
            .because("member_type", "not a member type");
        add(Country.AR.file("memberships"), Organisation.CORDOBA, "AR-9001", "2022-03-01", "", "", "fixed")
            .because("member_id", "member unknown: its own row was rejected");
        add(Country.CO.file("members"), "", "Peñón Claro Ltda.", "firm", "CO", "", "", "", "", "", "", "")
            .because("member_id", "key is blank");
        add(es, "ES-9001", "Olmo Fértil S.L.", "firm", "ES", "", "", "mediana", "", "", "", "")
            .because("size_class", "not a size class");
        add(Country.PL.file("members"), "PL-9001", "Żubr Cichy S.A.", "firm", "PL", "", "", "", "", "2019-02-30", "closed", "")
            .because("closed_on", "no such day");
    }

    private void spoilMemberships() {
        add(Country.AR.file("memberships"), Organisation.CORDOBA, "AR-9999", "2018-05-01", "", "", "")
            .because("member_id", "member unknown");
        add(Country.CO.file("memberships"), "cluster_tic_sabana", "CO-0001", "31-12-2015", "", "", "")
            .because("joined_on", "not an ISO date");
        add(Country.CO.file("memberships"), "cluster_tic_sabana", "CO-0002", "2017/03/15", "", "", "")
            .because("joined_on", "not an ISO date");
        add(Country.ES.file("memberships"), "cluster_salud_atlantica", "ES-0001", "2019-06-01", "2018-06-01", "fees", "")
            .because("left_on", "left before joining");
        add(Country.ES.file("memberships"), "cluster_salud_atlantica", "ES-0002", "2020-02-01", "2020-02-01", "fees", "")
            .because("left_on", "left on the day of joining");
        add(Country.PL.file("memberships"), "klaster_widmo", "PL-0001", "2016-01-01", "", "", "")
            .because("organisation_id", "organisation unknown");
        add(Country.TT.file("memberships"), "trinidad_fine_cocoa", "TT-0001", "", "", "", "")
            .because("joined_on", "key is blank");
    }

    private void spoilRevenueOfArgentina() {
        String ar = Country.AR.file("revenue");
        for (int row : List.of(200, 900, 1700)) {
            int hit = rowIn(ar, row, "2021", "revenue", "exports");
            spoil(ar, hit, "exports", tenfold(ar, hit, "revenue"), "exports above revenue: a zero too many");
        }
        add(ar, "AR-9999", "2020", "USD", "150000", "", "", "", "4", "", "", "").because("member_id", "member unknown");
        add(ar, "AR-9999", "2021", "USD", "160000", "", "", "", "4", "", "", "").because("member_id", "member unknown");
        twice(ar, rowIn(ar, 500, "2018", "revenue"), "revenue");
        twice(ar, rowIn(ar, 1200, "2019", "revenue"), "revenue");
    }

    private void spoilRevenueOfColombia() {
        String co = Country.CO.file("revenue");
        spoil(co, rowIn(co, 100, "2016", "revenue"), "revenue", "n/d", "text in a number");
        spoil(co, rowIn(co, 700, "2017", "revenue"), "revenue", "1250 millones", "text in a number");
        spoil(co, rowIn(co, 300, "2014", "employees_fte"), "employees_fte", "12,5", "decimal comma");
        spoil(co, rowIn(co, 900, "2020", "employees_fte"), "employees_fte", "7,25", "decimal comma");
    }

    private void spoilRevenueElsewhere() {
        String es = Country.ES.file("revenue");
        spoil(es, rowIn(es, 250, "2015", "revenue"), "year", "FY2015", "not a year");
        spoil(es, rowIn(es, 850, "2024", "revenue"), "year", "2204", "year in the future: two digits swapped");
        String pl = Country.PL.file("revenue");
        spoil(pl, rowIn(pl, 150, "2013", "revenue"), "currency", "zł", "not an ISO 4217 code");
        spoil(pl, rowIn(pl, 450, "2018", "revenue"), "currency", "", "required");
        spoil(pl, rowIn(pl, 650, "2022", "product_innovation"), "product_innovation", "tak", "not yes or no");
        spoil(pl, rowIn(pl, 800, "2016", "employees_fte"), "employees_fte", "-3", "a count below zero");
        String caribbean = Country.TT.file("revenue");
        spoil(caribbean, rowIn(caribbean, 120, "2017", "revenue"), "price_basis", "real", "not a price basis");
    }

    private void spoilSustainability() {
        String ar = Country.AR.file("sustainability");
        spoilAbove(ar, 150, "women_headcount", "headcount");
        spoilAbove(ar, 700, "women_headcount", "headcount");
        spoilAbove(Country.CO.file("sustainability"), 200, "women_managers", "managers");
        spoilAbove(Country.ES.file("sustainability"), 120, "renewable_mwh", "energy_mwh");
        spoilAbove(Country.ES.file("sustainability"), 420, "renewable_mwh", "energy_mwh");
        String pl = Country.PL.file("sustainability");
        spoilAbove(pl, 220, "headcount_15_29", "headcount");
        spoil(pl, landing.table(pl).rowWith(300, "hours_worked"), "injuries", "-1", "a count below zero");
        spoil(Country.TT.file("sustainability"), 60, "scope2_method", "both", "not a method");
    }

    private void spoilFunding() {
        String es = Country.ES.file("funding");
        int passed = landing.table(es).rowWith(100, "passed_through_amount");
        spoil(es, passed, "passed_through_amount", tenfold(es, passed, "amount"), "passed through more than received");
        add(Country.AR.file("funding"), "FD-90001", Organisation.CORDOBA, "2019-07-01", "donaciones", "", "", "5000", "USD",
            "", "", "")
            .because("source", "not a funding source");
        add(Country.CO.file("funding"), "FD-90002", "cluster_fantasma", "2020-07-01", "services", "", "", "5000000", "COP",
            "", "", "")
            .because("organisation_id", "organisation unknown");
        add(Country.PL.file("funding"), "FD-90003", "lodzki_klaster_tekstylny", "2021-13-01", "services", "", "", "9000", "PLN",
            "", "", "")
            .because("received_on", "no such day");
        twice(Country.TT.file("funding"), 80, "amount");
    }

    private void spoilProjects() {
        add("projects/project.csv", "PR-9001", Organisation.CORDOBA, "Plan de medios", "marketing", "", "", "idea",
            "", "", "", "", "", "", "", "", "").because("objective", "not an objective");
        add("projects/project_share.csv", "PR-9001", "fontar", "FONTAR", "100")
            .because("project_id", "project unknown: its own row was rejected");
        add("projects/participation.csv", "PR-0003", "AR-9999", "", "", "", "", "").because("member_id", "member unknown");
        spoil("projects/project_result.csv", 90, "target", "twenty", "text in a number");
        spoil("projects/project_result.csv", 150, "due_on", "", "required");
    }

    private void spoilTheRest() {
        add("network/network_tie_2019.csv", Organisation.CORDOBA, "2019", "friend_of", "AR-0001", "AR-0002", "")
            .because("relation", "not a relation");
        spoil("governance/board_seat.csv", 77, "sex", "female", "not f, m or x");
        spoil("shared_value/shared_value_plan.csv", 40, "metric", "happiness", "not a numeric column of sustainability");
        String rates = "reference/exchange_rate.csv";
        int row = row(rates, "currency", "XCD", "2013");
        spoil(rates, row, "units_per_usd", "2,70", "decimal comma; so one fee of 2013 has no rate");
    }

    private void refuseFiles() {
        landing.text("pl/raport_sprzedazy_2024.csv", "firma\tmiesiąc\tsprzedaż\nŻubr Północ sp. z o.o.\t2024-01\t15300\n");
        faults.add(new Fault("pl/raport_sprzedazy_2024.csv", "whole file", "", "firma, miesiąc, sprzedaż",
            "header of no record type"));
        landing.text("co/altas_2025.csv", "organisation_id;member_id;desde;hasta\ncluster_tic_sabana;CO-0003;2025-01-15;\n");
        faults.add(new Fault("co/altas_2025.csv", "whole file", "", "desde",
            "joined_on, which a membership needs, is missing"));
        Table funding = landing.table(Country.ES.file("funding"));
        landing.text("es/financiacion_corte.csv", funding.head(3)
            + "FD-90004;cluster_salud_atlantica;2024-05-02;services;;\"Clientes del cl");
        faults.add(new Fault("es/financiacion_corte.csv", "last line", "funder_name", "\"Clientes del cl",
            "file cut in mid-row; the rows before it repeat known ones and change nothing"));
    }
}

/** The ways of spoiling a table; each notes the fault it makes. */
class Spoiler {
    final Landing landing;
    final List<Fault> faults = new ArrayList<>();

    Spoiler(Landing landing) {
        this.landing = landing;
    }

    int rowIn(String file, int from, String year, String... filled) {
        int row = landing.table(file).rowWith(from, filled);
        return landing.table(file).get(row, "year").equals(year) ? row : rowIn(file, row + 1, year, filled);
    }

    int row(String file, String column, String cell, String year) {
        Table table = landing.table(file);
        for (int row = table.rowWith(0, column); ; row++) {
            if (table.get(row, column).equals(cell) && table.get(row, "year").equals(year)) {
                return row;
            }
        }
    }

    void spoil(String file, int row, String column, String found, String reason) {
        Table table = landing.table(file);
        faults.add(new Fault(file, key(table.rows.get(row)), column, found, reason));
        table.set(row, column, found);
    }

    /** Swaps a part and its whole, the part being the smaller: the columns stand in the wrong order. */
    void spoilAbove(String file, int from, String part, String whole) {
        Table table = landing.table(file);
        int row = table.rowWith(from, part, whole);
        while (table.get(row, part).equals(table.get(row, whole))) {
            row = table.rowWith(row + 1, part, whole);
        }
        String smaller = table.get(row, part);
        spoil(file, row, part, table.get(row, whole), part + " above " + whole + ": columns swapped");
        table.set(row, whole, smaller);
    }

    String tenfold(String file, int row, String column) {
        return landing.table(file).get(row, column) + "0";
    }

    /** Repeats a row further down with a zero too many: the first one counts. */
    void twice(String file, int row, String column) {
        Table table = landing.table(file);
        List<String> again = new ArrayList<>(table.rows.get(row));
        again.set(table.header.indexOf(column), tenfold(file, row, column));
        table.rows.add(Math.min(row + 25, table.rows.size()), again);
        faults.add(new Fault(file, key(again), table.header.get(0), again.get(0),
            "key twice in the file: the later row is rejected"));
    }

    Pending add(String file, String... cells) {
        Table table = landing.table(file);
        table.row((Object[]) cells);
        return new Pending(file, List.of(cells));
    }

    /** A row added, its reason still to be said. */
    final class Pending {
        private final String file;
        private final List<String> cells;

        Pending(String file, List<String> cells) {
            this.file = file;
            this.cells = cells;
        }

        void because(String column, String reason) {
            String found = cells.get(landing.table(file).header.indexOf(column));
            faults.add(new Fault(file, key(cells), column, found, reason));
        }
    }

    private static String key(List<String> cells) {
        return String.join(" ", cells.subList(0, Math.min(3, cells.size()))).strip();
    }
}
