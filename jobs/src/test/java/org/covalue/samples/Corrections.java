package org.covalue.samples;

import java.util.ArrayList;
import java.util.List;

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
            cells.set(
                    first.header.indexOf("revenue"),
                    Text.money(revenue * Dice.of("audit", firm).between(1.001, 1.02)));
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
        Table later = landing.table(
                "zz_corrections/2025-03_membership_correction.csv", Style.COMMA, String.join(",", first.header));
        int left = first.header.indexOf("left_on");
        first.rows.stream()
                .filter(row -> row.get(left).isEmpty() && row.get(2).compareTo("2020") < 0)
                .skip(12)
                .limit(3)
                .forEach(row -> {
                    List<String> cells = new ArrayList<>(row);
                    cells.set(left, "2024-12-01");
                    cells.set(left + 1, "moved");
                    later.row(cells.toArray());
                });
    }
}
