package org.covalue.night;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A landing folder that a night gets through in a second: organisations with funding in three years. */
public final class SmallLanding {

    private SmallLanding() {}

    /** @param organisations o1, o2, ... */
    public static Path write(Path folder, int organisations) throws IOException {
        Files.createDirectories(folder);
        StringBuilder rows = new StringBuilder("organisation_id,organisation_name,country,founded_on\n");
        for (int i = 1; i <= organisations; i++) {
            rows.append('o').append(i).append(",Organisation ").append(i).append(",ES,2010-01-01\n");
        }
        Files.writeString(folder.resolve("organisation.csv"), rows);
        funding(folder, organisations, organisations);
        return folder;
    }

    /** Funding of all; those from {@code given} on have given theirs away to the first. */
    public static void funding(Path folder, int organisations, int given) throws IOException {
        StringBuilder rows = new StringBuilder("funding_id,organisation_id,received_on,source,amount,currency\n");
        for (int i = 1; i <= organisations; i++) {
            for (int year = 2021; year <= 2023; year++) {
                rows.append("f")
                        .append(i)
                        .append('_')
                        .append(year)
                        .append(",o")
                        .append(i > given ? 1 : i)
                        .append(',')
                        .append(year)
                        .append("-05-01,services,")
                        .append(100 * i)
                        .append(",USD\n");
            }
        }
        Files.writeString(folder.resolve("funding.csv"), rows);
    }

    /** Firms of each of them, members since 2020, and their revenue in three years: no firm outweighs the others. */
    public static void members(Path folder, int organisations, int firms) throws IOException {
        StringBuilder members = new StringBuilder("member_id,member_name,member_type\n");
        StringBuilder memberships = new StringBuilder("organisation_id,member_id,joined_on\n");
        StringBuilder revenue = new StringBuilder("member_id,year,currency,revenue,exports,employees_fte\n");
        for (int i = 1; i <= organisations; i++) {
            for (int j = 1; j <= firms; j++) {
                String member = "m" + i + "_" + j;
                members.append(member)
                        .append(",Firm ")
                        .append(i)
                        .append('.')
                        .append(j)
                        .append(",firm\n");
                memberships.append('o').append(i).append(',').append(member).append(",2020-01-01\n");
                for (int year = 2021; year <= 2023; year++) {
                    int amount = 1000 + 10 * i + 37 * j + 20 * (year - 2021);
                    revenue.append(member)
                            .append(',')
                            .append(year)
                            .append(",USD,")
                            .append(amount)
                            .append(',');
                    revenue.append(amount / 4).append(',').append(5 + j).append('\n');
                }
            }
        }
        Files.writeString(folder.resolve("member.csv"), members);
        Files.writeString(folder.resolve("membership.csv"), memberships);
        Files.writeString(folder.resolve("revenue.csv"), revenue);
    }
}
