package org.covalue.bench;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Optional;
import java.util.stream.Stream;
import org.covalue.database.Database;
import org.covalue.database.RowSecurity;
import org.covalue.disclosure.Editions;
import org.covalue.platform.FileHash;
import org.springframework.jdbc.core.JdbcTemplate;

/** A home with a published night of the samples whose file of indicators is made large, users with tokens, and a landing folder for another night. */
record ServedHome(Path folder, int megabytes, int users) {

    static final String PASSWORD = "a password for the bench";

    static String login(int user) {
        return "bench" + user;
    }

    static String token(int user) {
        return "covalue_bench_" + user;
    }

    /** @return the large CSV */
    Path prepare() throws Exception {
        writeLanding();
        if (!Files.exists(folder.resolve("editions"))) {
            CovalueProcess.run("1g", "nightly", "--home", folder.toString(), "--landing", samples(), "--business-date", "2025-06-30", "--quiet");
        }
        try (Database database = Database.open(folder, Optional.empty())) {
            JdbcTemplate jdbc = new JdbcTemplate(database.dataSource());
            new RowSecurity(database.dataSource()).prepare();
            for (int user = 0; user < users; user++) {
                addUser(jdbc, user);
            }
            return enlarge(jdbc, new Editions(database.dataSource()));
        }
    }

    /** What the next night is to take, of which one file differs every time, and a schedule that is never due: the bench says when. */
    private void writeLanding() throws IOException {
        Path landing = folder.resolveSibling("serve-landing");
        Path samples = Path.of(samples());
        try (Stream<Path> files = Files.walk(samples)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Path copy = landing.resolve(samples.relativize(file).toString());
                Files.createDirectories(copy.getParent());
                Files.copy(file, copy, StandardCopyOption.REPLACE_EXISTING);
            }
        }
        Files.writeString(landing.resolve("es/ingresos.csv"), "nobody" + System.nanoTime() + ";2020;EUR;1;1;1;1;1;;;\n", StandardOpenOption.APPEND);
        Files.createDirectories(folder);
        Files.writeString(folder.resolve("covalue.yml"), """
                covalue:
                  schedule: {cron: "0 0 1 1 *", zone: UTC, landing: "%s", reports: all}
                  portal: {connections-per-address: 2000}
                """.formatted(landing.toAbsolutePath().normalize()));
    }

    private static String samples() {
        return Path.of(System.getProperty("bench.target")).resolve("../../jobs/samples").toString();
    }

    private static void addUser(JdbcTemplate jdbc, int user) throws Exception {
        jdbc.update("insert into covalue.portal_user (login, display_name, password_hash, created_at) values (?, ?, ?, now()) on conflict do nothing",
                login(user), login(user), "{noop}" + PASSWORD);
        jdbc.update("insert into covalue.role_grant (login, role) values (?, 'evaluator') on conflict do nothing", login(user));
        String hash = HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(token(user).getBytes(StandardCharsets.UTF_8)));
        jdbc.update("insert into covalue.api_token (login, name, token_sha256, created_at, expires_at) values (?, 'bench', ?, now(), now() + interval '1 day') "
                + "on conflict (token_sha256) do update set expires_at = excluded.expires_at", login(user), hash);
    }

    /** The rows of the file again and again, until it is as large as wanted; the edition then was published with it. */
    private Path enlarge(JdbcTemplate jdbc, Editions editions) throws IOException {
        long edition = editions.latest().orElseThrow();
        Path file = csv(edition);
        if (Files.size(file) < megabytes * 950_000L) {
            byte[] whole = Files.readAllBytes(file);
            int header = new String(whole, StandardCharsets.UTF_8).indexOf('\n') + 1;
            try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file))) {
                out.write(whole, 0, header);
                for (long bytes = 0; bytes < megabytes * 1_000_000L; bytes += whole.length - header) {
                    out.write(whole, header, whole.length - header);
                }
            }
        }
        jdbc.update("update covalue.edition_file set bytes = ?, sha256 = ? where edition_id = ? and file = 'tables/indicators.csv'", Files.size(file),
                FileHash.sha256(file), edition);
        return file;
    }

    private Path csv(long edition) {
        return folder.resolve("editions").resolve(Long.toString(edition)).resolve("tables/indicators.csv");
    }
}
