package org.covalue.database;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.covalue.platform.Problem;

/**
 * The server that runs on a data folder already.
 *
 * @param data the folder
 */
record Postmaster(Path data) {

    private static final int PAUSE_MILLIS = 100;
    private static final int MOST_LOOKS = 600;
    private static final int MOST_REFUSALS = 50;

    /**
     * Its port, or 0 where there is none. One that is starting or stopping is waited for, up to a minute.
     *
     * @throws Problem if the folder is a copy of one whose server still runs
     */
    int port() throws IOException, InterruptedException {
        int refused = 0;
        for (int look = 0; look < MOST_LOOKS && refused < MOST_REFUSALS; look++) {
            Optional<PostmasterFile> left = living();
            if (left.isEmpty()) {
                return 0;
            }
            requireOurs(left.get());
            if (left.get().isReady()) {
                if (left.get().isAnswering()) {
                    return left.get().port();
                }
                refused++;
            }
            Thread.sleep(PAUSE_MILLIS);
        }
        return 0;
    }

    /** A file whose number belongs to something else now would keep the server from starting; it goes. */
    private Optional<PostmasterFile> living() throws IOException {
        Optional<PostmasterFile> left = PostmasterFile.in(data);
        if (left.filter(PostmasterFile::isOfSomethingElse).isPresent()) {
            Files.deleteIfExists(left.get().file());
            return Optional.empty();
        }
        return left.filter(PostmasterFile::isServerAlive);
    }

    /**
     * A copied folder names the server of the original; joined to it, one home would write into the database of the
     * other.
     */
    private void requireOurs(PostmasterFile left) throws IOException {
        if (!left.isOf(data)) {
            throw new Problem("The database under " + data.getParent() + " is a copy of " + left.folder()
                    + ", taken while its server ran, and "
                    + "that server (process " + left.pid()
                    + ") still runs.\nSuch a copy may be torn. Stop what runs there and copy it again, or take "
                    + "./covalue archive there and ./covalue restore here.\nWhere process " + left.pid()
                    + " has nothing to do with it, delete "
                    + left.file() + ".");
        }
    }
}
