package org.covalue.fuzz;

import java.nio.charset.StandardCharsets;
import java.util.List;

/** What is given bytes that nobody meant: each must hold its property on whatever it is given, or throws. */
enum Target {
    NUMBERS(ReadNumbers.ALPHABET, "1.234,56", "(1,234.5) EUR", "12'345.6-", "US$ 1 000,5", "1.5E+10", "1E-400", "-0.5"),
    DATES(ReadDates.ALPHABET, "2024-12-31", "31/12/2024", "1.2.99", "45292", "2024-12-31 0:00:00", "2024-02-29T00:00Z"),
    TABLES(
            "",
            "member_id,year,currency,revenue\nM1,2023,EUR,12.5\nM2,2023,EUR,\"1,000.5\"\nM1,2023,EUR,3\n",
            "\uFEFFID del miembro;Año;Moneda;Ingresos\r\nÑ1;2023;EUR;1.234,5\r\nÑ2;2023;EUR;12.500\r\n",
            "sep=|\nInforme anual\n\nmember_id|joined_on|organisation_id\nM1|03/04/2024|o\n\"M2|31.12.24|o\nM3|x|o\n",
            "member_id\tmember_name\tmember_type\tmember_founded_on\nA\tB \"c\" d\tfirm\t45292\n"),
    WORKBOOKS(
            "",
            SheetParts.row("member_id", "year", "currency", "revenue")
                    + "<row r=\"2\"><c r=\"A2\" t=\"s\"><v>1</v></c><c r=\"B2\"><v>2023</v></c><c r=\"C2\" "
                    + "t=\"inlineStr\"><is><t>EUR</t></is></c><c r=\"D2\" s=\"1\"><f>A1*2</f><v>45292.5</v></c></row>"
                    + "<row r=\"3\" hidden=\"1\"><c r=\"A3\" t=\"e\"><v>#N/A</v></c><c t=\"b\"><v>1</v></c>"
                    + "<c r=\"D3\" t=\"str\"><v>1.234,5</v></c></row>",
            SheetParts.row("Título") + SheetParts.row("ID del miembro", "Año", "Moneda", "Ingresos")
                    + "<row><c t=\"d\"><v>2018-04-01</v></c><c s=\"2\"><v>0.5</v></c></row>"),
    SPREADSHEETS(
            "",
            "<table:table-row><table:table-cell office:value-type=\"string\"><text:p>member_id</text:p>"
                    + "</table:table-cell><table:table-cell office:value-type=\"string\"><text:p>year</text:p>"
                    + "</table:table-cell><table:table-cell office:value-type=\"string\"><text:p>currency</text:p>"
                    + "</table:table-cell><table:table-cell office:value-type=\"string\"><text:p>revenue</text:p>"
                    + "</table:table-cell></table:table-row><table:table-row table:number-rows-repeated=\"3\">"
                    + "<table:table-cell office:value-type=\"string\"><text:p>M<text:s text:c=\"2\"/>1</text:p>"
                    + "</table:table-cell><table:table-cell office:value-type=\"float\" office:value=\"2023\"/>"
                    + "<table:table-cell table:number-columns-repeated=\"2\" office:value-type=\"date\" "
                    + "office:date-value=\"2024-01-02\"/></table:table-row>"),
    JSON(
            "",
            "{\"grants\":[{\"id\":\"G1\",\"amountAwarded\":12.5,\"currency\":\"GBP\",\"awardDate\":\"2024-01-02\","
                    + "\"recipientOrganization\":[{\"id\":\"o\",\"name\":\"\\u00d1\"}]},{\"id\":null,\"x\":[[1],{}]}]}",
            "[{\"id\":\"G1\"}]"),
    XML(
            "",
            "<?xml version=\"1.0\"?><iati-activities version=\"2.03\"><iati-activity default-currency=\"GBP\">"
                    + "<iati-identifier>A1</iati-identifier><reporting-org ref=\"o\"/><title><narrative>T &amp; t"
                    + "</narrative></title><transaction><transaction-type code=\"1\"/><transaction-date "
                    + "iso-date=\"2024-01-02\"/><value>12.5</value></transaction></iati-activity></iati-activities>"),
    MAPPINGS(
            "",
            "tables:\n  - record: revenue\n    files: \"*.csv\"\n    columns:\n      member_id: Cod. socio\n      "
                    + "revenue: {from: Ventas, unit: thousands, values: {n.d.: \"\"}}\n      year: {fixed: 2023}\n"
                    + "      currency: {fixed: EUR}\n    only: {Tipo: [Socio]}\n",
            "tables:\n  - like: 360giving.funding\n    columns: {organisation_id: a/b[@c='1'] + position() or ../d}\n");

    private final String alphabet;
    private final List<String> seeds;

    Target(String alphabet, String... seeds) {
        this.alphabet = alphabet;
        this.seeds = List.of(seeds);
    }

    /** Good ones, to begin with. */
    List<byte[]> seeds() {
        return seeds.stream().map(seed -> seed.getBytes(StandardCharsets.UTF_8)).toList();
    }

    /** @throws AssertionError or any exception where the property does not hold */
    void run(byte[] bytes) throws Exception {
        switch (this) {
            case NUMBERS -> ReadNumbers.check(text(bytes));
            case DATES -> ReadDates.check(text(bytes));
            case TABLES -> ReadFiles.check("table.csv", bytes);
            case WORKBOOKS -> ReadFiles.check("book.xlsx", SheetParts.workbook(bytes));
            case SPREADSHEETS -> ReadFiles.check("book.ods", SheetParts.openDocument(bytes));
            case JSON -> ReadFiles.check("grants.json", bytes);
            case XML -> ReadFiles.check("activities.xml", bytes);
            case MAPPINGS -> ReadFiles.checkUnder(bytes);
        }
    }

    /** Most bytes make no number: those that are no letter of the alphabet stand for one. */
    private String text(byte[] bytes) {
        StringBuilder text = new StringBuilder();
        for (char c : new String(bytes, StandardCharsets.UTF_8).toCharArray()) {
            text.append(alphabet.indexOf(c) >= 0 ? c : alphabet.charAt(c % alphabet.length()));
        }
        return text.toString();
    }
}
