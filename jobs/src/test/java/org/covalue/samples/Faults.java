package org.covalue.samples;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

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
        add(
                        Country.PL.file("members"),
                        "PL-9001",
                        "Żubr Cichy S.A.",
                        "firm",
                        "PL",
                        "",
                        "",
                        "",
                        "",
                        "2019-02-30",
                        "closed",
                        "")
                .because("closed_on", "no such day");
    }

    private void spoilMemberships() {
        add(Country.AR.file("memberships"), Organisation.CORDOBA, "AR-9999", "2018-05-01", "", "", "")
                .because("member_id", "member unknown");
        add(Country.CO.file("memberships"), "cluster_tic_sabana", "CO-0001", "31-13-2015", "", "", "")
                .because("joined_on", "no such day");
        add(Country.CO.file("memberships"), "cluster_tic_sabana", "CO-0002", "2017/13/15", "", "", "")
                .because("joined_on", "no such day");
        add(
                        Country.ES.file("memberships"),
                        "cluster_salud_atlantica",
                        "ES-0001",
                        "2019-06-01",
                        "2018-06-01",
                        "fees",
                        "")
                .because("left_on", "left before joining");
        add(
                        Country.ES.file("memberships"),
                        "cluster_salud_atlantica",
                        "ES-0002",
                        "2020-02-01",
                        "2020-02-01",
                        "fees",
                        "")
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
        spoil(co, rowIn(co, 300, "2014", "employees_fte"), "employees_fte", "12,5 aprox.", "text in a number");
        spoil(co, rowIn(co, 900, "2020", "employees_fte"), "employees_fte", "7,25 aprox.", "text in a number");
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
        add(
                        Country.AR.file("funding"),
                        "FD-90001",
                        Organisation.CORDOBA,
                        "2019-07-01",
                        "donaciones",
                        "",
                        "",
                        "5000",
                        "USD",
                        "",
                        "",
                        "")
                .because("source", "not a funding source");
        add(
                        Country.CO.file("funding"),
                        "FD-90002",
                        "cluster_fantasma",
                        "2020-07-01",
                        "services",
                        "",
                        "",
                        "5000000",
                        "COP",
                        "",
                        "",
                        "")
                .because("organisation_id", "organisation unknown");
        add(
                        Country.PL.file("funding"),
                        "FD-90003",
                        "lodzki_klaster_tekstylny",
                        "2021-13-01",
                        "services",
                        "",
                        "",
                        "9000",
                        "PLN",
                        "",
                        "",
                        "")
                .because("received_on", "no such day");
        twice(Country.TT.file("funding"), 80, "amount");
    }

    private void spoilProjects() {
        add(
                        "projects/project.csv",
                        "PR-9001",
                        Organisation.CORDOBA,
                        "Plan de medios",
                        "marketing",
                        "",
                        "",
                        "idea",
                        "",
                        "",
                        "",
                        "",
                        "",
                        "",
                        "",
                        "",
                        "")
                .because("objective", "not an objective");
        add("projects/project_share.csv", "PR-9001", "fontar", "FONTAR", "100")
                .because("project_id", "project unknown: its own row was rejected");
        add("projects/participation.csv", "PR-0003", "AR-9999", "", "", "", "", "")
                .because("member_id", "member unknown");
        spoil("projects/project_result.csv", 90, "target", "twenty", "text in a number");
        spoil("projects/project_result.csv", 150, "due_on", "", "required");
    }

    private void spoilTheRest() {
        add("network/network_tie_2019.csv", Organisation.CORDOBA, "2019", "friend_of", "AR-0001", "AR-0002", "")
                .because("relation", "not a relation");
        spoil("governance/board_seat.csv", 77, "sex", "female", "not f, m or x");
        spoil(
                "shared_value/shared_value_plan.csv",
                40,
                "metric",
                "happiness",
                "not a numeric column of sustainability");
        String rates = "reference/exchange_rate.csv";
        int row = row(rates, "currency", "XCD", "2013");
        spoil(rates, row, "units_per_usd", "ca. 2.70", "text in a number; so one fee of 2013 has no rate");
    }

    private void refuseFiles() {
        landing.text(
                "pl/raport_sprzedazy_2024.csv", "firma\tmiesiąc\tsprzedaż\nŻubr Północ sp. z o.o.\t2024-01\t15300\n");
        faults.add(new Fault(
                "pl/raport_sprzedazy_2024.csv",
                "whole file",
                "",
                "firma, miesiąc, sprzedaż",
                "header of no record type"));
        landing.text(
                "co/altas_2025.csv", "organisation_id;member_id;desde;hasta\ncluster_tic_sabana;CO-0003;2025-01-15;\n");
        faults.add(new Fault(
                "co/altas_2025.csv", "whole file", "", "desde", "joined_on, which a membership needs, is missing"));
        Table funding = landing.table(Country.ES.file("funding"));
        landing.text(
                "es/financiacion_corte.csv",
                funding.head(3) + "FD-90004;cluster_salud_atlantica;2024-05-02;services;;\"Clientes del cl");
        faults.add(new Fault(
                "es/financiacion_corte.csv",
                "last line",
                "funder_name",
                "\"Clientes del cl",
                "file cut in mid-row; the rows before it repeat known ones and change nothing"));
    }
}

// ---------------------------------------------------------------------------------------------- faults on purpose

/** A row that must be rejected, or a file that must be refused, and why. */
record Fault(String file, String key, String column, String found, String reason) {

    Fault in(String otherFile) {
        return new Fault(otherFile, key, column, found, reason);
    }

    static String table(List<Fault> faults) {
        StringBuilder text = new StringBuilder("| file | row | column | found | why |\n|---|---|---|---|---|\n");
        faults.stream()
                .sorted(Comparator.comparing(Fault::file))
                .forEach(fault -> text.append(String.format(
                        "| %s | %s | %s | %s | %s |\n",
                        fault.file,
                        fault.key,
                        fault.column,
                        fault.found.isEmpty() ? "(blank)" : "`" + fault.found + "`",
                        fault.reason)));
        return text.toString();
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
        faults.add(new Fault(
                file,
                key(again),
                table.header.get(0),
                again.get(0),
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
