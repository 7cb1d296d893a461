package org.covalue.inputs.dialect;

import java.time.LocalDate;
import java.util.Optional;
import org.covalue.estimation.data.Message;

/**
 * What the cells of one column show of how their dates are written. {@code 03/04/2024} may be either;
 * {@code 31/12/2024} has the day first, {@code 12/31/2024} the month.
 */
public final class ColumnDates implements ColumnEvidence {

    private final String column;
    private final int lastYear;
    private boolean provesDay;
    private boolean provesMonth;
    private int firstRow;
    private String firstFound = "";
    private int firstDay;
    private int firstMonth;

    public ColumnDates(String column, int lastYear) {
        this.column = column;
        this.lastYear = lastYear;
    }

    @Override
    public void add(char[] cell, int from, int to, int row) {
        if (to - from == 10 && cell[from + 4] == '-') {
            return;
        }
        int dayFirst = DateStyle.DAY_FIRST.day(cell, from, to, lastYear);
        int monthFirst = DateStyle.MONTH_FIRST.day(cell, from, to, lastYear);
        if (dayFirst == Literals.NO_DATE || monthFirst == Literals.NO_DATE) {
            provesDay |= dayFirst != Literals.NO_DATE;
            provesMonth |= monthFirst != Literals.NO_DATE;
        } else if (dayFirst != monthFirst && firstRow == 0) {
            firstRow = row;
            firstFound = new String(cell, from, to - from);
            firstDay = dayFirst;
            firstMonth = monthFirst;
        }
    }

    /** How the column is to be read, by all its cells and whatever is known of its sender. */
    public DateStyle style(Optional<DateStyle> ofSender) {
        if (ofSender.isPresent()) {
            boolean isContradicted = ofSender.get() == DateStyle.DAY_FIRST ? provesMonth : provesDay;
            return isContradicted && firstRow == 0 ? DateStyle.PLAIN : ofSender.get();
        }
        if (provesDay == provesMonth) {
            return DateStyle.PLAIN;
        }
        return provesDay ? DateStyle.DAY_FIRST : DateStyle.MONTH_FIRST;
    }

    /** The first date that has two values, where no cell proves which, or cells prove both. */
    public Optional<Doubt> doubt() {
        return firstRow > 0 && provesDay == provesMonth
                ? Optional.of(new Doubt(
                        column, firstRow, firstFound, readings(), Message.of("dates_doubtful", "column", column)))
                : Optional.empty();
    }

    private Message readings() {
        return Message.of(
                "dates_readings",
                "found",
                firstFound,
                "row",
                firstRow,
                "day",
                LocalDate.ofEpochDay(firstDay).toString(),
                "month",
                LocalDate.ofEpochDay(firstMonth).toString());
    }
}
