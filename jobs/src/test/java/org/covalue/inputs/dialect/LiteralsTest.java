package org.covalue.inputs.dialect;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.time.LocalDate;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LiteralsTest {

    private static final long SEED = 20251028;
    private static final int MANY = 100_000;

    @Test
    void aDecimalIsTheDoubleNearestToIt() {
        Random random = new Random(SEED);
        for (int i = 0; i < MANY; i++) {
            String text = decimal(random);

            assertThat(number(text)).as(text).isEqualTo(Double.parseDouble(text));
        }
    }

    @Test
    void whatIsKeptComesBackAsItWasWritten() {
        Random random = new Random(SEED);
        for (int i = 0; i < MANY; i++) {
            BigDecimal written =
                    new BigDecimal(new BigInteger(49, random).mod(BigInteger.TEN.pow(15)), random.nextInt(40) - 20);

            assertThat(new BigDecimal(number(written.toPlainString())).round(new MathContext(15)))
                    .isEqualByComparingTo(written);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "9007199254740993",
                "123456789012345678901234567890",
                "0.1234567890123456",
                "1.234567890123456E+20",
                "-1000000000000001"
            })
    void moreDigitsThanADoubleKeepsAreRefused(String text) {
        assertThat(number(text)).isNaN();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1000000000000000",
                "123456789012345000000",
                "0000000000000000001",
                "1.500000000000000000",
                "0.000000000000000123456789012345"
            })
    void zerosAroundTheDigitsDoNotCount(String text) {
        assertThat(number(text)).isEqualTo(Double.parseDouble(text));
    }

    @ParameterizedTest
    @CsvSource({
        "0, 0",
        "-0, -0.0",
        "+7, 7",
        "007, 7",
        ".5, 0.5",
        "-.5, -0.5",
        "1.5E+10, 1.5e10",
        "2e-3, 0.002",
        "1E+05, 100000",
        "123456789012345, 123456789012345",
        "0.1, 0.1",
        "0.000000000000000000000000000001, 1e-30"
    })
    void aNumberIsReadAsWritten(String text, double expected) {
        assertThat(number(text)).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1,5",
                "1.234.567",
                "1 000",
                "1'000",
                "1e400",
                "-1e400",
                "NaN",
                "Infinity",
                "-Infinity",
                "-",
                "+",
                ".",
                "-.",
                "5.",
                "--5",
                "+-5",
                "1-2",
                "1e",
                "e5",
                "1e3",
                "12E3",
                "1d",
                "1f",
                "5D",
                "0x10",
                "0x1p3",
                "12 %",
                "€5",
                "USD 5",
                "½",
                "１２",
                "٣",
                "1_000",
                "1 ",
                " 1",
                "#N/A",
                "n/a",
                "1\n2",
                "12345678901234567890.",
                "12345678901234567890x"
            })
    void whatIsNoPlainNumberIsRefused(String text) {
        assertThat(number(text)).isNaN();
    }

    @Test
    void everyDayOfFourCenturiesIsItself() {
        LocalDate day = LocalDate.of(1800, 1, 1);
        for (int i = 0; i < 146_097; i++) {
            assertThat(date(day.toString())).isEqualTo((int) day.toEpochDay());
            day = day.plusDays(1);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2023-02-29",
                "2100-02-29",
                "2024-13-01",
                "2024-00-10",
                "2024-04-31",
                "2024-01-00",
                "0000-01-01",
                "24-01-01",
                "2024-1-1",
                "2024/01/01",
                "01-01-2024",
                "31/12/2024",
                "12/31/2024",
                "20240101",
                "2024-01-01T00:00:01",
                "2024-01-01T",
                "2024-02-30T00:00:00Z",
                "2024-01-01T22:00:00.000Z",
                "2024-01-01 00:00:00",
                "2024-01-01T00:00:00 ",
                "2024-01-01 ",
                "2024-01-0١",
                "-024-01-01",
                "2024–01–01",
                "45291",
                "infinity",
                "today"
            })
    void whatIsNoIsoDayIsRefused(String text) {
        assertThat(date(text)).isEqualTo(Literals.NO_DATE);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2016-10-25",
                "2016-10-25T00:00",
                "2016-10-25T00:00:00",
                "2016-10-25T00:00:00+00:00",
                "2016-10-25T00:00:00.000Z",
                "2016-10-25T00:00:00-03:00"
            })
    void midnightOfADayIsThatDay(String text) {
        assertThat(date(text)).isEqualTo((int) LocalDate.of(2016, 10, 25).toEpochDay());
    }

    @ParameterizedTest
    @CsvSource({"2024, 2024", "1900, 1900", "0001, 1"})
    void aYearIsFourDigits(String text, int expected) {
        assertThat(year(text)).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"24", "2024.0", "20240", "2O24", "-024", "２０２４", "FY24", "2023/24", ""})
    void whatIsNotFourDigitsIsNoYear(String text) {
        assertThat(year(text)).isEqualTo(-1);
    }

    /** Up to 30 digits, so that both the quick way and the slow one are taken, with zeros in front and behind. */
    private static String decimal(Random random) {
        BigInteger digits =
                new BigInteger(1 + random.nextInt(49), random).multiply(BigInteger.TEN.pow(random.nextInt(15)));
        int decimals = random.nextInt(20);
        String text = new BigDecimal(digits, decimals).toPlainString();
        return (random.nextBoolean() ? "-" : "") + "0".repeat(random.nextInt(3)) + text;
    }

    /** The text stands somewhere in a longer one, as cells do. */
    private static double number(String text) {
        return Literals.number(("7" + text + "8").toCharArray(), 1, 1 + text.length());
    }

    private static int date(String text) {
        return Literals.date(("7" + text + "8").toCharArray(), 1, 1 + text.length());
    }

    private static int year(String text) {
        return Literals.year(("7" + text + "8").toCharArray(), 1, 1 + text.length());
    }
}
