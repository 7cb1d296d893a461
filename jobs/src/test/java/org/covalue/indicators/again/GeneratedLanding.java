package org.covalue.indicators.again;

import java.time.LocalDate;
import java.util.Random;

/** A small world drawn from a seed, with gaps, zeros, unknown currencies, late dates and odd spells in it. */
final class GeneratedLanding {

    private static final int ORGANISATIONS = 7;
    private static final int MEMBERS = 140;
    private static final int PROJECTS = 60;
    private static final String[] TYPES = {
        "firm", "firm", "firm", "firm", "firm", "university", "research_centre", "public_body", "financial_institution"
    };
    private static final String[] RELATIONS = {
        "knows", "knows", "communicates", "shares_sensitive", "worked_together", "cooperates_with_competitor"
    };

    private final Random random;
    private final Rows rows = new Rows();

    private GeneratedLanding(long seed) {
        random = new Random(seed);
    }

    static Rows of(long seed) {
        GeneratedLanding landing = new GeneratedLanding(seed);
        landing.references();
        landing.organisationsAndMembers();
        landing.figures();
        landing.projects();
        landing.events();
        landing.surveys();
        return landing.rows;
    }

    private void references() {
        for (int year = 2014; year <= 2025; year++) {
            if (year != 2022) {
                add("price_index", 2, "country=AR", "year=" + year, "price_index=" + (100 + 7 * (year - 2014)));
            }
            add("price_index", 2, "country=CO", "year=" + year, "price_index=" + (100 + 3 * (year - 2014)));
            add("exchange_rate", 2, "currency=EUR", "year=" + year, "units_per_usd=0." + (80 + year - 2014));
            for (String region : new String[] {"R1", "R2", "TOTAL"}) {
                for (String sector : new String[] {"10", "62", "TOTAL"}) {
                    if (random.nextInt(12) > 0) {
                        add(
                                "regional_employment",
                                4,
                                "country=AR",
                                "region=" + region,
                                "sector=" + sector,
                                "year=" + year,
                                "employment=" + random.nextInt(random.nextInt(6) == 0 ? 1 : 900));
                    }
                }
            }
        }
    }

    private void organisationsAndMembers() {
        for (int i = 1; i <= ORGANISATIONS; i++) {
            add(
                    "organisation",
                    1,
                    "organisation_id=O" + i,
                    "organisation_name=O" + i,
                    "country=AR",
                    "region=" + one("R1", "R2", ""),
                    "sector=" + one("10", "62"),
                    "founded_on=2012-05-01");
        }
        for (int i = 1; i <= MEMBERS; i++) {
            boolean isClosed = random.nextInt(4) == 0;
            add(
                    "member",
                    1,
                    "member_id=M" + i,
                    "member_name=M" + i,
                    "member_type=" + one(TYPES),
                    "country=" + one("AR", "AR", "CO", ""),
                    "sector=" + one("10", "62", "620", ""),
                    "member_founded_on=" + (random.nextInt(3) == 0 ? date(2016, 2024) : ""),
                    "closed_on=" + (isClosed ? date(2016, 2024) : ""),
                    "close_reason=" + (isClosed ? one("closed", "closed", "merged", "") : ""),
                    "ultimate_owner_id=" + one("", "", "", "", "H1", "H2"));
        }
        for (int i = 0; i < 5 * MEMBERS; i++) {
            LocalDate joined = LocalDate.parse(date(2013, 2024));
            String left = random.nextInt(3) > 0
                    ? ""
                    : joined.plusDays(1 + random.nextInt(900)).toString();
            // The last organisation has members, but no firm.
            String organisation = "O" + (1 + random.nextInt(random.nextBoolean() ? 2 : ORGANISATIONS - 1));
            add(
                    "membership",
                    3,
                    "organisation_id=" + organisation,
                    "member_id=" + member(),
                    "joined_on=" + joined,
                    "left_on=" + left);
        }
        for (int i = 1; i <= MEMBERS / 2; i++) {
            add("membership", 3, "organisation_id=O1", "member_id=M" + i, "joined_on=" + date(2015, 2019), "left_on=");
        }
        rows.of("member").stream()
                .filter(member -> !member.is("member_type", "firm"))
                .limit(4)
                .forEach(member -> add(
                        "membership",
                        3,
                        "organisation_id=O" + ORGANISATIONS,
                        "member_id=" + member.text("member_id"),
                        "joined_on=2017-03-01",
                        "left_on="));
    }

