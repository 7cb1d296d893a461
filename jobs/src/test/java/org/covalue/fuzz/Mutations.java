package org.covalue.fuzz;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.SplittableRandom;

/** Spoils good bytes, a little and at random; the same seed spoils them the same way. */
final class Mutations {

    private static final List<String> WORDS = List.of(
            "\"",
            ";",
            ",",
            "\t",
            "|",
            "\n",
            "\r",
            "\0",
            "\uFEFF",
            "\u00A0",
            "'",
            "-",
            "(",
            ")",
            "€",
            "#N/A",
            "1e400",
            "1,234.5",
            "1.234,5",
            "03/04/2024",
            "2024-02-30",
            "999999",
            "99999999999999999999",
            "-1",
            "<",
            ">",
            "&",
            "&#0;",
            "]]>",
            "<!--",
            "<!DOCTYPE a [<!ENTITY b \"c\">]>",
            "{",
            "}",
            "[",
            "]",
            ":",
            "null",
            "\\u0000",
            "true",
            "*",
            "..",
            "//",
            "@",
            "member_id",
            "year",
            "revenue",
            "r=\"XFD1048577\"",
            "r=\"A0\"",
            "t=\"s\"",
            "s=\"7\"",
            "number-rows-repeated=\"1048576\"",
            "number-columns-repeated=\"99999\"",
            "unit: millions",
            "fixed: ",
            "only: ");

    private final SplittableRandom random;

    Mutations(long seed) {
        this.random = new SplittableRandom(seed);
    }

    byte[] of(List<byte[]> seeds) {
        byte[] bytes = seeds.get(random.nextInt(seeds.size()));
        for (int times = random.nextInt(1, 6); times > 0; times--) {
            bytes = once(bytes, seeds);
        }
        return bytes;
    }

    private byte[] once(byte[] bytes, List<byte[]> seeds) {
        int from = random.nextInt(bytes.length + 1);
        int to = Math.min(bytes.length, from + random.nextInt(1, 1 + Math.max(1, bytes.length / 4)));
        byte[] word = WORDS.get(random.nextInt(WORDS.size())).getBytes(StandardCharsets.UTF_8);
        byte[] other = seeds.get(random.nextInt(seeds.size()));
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        all.write(bytes, 0, from);
        switch (random.nextInt(6)) {
            case 0 -> all.write(bytes, to, bytes.length - to);
            case 1 -> {
                all.write(bytes, from, to - from);
                all.write(bytes, from, bytes.length - from);
            }
            case 2 -> {
                all.writeBytes(word);
                all.write(bytes, from, bytes.length - from);
            }
            case 3 -> {
                all.writeBytes(word);
                all.write(bytes, to, bytes.length - to);
            }
            case 4 -> {
                all.write(random.nextInt(256));
                all.write(bytes, Math.min(bytes.length, from + 1), Math.max(0, bytes.length - from - 1));
            }
            default -> all.write(other, Math.min(other.length, from), Math.max(0, other.length - from));
        }
        return all.toByteArray();
    }
}
