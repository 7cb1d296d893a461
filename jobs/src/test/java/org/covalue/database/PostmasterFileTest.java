package org.covalue.database;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PostmasterFileTest {

    @Test
    void aServerIsKnownByItsProgramAndWhereThatIsHiddenByTheWordsItWasStartedWith() {
        assertThat(PostmasterFile.isServer("/opt/my home/postgres/binaries/bin/postgres"))
                .isTrue();
        assertThat(PostmasterFile.isServer(
                        "/opt/my home/postgres/binaries/bin/postgres -D /opt/my home/postgres/data -p 38671 "))
                .isTrue();
        assertThat(PostmasterFile.isServer("/opt/home/postgres/binaries/bin/postgres (deleted)"))
                .isTrue();
        assertThat(PostmasterFile.isServer("/usr/bin/java -jar covalue.jar")).isFalse();
        assertThat(PostmasterFile.isServer("/usr/bin/psql -d postgres")).isFalse();
    }
}
