package org.covalue.portal.upload;

import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import java.io.InputStream;
import java.io.Serializable;
import java.util.Objects;
import java.util.Optional;
import org.covalue.inputs.reading.RejectedRow;
import org.covalue.platform.FileHash;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.web.multipart.MultipartFile;

/** Files that were sent and checked, as the session of their sender keeps them until they are delivered. */
@Component
class CheckedFiles {

    private final Uploads uploads;
    private final UploadCheck check;

    CheckedFiles(Uploads uploads, UploadCheck check) {
        this.uploads = uploads;
        this.check = check;
    }

    /**
     * What stands checked in the sender's session and may be confirmed.
     *
     * @param name as its sender calls it, to be shown to nobody else
     */
    record Pending(String organisation, String name, String kind, String sha256, long rows, boolean mayBeSent)
            implements Serializable {}

    /** A file and what was found. @param held empty where nothing of it is kept */
    record Shown(String held, String name, UploadCheck.Checked checked) {

        public boolean mayBeSent() {
            return checked.mayBeSent();
        }

        public boolean isWhole() {
            return checked.file().isGood();
        }
    }

    Shown take(String organisation, MultipartFile sent, HttpSession session) throws IOException {
        Uploads.Held held;
        try (InputStream content = sent.getInputStream()) {
            held = uploads.hold(organisation, content);
        }
        String name = shown(sent.getOriginalFilename());
        UploadCheck.Checked checked = check.check(held.path(), organisation);
        if (!checked.mayBeSent() && checked.file().groups().isEmpty()) {
            uploads.discard(held);
            return new Shown("", name, checked);
        }
        session.setAttribute(
                held.id(),
                new Pending(
                        organisation,
                        name,
                        checked.kind(),
                        FileHash.sha256(held.path()),
                        checked.file().rows(),
                        checked.mayBeSent()));
        return new Shown(held.id(), name, checked);
    }

    static Optional<Pending> pending(HttpSession session, String organisation, String held) {
        return session.getAttribute(held) instanceof Pending pending
                        && pending.organisation().equals(organisation)
                ? Optional.of(pending)
                : Optional.empty();
    }

    /** Without the folders that some browsers send with it, and what nobody sees. */
    private static String shown(@Nullable String name) {
        String last = Objects.requireNonNullElse(name, "").replaceAll(".*[/\\\\]", "");
        return RejectedRow.shortened(last.replaceAll("\\p{C}", " ").strip());
    }
}
