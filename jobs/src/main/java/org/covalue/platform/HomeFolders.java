package org.covalue.platform;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * What lies where in a home.
 *
 * @param home as given
 * @param database that is named by its address; empty where the home has its own
 */
public record HomeFolders(Path home, Optional<String> database) {

    /** The server of the home, its data and its log. */
    public Path postgres() {
        return home.resolve("postgres");
    }

    /** Whether commands that only read find something here. */
    public boolean hasDatabase() {
        return database.isPresent() || Files.exists(postgres());
    }

    /** Files of editions; those of a database of its own stand apart, because editions are numbered per database. */
    public Path editions() {
        Path editions = absolute("editions");
        return database.map(url -> editions.resolve(url.replaceAll("\\?.*", "")
                        .replaceAll("^.*//([^@/]*@)?", "")
                        .replaceAll("[^A-Za-z0-9_.-]", "_")))
                .orElse(editions);
    }

    public Path logs() {
        return absolute("logs");
    }

    /** Files sent in through the portal. */
    public Path uploads() {
        return absolute("uploads");
    }

    /** The folders of files that nights and pages share. */
    public FileFolders folders() {
        return new FileFolders(editions(), logs(), uploads());
    }

    public Path samples() {
        return absolute("samples");
    }

    /** The one file of configuration, read where it is there. */
    public Path configuration() {
        return absolute("covalue.yml");
    }

    private Path absolute(String name) {
        return home.toAbsolutePath().normalize().resolve(name);
    }
}
