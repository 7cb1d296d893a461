package org.covalue.samples;

import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Two organisations deliver Excel. Their firms' rows leave the files of their country, with the faults in them, and
 * stand in workbooks: one in Spanish, with a block of titles and numbers typed as text with a decimal comma, and one
 * with words and units of its own, which a mapping beside it explains.
 */
final class ExcelFiles {
    static final String EBRO = "es/motor_ebro_2012_2024.xlsx";
    static final String BRIDGETOWN = "caribbean/bridgetown_marine_services.xlsx";

    private static final String SUSTAINABILITY = "Código de socio,Año,Personas empleadas,Mujeres empleadas,"
            + "Directivos,Directivas,Empleados de 15 a 29 años,Salario por hora de los hombres,"
            + "Salario por hora de las mujeres,Horas de formación,Horas trabajadas,Accidentes laborales,"
            + "Compras,Compras locales,Inversión,Inversión ambiental,Moneda,Energía consumida (MWh),"
            + "Energía renovable (MWh),Emisiones alcance 1 (t),Emisiones alcance 2 (t),"
            + "Método del alcance 2,Agua extraída (m3),Residuos (t),Residuos recuperados (t),"
            + "Informe de sostenibilidad";

    private static final String MAPPING = """
            # What the columns of Bridgetown Marine Services are. Its amounts are in thousands.
            tables:
              - record: revenue
                files: "bridgetown_marine_services*.xlsx"
                sheet: Member survey
                columns:
                  member_id: Firm no.
                  year: FY
                  currency: Cur.
                  revenue: {from: Sales, unit: thousands}
                  value_added: {from: Own contribution, unit: thousands}
                  exports: {from: Of which abroad, unit: thousands}
                  rd_expenditure: {from: Spent on development, unit: thousands}
                  employees_fte: Staff
                  product_innovation: {from: "New product?", values: {"Y": "yes", "N": "no"}}
                  process_innovation: {from: "New process?", values: {"Y": "yes", "N": "no"}}
                  price_basis: {fixed: nominal}
            """;

    private final Landing landing;
    private final Population population;
    private final List<Fault> faults = new ArrayList<>();

    ExcelFiles(Landing landing, Population population) {
        this.landing = landing;
        this.population = population;
    }

    /** @return the faults, those in rows that have moved under their new place, and further ones */
    List<Fault> write(List<Fault> before) throws IOException {
        Set<String> ebro = firmsOf("cluster_motor_ebro");
        for (Fault fault : before) {
            String sheet = !ebro.contains(fault.key().split(" ")[0])
                    ? ""
                    : fault.file().equals(Country.ES.file("revenue"))
                            ? "Ingresos"
                            : fault.file().equals(Country.ES.file("sustainability")) ? "Sostenibilidad" : "";
            faults.add(sheet.isEmpty() ? fault : fault.in(EBRO + ", " + sheet));
        }
        writeEbro(ebro);
        writeBridgetown(firmsOf("bridgetown_marine_services"));
        return faults;
    }

    private Set<String> firmsOf(String organisation) {
        return population.members.stream()
                .filter(member -> member.isFirm() && !member.spells.isEmpty())
                .filter(member -> member.spells.get(0).organisation().id().equals(organisation))
                .map(member -> member.id)
                .collect(Collectors.toSet());
    }

    private void writeEbro(Set<String> firms) throws IOException {
        Excel book = new Excel("Ficha económica de las empresas asociadas", "Clúster del Motor del Ebro");
        List<List<Excel.Cell>> revenue = new ArrayList<>();
        for (List<String> row : landing.table(Country.ES.file("revenue")).take(firms)) {
            revenue.add(spanish(row));
        }
        addFaultyRows(revenue);
        book.sheet(
                "Ingresos",
                List.of(
                        "CLÚSTER DEL MOTOR DEL EBRO",
                        "Ficha económica de las empresas asociadas, ejercicios 2012 a 2024",
                        ""),
                List.of(
                        "Código de socio",
                        "Ejercicio",
                        "Divisa",
                        "Facturación",
                        "Valor añadido",
                        "Exportaciones",
                        "Gasto en I+D",
                        "Trabajadores",
                        "Innovación de producto",
                        "Innovación de proceso",
                        "Base de precios"),
                revenue);
        writeSustainability(book, firms);
        landing.binary(EBRO, book.bytes());
    }

