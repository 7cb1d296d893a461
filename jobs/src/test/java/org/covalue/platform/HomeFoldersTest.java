package org.covalue.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class HomeFoldersTest {

    private static final Path HOME = Path.of("/srv/covalue/../home");

    @Test
    void editionsOfADatabaseThatIsNamedStandApartAndItsPasswordInNoName() {
        HomeFolders own = new HomeFolders(HOME, Optional.empty());
        HomeFolders named =
                new HomeFolders(HOME, Optional.of("jdbc:postgresql://me:secret@host:5433/covalue?user=me&password=x"));

        assertThat(own.editions()).isEqualTo(Path.of("/srv/home/editions"));
        assertThat(named.editions()).isEqualTo(Path.of("/srv/home/editions/host_5433_covalue"));
        assertThat(named.uploads()).isEqualTo(own.uploads());
    }

    @Test
    void aHomeWithoutAServerHasADatabaseWhereOneIsNamed() {
        assertThat(new HomeFolders(HOME, Optional.empty()).hasDatabase()).isFalse();
        assertThat(new HomeFolders(HOME, Optional.of("jdbc:postgresql://host/covalue")).hasDatabase())
                .isTrue();
    }
}
