package org.covalue.bench;

import java.io.BufferedWriter;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.MathContext;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SplittableRandom;

/**
 * Landing files of many organisations over ten years: 200 members and 2,000 revenue rows each, everything else in
 * proportion. The same number and seed give the same bytes. No faulty rows: both sides must read the same.
 */
final class NightFiles {

    static final int MEMBERS = 200;
    static final int FIRST_YEAR = 2015;
    static final int LAST_YEAR = 2024;
    private static final int YEARS = LAST_YEAR - FIRST_YEAR + 1;
    private static final String[] COUNTRIES = {"AR", "BO", "CL", "CO", "DO", "EC", "ES", "PE"};
    private static final String[] CURRENCIES = {"ARS", "BOB", "CLP", "COP", "DOP", "USD", "EUR", "PEN"};
    private static final double[] UNITS_PER_USD = {9, 6.9, 650, 2700, 45, 1, 0.9, 3.2};
    private static final double[] INFLATION = {1.55, 1.02, 1.05, 1.06, 1.04, 1.01, 1.02, 1.03};
    private static final String[] SOURCES = {"membership_fees", "national_public", "regional_public", "local_public",
        "international_public", "sponsorship", "research_projects", "services", "studies_and_data", "other"};
    private static final String[] OTHER_TYPES = {"university", "research_centre", "association", "public_body"};
    private static final String[] SIZES = {"micro", "small", "small", "medium", "large"};
    private static final String[] OBJECTIVES = {"innovation_rd", "export_promotion", "hr_upgrading", "value_chain"};
    private static final String[] LEVELS = {"products_markets", "value_chain", "cluster_development", "none"};
    private static final String[] STAKEHOLDERS = {"private", "private", "public", "academia", "financial"};

    private final Path folder;
    private final int organisations;
    private SplittableRandom random;

    NightFiles(Path folder, int organisations) {
        this.folder = folder;
        this.organisations = organisations;
    }

    /** Writes the files unless an earlier run has written them to the end. */
    void write() throws IOException {
        Path done = folder.resolveSibling(folder.getFileName() + ".done");
        if (Files.exists(done)) {
            return;
        }
        Files.createDirectories(folder);
        organisation();
        members();
        memberships();
        revenue();
        sustainability();
        funding();
        projects();
        boardSeats();
        network();
        plans();
        pricesAndRates();
        Files.createFile(done);
    }

    private interface Lines {
        void write(BufferedWriter out) throws IOException;
    }

    /** Each file draws from numbers of its own, so that a change of one leaves the others as they are. */
    private void file(String record, String header, Lines lines) throws IOException {
        random = new SplittableRandom(record.hashCode());
        try (BufferedWriter out = Files.newBufferedWriter(folder.resolve(record + ".csv"))) {
            out.write(header + "\n");
            lines.write(out);
        }
    }

    private static void row(BufferedWriter out, Object... cells) throws IOException {
        for (int i = 0; i < cells.length; i++) {
            out.write(i == 0 ? "" : ",");
            out.write(cells[i] instanceof Double number ? decimal(number) : cells[i].toString());
        }
        out.write('\n');
    }

    private void organisation() throws IOException {
        file("organisation", "organisation_id,organisation_name,organisation_type,country,region,sector,founded_on,legal_form,currency",
                out -> {
                    for (int o = 0; o < organisations; o++) {
                        row(out, organisationId(o), "Cluster " + o, o % 25 == 0 ? "rights_organisation" : "cluster_organisation",
                                COUNTRIES[country(o)], "Region " + o % 17, 10 + o % 80, 1998 + random.nextInt(22) + "-04-01",
                                "association", CURRENCIES[country(o)]);
                    }
                });
    }

