package org.covalue.bench;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;
import java.util.SplittableRandom;

/**
 * Generated landing files: members with ten years of revenue each, once clean and once with one faulty row in every hundred.
 * The same size and seed give the same bytes.
 */
final class RevenueFile {

    static final String HEADER =
            "member_id,year,currency,revenue,value_added,exports,rd_expenditure,employees_fte,product_innovation";
    private static final int YEARS = 10;
    private static final int FIRST_YEAR = 2015;
    private static final String[] COUNTRIES = {"AR", "BO", "CL", "CO", "DO", "EC", "ES", "PE"};
    private static final String[] CURRENCIES = {"ARS", "BOB", "CLP", "COP", "DOP", "USD", "EUR", "PEN"};
    private static final double[] UNITS_PER_USD = {350, 6.9, 870, 4100, 58, 1, 0.92, 3.7};

    /** What is wrong with a row, and the rule under which it is rejected. */
    enum Fault {
        BAD_NUMBER("type number"), BAD_YEAR("type year"), EXPORTS_ABOVE_REVENUE("exports <= revenue"), DOUBLED_KEY("key"),
        UNKNOWN_CODE("type boolean"), MISSING_REQUIRED("required"), UNKNOWN_MEMBER("reference");

        final String rule;

        Fault(String rule) {
            this.rule = rule;
        }
    }

    private final SplittableRandom random = new SplittableRandom(20251028);
    private final Map<Fault, Long> faults = new EnumMap<>(Fault.class);
    private final int rows;
    private final Path folder;

    /** @param rows a multiple of 100 */
    RevenueFile(int rows, Path folder) {
        this.rows = rows;
        this.folder = folder;
    }

    Path clean() {
        return folder.resolve("clean").resolve("revenue.csv");
    }

    Path faulty() {
        return folder.resolve("faulty").resolve("revenue.csv");
    }

    Path members() {
        return folder.resolve("member.csv");
    }

    /** Faulty rows by kind; each row has one fault. */
    Map<Fault, Long> faults() {
        return faults;
    }

    long faultyRows() {
        return faults.values().stream().mapToLong(Long::longValue).sum();
    }

    /** Writes the three files. */
    void write() throws IOException {
        Files.createDirectories(clean().getParent());
        Files.createDirectories(faulty().getParent());
        try (BufferedWriter members = Files.newBufferedWriter(members());
                BufferedWriter clean = Files.newBufferedWriter(clean());
                BufferedWriter faulty = Files.newBufferedWriter(faulty())) {
            members.write("member_id,member_name,member_type,country,region,sector,size_class,member_founded_on\n");
            clean.write(HEADER + "\n");
            faulty.write(HEADER + "\n");
            int faultyPlace = 0;
            for (int row = 0; row < rows; row++) {
                if (row % 100 == 0) {
                    // Never the first year of a member, so that a doubled key has a row to double.
                    faultyPlace = 10 * random.nextInt(10) + 1 + random.nextInt(YEARS - 1);
                }
                if (row % YEARS == 0) {
                    members.write(member(row / YEARS));
                }
                Row good = row(row);
                clean.write(good.line());
                faulty.write(row % 100 == faultyPlace ? spoilt(good, Fault.values()[row / 100 % Fault.values().length]) : good.line());
            }
        }
    }

    private String member(int member) {
        int country = member % COUNTRIES.length;
        return "M" + padded(member) + ",Member " + member + " S.A.,firm," + COUNTRIES[country] + ",Region " + member % 17 + ","
                + (10 + member % 80) + ",small," + (1980 + member % 35) + "-06-15\n";
    }

    private record Row(String member, String year, String currency, String revenue, String valueAdded, String exports,
            String rd, String employees, String innovation) {

        String line() {
            return String.join(",", member, year, currency, revenue, valueAdded, exports, rd, employees, innovation) + "\n";
        }
    }

    private Row row(int row) {
        int member = row / YEARS;
        int country = member % COUNTRIES.length;
        double revenue = Math.exp(11 + 3 * random.nextDouble()) * UNITS_PER_USD[country];
        double exported = random.nextInt(10) < 6 ? 0 : random.nextDouble();
        return new Row("M" + padded(member), Integer.toString(FIRST_YEAR + row % YEARS), CURRENCIES[country],
                money(revenue), orBlank(money(revenue * (0.3 + 0.3 * random.nextDouble()))), orBlank(money(revenue * exported)),
                orBlank(money(revenue * 0.04 * random.nextDouble())), tenths(1 + revenue / UNITS_PER_USD[country] / 60_000),
                random.nextInt(20) == 0 ? "" : random.nextBoolean() ? "yes" : "no");
    }

    private String spoilt(Row good, Fault fault) {
        faults.merge(fault, 1L, Long::sum);
        return switch (fault) {
            case BAD_NUMBER -> new Row(good.member, good.year, good.currency, "\"1,234.50\"", good.valueAdded, "", good.rd,
                    good.employees, good.innovation).line();
            case BAD_YEAR -> new Row(good.member, "20" + good.year, good.currency, good.revenue, good.valueAdded, good.exports,
                    good.rd, good.employees, good.innovation).line();
            case EXPORTS_ABOVE_REVENUE -> new Row(good.member, good.year, good.currency, good.revenue, good.valueAdded,
                    "1" + good.revenue, good.rd, good.employees, good.innovation).line();
            case DOUBLED_KEY -> new Row(good.member, Integer.toString(Integer.parseInt(good.year) - 1), good.currency,
                    good.revenue, good.valueAdded, good.exports, good.rd, good.employees, good.innovation).line();
            case UNKNOWN_CODE -> new Row(good.member, good.year, good.currency, good.revenue, good.valueAdded, good.exports,
                    good.rd, good.employees, "perhaps").line();
            case MISSING_REQUIRED -> new Row(good.member, good.year, "", good.revenue, good.valueAdded, good.exports, good.rd,
                    good.employees, good.innovation).line();
            case UNKNOWN_MEMBER -> new Row("X" + good.member, good.year, good.currency, good.revenue, good.valueAdded,
                    good.exports, good.rd, good.employees, good.innovation).line();
        };
    }

    private String orBlank(String figure) {
        return random.nextInt(25) == 0 ? "" : figure;
    }

    private static String money(double amount) {
        long cents = Math.round(amount * 100);
        return cents / 100 + (cents % 100 < 10 ? ".0" : ".") + cents % 100;
    }

    private static String tenths(double amount) {
        long tenths = Math.round(amount * 10);
        return tenths / 10 + "." + tenths % 10;
    }

    private static String padded(int member) {
        return Integer.toString(1_000_000 + member).substring(1);
    }
}
