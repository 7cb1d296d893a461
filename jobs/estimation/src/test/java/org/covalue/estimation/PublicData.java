package org.covalue.estimation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/**
 * A public data set or a reference table, from the folder that the environment variable COVALUE_TEST_DATA names. The
 * repository holds no copy: where the variable is not set, the test is skipped; where it is, the file must be there.
 */
public record PublicData(List<Map<String, String>> rows) {

    public static PublicData of(String file) {
        String home = System.getenv("COVALUE_TEST_DATA");
        assumeTrue(home != null, "COVALUE_TEST_DATA is not set");
        Path path = Path.of(home, file);
        assertThat(path)
                .as("COVALUE_TEST_DATA is set, so its data must be there")
                .isRegularFile();
        return new PublicData(Csv.byName(Csv.read(path)));
    }

    public PublicData where(Predicate<Map<String, String>> condition) {
        return new PublicData(rows.stream().filter(condition).toList());
    }

    public PublicData where(String column, String value) {
        return where(row -> row.get(column).equals(value));
    }

    public PublicData and(PublicData others) {
        return new PublicData(java.util.stream.Stream.concat(rows.stream(), others.rows.stream())
                .toList());
    }

    public double[] numbers(String column) {
        return rows.stream().mapToDouble(row -> number(row.get(column))).toArray();
    }

    public String[] texts(String column) {
        return rows.stream().map(row -> row.get(column)).toArray(String[]::new);
    }

    /** The number in a column of the only row there is. */
    public double number(String column, String keyColumn, String key) {
        PublicData one = where(keyColumn, key);
        assertThat(one.rows).as(key).hasSize(1);
        return one.numbers(column)[0];
    }

    private static double number(String text) {
        return text.isBlank() ? Double.NaN : Double.parseDouble(text);
    }
}