    private void members() throws IOException {
        file("member", "member_id,member_name,member_type,country,region,sector,size_class,member_founded_on,closed_on,close_reason,"
                + "ultimate_owner_id", out -> {
                    for (int m = 0; m < organisations * MEMBERS; m++) {
                        boolean closes = random.nextInt(40) == 0;
                        row(out, memberId(m), "Member " + m, isFirm(m) ? "firm" : OTHER_TYPES[m % OTHER_TYPES.length],
                                random.nextInt(10) == 0 ? "" : COUNTRIES[country(m / MEMBERS)], "Region " + m % 17, 10 + m % 80,
                                SIZES[random.nextInt(SIZES.length)], random.nextInt(20) == 0 ? "" : date(1985, 2024),
                                closes ? date(2016, 2024) : "", closes ? random.nextBoolean() ? "closed" : "merged" : "",
                                random.nextInt(30) == 0 ? "G" + m / 50 : "");
                    }
                });
    }

    private void memberships() throws IOException {
        file("membership", "organisation_id,member_id,joined_on,left_on,leave_reason,fee_basis", out -> {
            for (int m = 0; m < organisations * MEMBERS; m++) {
                spell(out, m / MEMBERS, m);
                if (random.nextInt(30) == 0 && organisations > 1) {
                    spell(out, (m / MEMBERS + 1 + random.nextInt(organisations - 1)) % organisations, m);
                }
            }
        });
    }

    private void spell(BufferedWriter out, int organisation, int member) throws IOException {
        row(out, organisationId(organisation), memberId(member), random.nextInt(3) > 0 ? date(2008, 2014) : date(2015, 2022),
                random.nextInt(5) > 0 ? "" : random.nextInt(20) > 0 ? date(2023, 2024) : "2023-01-01", "", "size");
    }

    private void revenue() throws IOException {
        file("revenue", RevenueFile.HEADER, out -> {
            for (int m = 0; m < organisations * MEMBERS; m++) {
                int c = country(m / MEMBERS);
                double revenue = Math.exp(10.5 + 3.5 * random.nextDouble()) * UNITS_PER_USD[c];
                double exported = random.nextInt(10) < 6 ? 0 : 0.8 * random.nextDouble();
                double employees = 1 + revenue / UNITS_PER_USD[c] / 50_000;
                for (int year = FIRST_YEAR; year <= LAST_YEAR; year++) {
                    revenue *= INFLATION[c] * (0.9 + 0.25 * random.nextDouble());
                    employees = Math.max(0.5, employees * (0.93 + 0.16 * random.nextDouble()));
                    row(out, memberId(m), year, random.nextInt(50) == 0 ? "USD" : CURRENCIES[c], mayBe(revenue, 8),
                            mayBe(revenue * (0.3 + 0.2 * random.nextDouble()), 6), exports(revenue, exported),
                            mayBe(revenue * 0.05 * random.nextDouble(), 4), mayBe(employees, 12),
                            random.nextInt(9) == 0 ? "" : random.nextInt(3) == 0 ? "yes" : "no");
                }
            }
        });
    }

    private Object exports(double revenue, double exported) {
        return exported == 0 && random.nextInt(100) > 3 ? "0" : mayBe(revenue * exported, 5);
    }

    /** Every fifth member reports people, safety, energy; in every year. */
    private void sustainability() throws IOException {
        file("sustainability", "member_id,year,headcount,women_headcount,managers,women_managers,headcount_15_29,training_hours,"
                + "hours_worked,injuries,currency,energy_mwh,renewable_mwh,water_m3,waste_t,waste_recovered_t", out -> {
                    for (int m = 0; m < organisations * MEMBERS; m += 5) {
                        for (int year = FIRST_YEAR; year <= LAST_YEAR; year++) {
                            int heads = 2 + random.nextInt(200);
                            int managers = 1 + heads / 10;
                            double energy = 50 + 2_000 * random.nextDouble();
                            row(out, memberId(m), year, heads, random.nextInt(12) == 0 ? "" : random.nextInt(heads + 1), managers,
                                    random.nextInt(managers + 1), random.nextInt(heads / 2 + 1), mayBe(heads * 20.0, 8),
                                    mayBe(heads * 1_700.0, 8), random.nextInt(4), CURRENCIES[country(m / MEMBERS)], energy,
                                    energy * random.nextDouble(), 30.5 * heads, 2.5 * heads, 1.25 * heads);
                        }
                    }
                });
    }