    private void figures() {
        for (int i = 1; i <= MEMBERS; i++) {
            for (int year = 2018; year <= 2025; year++) {
                if (random.nextInt(8) > 0) {
                    add(
                            "revenue",
                            2,
                            "member_id=M" + i,
                            "year=" + year,
                            "currency=" + currency(),
                            "revenue=" + figure(5000),
                            "value_added=" + figure(900),
                            "employees_fte=" + figure(40),
                            "product_innovation=" + one("yes", "no", ""),
                            "process_innovation=" + one("yes", "no", ""));
                }
                if (random.nextInt(8) > 0) {
                    int headcount = random.nextInt(60);
                    add(
                            "sustainability",
                            2,
                            "member_id=M" + i,
                            "year=" + year,
                            "headcount=" + headcount,
                            "women_headcount=" + random.nextInt(headcount + 1),
                            "hourly_pay_men=" + figure(30),
                            "hourly_pay_women=" + figure(30),
                            "energy_mwh=" + figure(300),
                            "ghg_scope1_t=" + figure(50),
                            "ghg_scope2_t=" + figure(50),
                            "scope2_method=" + one("location", "market", ""),
                            "sustainability_report=" + one("yes", "no", ""));
                }
            }
            if (random.nextInt(8) > 0) {
                add(
                        "shared_value_plan",
                        3,
                        "organisation_id=O1",
                        "member_id=M" + i,
                        "chosen_on=" + date(2017, 2018),
                        "metric=" + one("energy_mwh", "headcount", "headcount"),
                        "better=" + one("higher", "lower"));
            }
        }
    }

    private void projects() {
        for (int i = 1; i <= PROJECTS; i++) {
            LocalDate idea = LocalDate.parse(date(2017, 2025));
            LocalDate started = idea.plusDays(random.nextInt(300));
            add(
                    "project",
                    1,
                    "project_id=P" + i,
                    "organisation_id=O" + (1 + random.nextInt(ORGANISATIONS - 2)),
                    "title=P" + i,
                    "objective=export_promotion",
                    "shared_value_level=" + one("value_chain", "none", ""),
                    "sdg_targets=" + one("8.2;12.5", ""),
                    "status=" + one("active", "completed", "cancelled"),
                    "idea_on=" + orBlank(idea),
                    "signed_on=" + orBlank(idea.plusDays(random.nextInt(200) - 20)),
                    "started_on=" + orBlank(started),
                    "planned_end_on=" + orBlank(started.plusDays(400)),
                    "ended_on=" + orBlank(started.plusDays(random.nextInt(700))),
                    "budget=" + figure(900),
                    "spent=" + figure(900),
                    "currency=" + currency(),
                    "in_annual_plan=" + one("yes", "no", ""));
            for (int k = random.nextInt(5); k > 0; k--) {
                add(
                        "participation",
                        2,
                        "project_id=P" + i,
                        "member_id=" + member(),
                        "started_on=" + one("", "", started.plusDays(9).toString()),
                        "ended_on=",
                        "contribution_cash=" + figure(90),
                        "currency=" + currency());
            }
            for (int k = random.nextInt(3); k > 0; k--) {
                add(
                        "funding",
                        1,
                        "funding_id=P" + i + "-" + k,
                        "organisation_id=O" + (1 + random.nextInt(4)),
                        "received_on=" + date(2016, 2025),
                        "source=" + one("national_public", "local_public", "services"),
                        "amount=" + (1 + random.nextInt(900)),
                        "currency=" + one("USD", "EUR", "XCD"),
                        "in_kind=" + one("", "no", "yes"),
                        "project_id=P" + i);
            }
        }
    }

