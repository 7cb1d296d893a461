package org.covalue.samples;

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
            case "full" ->
                table.row(
                        firm.member.id,
                        firm.year,
                        country.currency,
                        Text.money(firm.revenue()),
                        unless(dice, 0.12, Text.money(firm.valueAdded())),
                        unless(dice, 0.10, Text.money(firm.exports())),
                        unless(dice, 0.15, Text.money(firm.researchAndDevelopment())),
                        unless(dice, 0.05, Text.decimal(firm.employees(), 1)),
                        unless(dice, 0.2, Text.yes(dice.chance(0.35))),
                        unless(dice, 0.2, Text.yes(dice.chance(0.3))),
                        dice.chance(0.5) ? "nominal" : "");
            case "blank" ->
                table.row(
                        firm.member.id,
                        firm.year,
                        country.currency,
                        "",
                        "",
                        "",
                        "",
                        unless(dice, 0.5, Text.decimal(firm.employees(), 1)),
                        "",
                        "",
                        "");
            default -> {}
        }
    }

    static String unless(Dice dice, double share, String cell) {
        return dice.chance(share) ? "" : cell;
    }
}