    private void funding() throws IOException {
        file("funding", "funding_id,organisation_id,received_on,source,funder_id,funder_name,amount,currency,passed_through_amount,"
                + "in_kind,project_id", out -> {
                    int id = 0;
                    for (int o = 0; o < organisations; o++) {
                        for (int n = 0; n < 12 * YEARS; n++) {
                            double amount = (1_000 + 80_000 * random.nextDouble()) * UNITS_PER_USD[country(o)];
                            int source = n % 4 == 0 ? 0 : random.nextInt(SOURCES.length);
                            row(out, "F" + id++, organisationId(o), FIRST_YEAR + n / 12 + date(0, 0).substring(1), SOURCES[source],
                                    source == 0 ? "" : "U" + random.nextInt(60), source == 0 ? "" : "Funder", amount,
                                    CURRENCIES[country(o)], random.nextInt(10) == 0 ? amount / 2 : "",
                                    random.nextInt(15) == 0 ? "yes" : random.nextBoolean() ? "no" : "", "");
                        }
                    }
                });
    }

    private void projects() throws IOException {
        int projects = organisations * 8;
        file("project", "project_id,organisation_id,title,objective,shared_value_level,sdg_targets,status,started_on,planned_end_on,"
                + "ended_on,budget,spent,currency", out -> {
                    for (int p = 0; p < projects; p++) {
                        int start = 2014 + random.nextInt(10);
                        boolean ended = start + 2 < 2025;
                        row(out, "P" + p, organisationId(p / 8), "Project " + p, OBJECTIVES[p % 4], LEVELS[random.nextInt(4)],
                                random.nextBoolean() ? "8.2;12.5" : "", ended ? "completed" : "active", start + "-03-01",
                                (start + 1) + "-12-31", ended ? (start + 1 + random.nextInt(2)) + "-11-30" : "",
                                100_000 * random.nextDouble() * UNITS_PER_USD[country(p / 8)], "", CURRENCIES[country(p / 8)]);
                    }
                });
        file("participation", "project_id,member_id", out -> {
            for (int p = 0; p < projects; p++) {
                int first = random.nextInt(MEMBERS);
                for (int n = 0; n < 6; n++) {
                    row(out, "P" + p, memberId(p / 8 * MEMBERS + (first + 7 * n) % MEMBERS));
                }
            }
        });
        file("project_result", "project_id,result_name,result_kind,unit,baseline,target,actual,due_on", out -> {
            for (int p = 0; p < projects; p++) {
                row(out, "P" + p, "Firms trained", "business", "firms", "", 10 + random.nextInt(20), random.nextInt(30), date(2016, 2024));
                row(out, "P" + p, "Jobs for women", "social", "jobs", 5, 20 + random.nextInt(20), mayBe(random.nextInt(40), 6),
                        date(2016, 2024));
            }
        });
        file("project_share", "project_id,funder_id,funder_name,share", out -> {
            for (int p = 0; p < projects; p++) {
                int share = 20 + random.nextInt(60);
                row(out, "P" + p, "U1", "Funder", share);
                row(out, "P" + p, "U2", "Funder", 100 - share);
            }
        });
    }

    private void boardSeats() throws IOException {
        file("board_seat", "organisation_id,seat_id,stakeholder,sex,seat_from,seat_to", out -> {
            for (int o = 0; o < organisations; o++) {
                for (int seat = 1; seat <= 9; seat++) {
                    row(out, organisationId(o), seat, STAKEHOLDERS[random.nextInt(5)], random.nextBoolean() ? "f" : "m", "2014-01-01",
                            "2019-06-30");
                    row(out, organisationId(o), seat, STAKEHOLDERS[random.nextInt(5)], random.nextBoolean() ? "f" : "m", "2019-06-30", "");
                }
            }
        });
    }