    private static List<Excel.Cell> spanish(List<String> row) {
        return IntStream.range(0, row.size())
                .mapToObj(i -> {
                    String cell = row.get(i);
                    return switch (i) {
                        case 1 -> isFigure(cell) ? Excel.Cell.number(cell) : Excel.Cell.text(cell);
                        case 3, 4, 5, 6 -> Excel.Cell.text(withComma(cell));
                        case 7 -> Excel.Cell.text(cell.replace('.', ','));
                        case 8, 9 -> Excel.Cell.text(cell.equals("yes") ? "Sí" : cell.equals("no") ? "No" : cell);
                        default -> Excel.Cell.text(cell);
                    };
                })
                .toList();
    }

    private static boolean isFigure(String cell) {
        return cell.matches("-?\\d+(\\.\\d+)?");
    }

    private static String withComma(String figure) {
        return isFigure(figure) ? String.format(Locale.GERMANY, "%,.2f", new BigDecimal(figure)) : figure;
    }

    /** They say nothing that another row says: without them all figures are the same. Totals are told, and no fault. */
    private void addFaultyRows(List<List<Excel.Cell>> rows) {
        add(rows, 40, "Facturación", "pendiente", "text in a number", "ES-0012 2011 EUR pendiente");
        add(rows, 90, "Divisa", "euros", "not an ISO 4217 code", "ES-0017 2011 euros 125.400,50");
        add(
                rows,
                150,
                "Exportaciones",
                "843.000,00",
                "exports above revenue: a zero too many",
                "ES-0031 2011 EUR 84.300,00 40.100,00 843.000,00");
        rows.add(spanish(List.of("Total  EUR 1.534.200.000,00".split(" "))));
    }

    private void add(List<List<Excel.Cell>> rows, int place, String column, String found, String reason, String cells) {
        List<String> row = List.of(cells.split(" "));
        rows.add(place, spanish(row));
        String key = String.join(" ", row.subList(0, 3)).replaceAll(" +", " ");
        faults.add(new Fault(EBRO + ", Ingresos", key, column, found, reason));
    }

    private void writeSustainability(Excel book, Set<String> firms) {
        List<List<Excel.Cell>> rows = new ArrayList<>();
        for (List<String> row : landing.table(Country.ES.file("sustainability")).take(firms)) {
            rows.add(row.stream()
                    .map(cell -> isFigure(cell)
                            ? Excel.Cell.number(cell)
                            : Excel.Cell.text(cell.equals("yes") ? "Sí" : cell.equals("no") ? "No" : cell))
                    .toList());
        }
        book.sheet("Sostenibilidad", List.of(), List.of(SUSTAINABILITY.split(",")), rows);
    }

    private void writeBridgetown(Set<String> firms) throws IOException {
        Excel book = new Excel("Member survey", "Bridgetown Marine Services Cluster");
        List<List<Excel.Cell>> rows = landing.table(Country.BB.file("revenue")).take(firms).stream()
                .map(ExcelFiles::ofSurvey)
                .toList();
        book.sheet(
                "Member survey",
                List.of("Bridgetown Marine Services Cluster", "Annual survey of members, amounts in thousands"),
                List.of(
                        "Firm no.",
                        "FY",
                        "Cur.",
                        "Sales",
                        "Own contribution",
                        "Of which abroad",
                        "Spent on development",
                        "Staff",
                        "New product?",
                        "New process?"),
                rows);
        landing.binary(BRIDGETOWN, book.bytes());
        landing.text("caribbean/bridgetown_marine_services.mapping.yml", MAPPING);
    }

    private static List<Excel.Cell> ofSurvey(List<String> row) {
        return IntStream.range(0, 10)
                .mapToObj(i -> {
                    String cell = row.get(i);
                    return switch (i) {
                        case 1, 7 -> Excel.Cell.number(cell);
                        case 3, 4, 5, 6 -> Excel.Cell.number(thousands(cell));
                        case 8, 9 -> Excel.Cell.text(cell.equals("yes") ? "Y" : cell.equals("no") ? "N" : cell);
                        default -> Excel.Cell.text(cell);
                    };
                })
                .toList();
    }

    private static String thousands(String figure) {
        return figure.isEmpty()
                ? ""
                : new BigDecimal(figure).movePointLeft(3).stripTrailingZeros().toPlainString();
    }
}
