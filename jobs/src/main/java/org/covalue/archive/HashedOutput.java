package org.covalue.archive;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.security.MessageDigest;
import java.util.HexFormat;
import org.covalue.platform.FileHash;

/** Passes bytes on and hashes them. Closing it leaves what it writes to open. */
final class HashedOutput extends FilterOutputStream {

    private final MessageDigest digest = FileHash.digest();

    HashedOutput(OutputStream out) {
        super(out);
    }

    @Override
    public void write(int oneByte) throws IOException {
        write(new byte[] {(byte) oneByte}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int from, int count) throws IOException {
        digest.update(bytes, from, count);
        out.write(bytes, from, count);
    }

    @Override
    public void close() throws IOException {
        flush();
    }

    /** Of all that went through; to be asked once, at the end. */
    String sha256() {
        return HexFormat.of().formatHex(digest.digest());
    }
}
