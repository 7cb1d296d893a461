package org.covalue.exports.datapackage;

import java.util.List;
import java.util.stream.Collectors;
import org.covalue.exports.EvaluatorTable;
import org.covalue.exports.column.ColumnType;

/** A do-file that makes a {@code .dta} of every table: Stata has no reader of JSON, so it says all by itself. */
final class StataLoader {

    private static final int LONGEST_LABEL = 80;

    private final StringBuilder text = new StringBuilder();

    private StataLoader() {}

    static String text() {
        StataLoader loader = new StataLoader();
        loader.say("* Run in the folder of datapackage.json:  do load.do  (or: do load.do es)");
        loader.say("version 14");
        loader.say("args language");
        loader.say("if \"`language'\" == \"\" local language en");
        EvaluatorTable.all().forEach(loader::table);
        return loader.text.toString();
    }

    private void say(String line) {
        text.append(line).append('\n');
    }

    private void table(EvaluatorTable table) {
        say("");
        say("import delimited using \"" + Descriptor.path(table) + "\", clear varnames(1) case(preserve) "
                + "encoding(\"utf-8\") stringcols(_all) bindquotes(strict) maxquotedrows(unlimited)");
        String numbers = names(table, ColumnType.INTEGER, ColumnType.NUMBER);
        if (!numbers.isEmpty()) {
            say("quietly destring " + numbers + ", replace");
        }
        table.columns().forEach(this::type);
        if (table.hasStateOfRow()) {
            reasons(table);
        }
        label("data", table.title("en"), table.title("es"));
        table.columns().forEach(one -> label("variable " + one.name(), one.meaning("en"), one.meaning("es")));
        say("quietly compress");
        say("save \"" + table.name() + ".dta\", replace");
    }

    private static String names(EvaluatorTable table, ColumnType... types) {
        return table.columns().stream()
                .filter(one -> List.of(types).contains(one.type()))
                .map(EvaluatorTable.Column::name)
                .collect(Collectors.joining(" "));
    }

    private void type(EvaluatorTable.Column column) {
        if (column.type() == ColumnType.DATE) {
            say("generate _day = daily(" + column.name() + ", \"YMD\")");
            say("drop " + column.name());
            say("rename _day " + column.name());
            say("format " + column.name() + " %td");
        } else if (column.type() == ColumnType.BOOLEAN) {
            say("generate byte _truth = " + column.name() + " == \"true\" if " + column.name() + " != \"\"");
            say("drop " + column.name());
            say("rename _truth " + column.name());
        }
    }

    private void reasons(EvaluatorTable table) {
        for (String number : names(table, ColumnType.NUMBER).split(" ")) {
            say("capture confirm string variable " + number);
            say("if !_rc quietly destring " + number + ", replace force");
            say("replace " + number + " = .n if missing(" + number + ") & state == \"not_reported\"");
            say("replace " + number + " = .a if missing(" + number + ") & state == \"not_applicable\"");
            say("replace " + number + " = .s if missing(" + number + ") & state == \"suppressed\"");
            say("replace " + number + " = .e if missing(" + number + ") & state == \"not_estimable\"");
        }
    }

    private void label(String what, String en, String es) {
        say("if \"`language'\" == \"es\" label " + what + " " + quoted(es));
        say("else label " + what + " " + quoted(en));
    }

    /** In compound quotes, which take quotes inside. */
    private static String quoted(String label) {
        String fits = label.codePointCount(0, label.length()) <= LONGEST_LABEL
                ? label
                : label.substring(0, label.offsetByCodePoints(0, LONGEST_LABEL - 1)) + "…";
        return "`\"" + fits.replace("`", "'").replace("$", "\\$") + "\"'";
    }
}