    private void network() throws IOException {
        int roster = 40;
        file("network_respondent", "organisation_id,wave,member_id,responded", out -> {
            for (int o = 0; o < organisations; o++) {
                for (int wave = 2019; wave <= 2023; wave += 4) {
                    for (int n = 0; n < roster; n++) {
                        row(out, organisationId(o), wave, memberId(o * MEMBERS + n), random.nextInt(6) == 0 ? "no" : "yes");
                    }
                }
            }
        });
        file("network_tie", "organisation_id,wave,relation,from_member_id,to_member_id", out -> {
            for (int o = 0; o < organisations; o++) {
                for (int wave = 2019; wave <= 2023; wave += 4) {
                    for (int n = 0; n < roster; n++) {
                        int step = 1 + random.nextInt(5);
                        for (int tie = 1; tie <= 4; tie++) {
                            row(out, organisationId(o), wave, tie == 4 ? "communicates" : "knows", memberId(o * MEMBERS + n),
                                    memberId(o * MEMBERS + (n + step * tie) % roster));
                        }
                    }
                }
            }
        });
    }

    private void plans() throws IOException {
        file("shared_value_plan", "organisation_id,member_id,metric,better,chosen_on", out -> {
            for (int m = 0; m < organisations * MEMBERS; m += 20) {
                row(out, organisationId(m / MEMBERS), memberId(m), m % 40 == 0 ? "women_headcount" : "energy_mwh",
                        m % 40 == 0 ? "higher" : "lower", date(2014, 2020));
            }
        });
    }

    private void pricesAndRates() throws IOException {
        file("price_index", "country,year,price_index,index_kind,source_name", out -> {
            for (int c = 0; c < COUNTRIES.length; c++) {
                for (int year = FIRST_YEAR - 1; year <= LAST_YEAR; year++) {
                    row(out, COUNTRIES[c], year, 100 * Math.pow(INFLATION[c], year - 2014), "cpi", "generated");
                }
            }
        });
        file("exchange_rate", "currency,year,units_per_usd,source_name", out -> {
            for (int c = 0; c < CURRENCIES.length; c++) {
                for (int year = FIRST_YEAR - 1; year <= LAST_YEAR && !CURRENCIES[c].equals("USD"); year++) {
                    row(out, CURRENCIES[c], year, UNITS_PER_USD[c] * Math.pow(INFLATION[c], 0.9 * (year - 2014)), "generated");
                }
            }
        });
    }

    private static boolean isFirm(int member) {
        return member % 10 != 3;
    }

    private static int country(int organisation) {
        return organisation % COUNTRIES.length;
    }

    private static String organisationId(int organisation) {
        return "O" + Integer.toString(100_000 + organisation).substring(1);
    }

    private static String memberId(int member) {
        return "M" + Integer.toString(10_000_000 + member).substring(1);
    }

    /** Blank for so many in a hundred. */
    private Object mayBe(double figure, int blankInHundred) {
        return random.nextInt(100) < blankInHundred ? "" : figure;
    }

    /** Any day of the years, both included. */
    private String date(int fromYear, int toYear) {
        int month = 101 + random.nextInt(12);
        int day = 101 + random.nextInt(28);
        return (fromYear + random.nextInt(toYear - fromYear + 1)) + "-" + Integer.toString(month).substring(1) + "-"
                + Integer.toString(day).substring(1);
    }

    private static String decimal(double number) {
        if (number != 0 && Math.abs(number) < 0.01 || number > 1e13) {
            return new BigDecimal(number).round(new MathContext(15)).toString();
        }
        long tenThousandths = Math.round(number * 10_000);
        String decimals = Long.toString(10_000 + tenThousandths % 10_000).substring(1).replaceAll("0+$", "");
        return tenThousandths / 10_000 + (decimals.isEmpty() ? "" : "." + decimals);
    }
}