    private void events() {
        for (int i = 1; i <= 150; i++) {
            String organisation = "organisation_id=O" + (1 + random.nextInt(ORGANISATIONS - 2));
            add(
                    "fee_invoice",
                    1,
                    "invoice_id=I" + i,
                    organisation,
                    "member_id=" + member(),
                    "invoiced_on=" + date(2017, 2025),
                    "amount=" + (random.nextInt(900) - 60),
                    "currency=" + one("USD", "EUR", "XCD"),
                    "paid_amount=" + figure(900));
            add(
                    "board_meeting",
                    2,
                    organisation,
                    "held_on=" + date(2017, 2025),
                    "seats_entitled=" + random.nextInt(12),
                    "seats_attended=" + random.nextInt(12));
            add(
                    "proposal",
                    1,
                    "proposal_id=A" + i,
                    organisation,
                    "submitted_on=2017-01-01",
                    "decided_on=" + one("", date(2017, 2025), date(2017, 2025)),
                    "decision=" + one("approved", "rejected", "withdrawn", ""));
            add(
                    "asset_use",
                    5,
                    organisation,
                    "member_id=" + member(),
                    "used_on=" + date(2017, 2025),
                    "capability=" + (organisation.endsWith("O1") ? "tangible" : one("tangible", "intangible")),
                    "capability_name=press");
        }
    }

    private void surveys() {
        for (String wave : new String[] {"O1 2019", "O1 2023", "O2 2021", "O3 2021", "O4 2022"}) {
            String organisation = "organisation_id=" + wave.substring(0, 2);
            String year = "wave=" + wave.substring(3);
            int asked = 4 + random.nextInt(10);
            for (int k = 0; k < asked; k++) {
                add(
                        "network_respondent",
                        3,
                        organisation,
                        year,
                        "member_id=" + member(),
                        "responded=" + (random.nextInt(5) > 0 ? "yes" : "no"));
            }
            for (int k = 0; k < 12 * asked; k++) {
                String relation = one(RELATIONS);
                if (!wave.equals("O4 2022") || relation.equals("knows")) {
                    add(
                            "network_tie",
                            5,
                            organisation,
                            year,
                            "relation=" + relation,
                            "from_member_id=" + asked(wave),
                            "to_member_id=" + asked(wave));
                }
            }
        }
        for (String wave : new String[] {"O1 2019", "O1 2020", "O2 2021", "O3 2020", "O5 2022"}) {
            for (int k = 0; k < 500; k++) {
                add(
                        "survey_answer",
                        5,
                        "organisation_id=" + wave.substring(0, 2),
                        "wave=" + wave.substring(3),
                        "member_id=M" + (1 + random.nextInt(20)),
                        "instrument=" + one("trust", "barriers"),
                        "item=" + (1 + random.nextInt(8)),
                        "score=" + (1 + random.nextInt(5)));
            }
        }
    }

    private String asked(String wave) {
        var roster = rows.of("network_respondent").stream()
                .filter(row -> row.is("organisation_id", wave.substring(0, 2)) && row.is("wave", wave.substring(3)))
                .toList();
        return roster.get(random.nextInt(roster.size())).text("member_id");
    }

    private void add(String table, int keyed, String... cells) {
        rows.add(table, keyed, cells);
    }

    private String member() {
        return "M" + (1 + random.nextInt(MEMBERS));
    }

    private String one(String... choices) {
        return choices[random.nextInt(choices.length)];
    }

    private String currency() {
        return one("USD", "USD", "EUR", "EUR", "XCD");
    }

    /** Often a figure, sometimes zero, sometimes blank. */
    private String figure(int below) {
        int chance = random.nextInt(10);
        return chance == 0 ? "" : chance == 1 ? "0" : String.valueOf(1 + random.nextInt(below));
    }

    private String orBlank(LocalDate date) {
        return random.nextInt(6) == 0 ? "" : date.toString();
    }

    private String date(int first, int last) {
        return LocalDate.ofYearDay(first + random.nextInt(last - first + 1), 1 + random.nextInt(365))
                .toString();
    }
}
