package org.covalue.database;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * What a server leaves in its data folder for as long as it runs, and behind it where it was killed:
 * {@code postmaster.pid}.
 *
 * @param state {@code ready}, {@code starting}, {@code stopping}; blank while it is not said yet
 * @param folder the data folder it was started on, which is another one where this folder is a copy
 */
record PostmasterFile(Path file, long pid, Path folder, int port, String state) {

    private static final int STATE = 7;

    /** Empty where no server runs or has died here, and while one is writing the file. */
    static Optional<PostmasterFile> in(Path data) throws IOException {
        Path file = data.resolve("postmaster.pid");
        List<String> lines = lines(file);
        return lines.size() < 4
                ? Optional.empty()
                : Optional.of(new PostmasterFile(
                        file,
                        Long.parseLong(lines.get(0).strip()),
                        Path.of(lines.get(1).strip()),
                        Integer.parseInt(lines.get(3).strip()),
                        lines.size() > STATE ? lines.get(STATE).strip() : ""));
    }

    /**
     * Whether a process of its number runs that is a server: a number is given again after a restart of the machine.
     * The port tells only where nothing of the program can be seen, as of a dead process nobody has asked after: a
     * server that starts does not answer yet.
     */
    boolean isServerAlive() {
        return process()
                .map(one -> program(one.info()).map(PostmasterFile::isServer).orElseGet(this::isAnswering))
                .orElse(false);
    }

    /** The file of another user's program is hidden in most containers; the words it was started with are not. */
    private static Optional<String> program(ProcessHandle.Info info) {
        return info.command().or(info::commandLine);
    }

    /** Also where its binaries were replaced meanwhile. */
    static boolean isServer(String program) {
        return program.matches("(.*/)?postgres( \\(deleted\\)| -D .*)?");
    }

    boolean isReady() {
        return state.equals("ready");
    }

    boolean isAnswering() {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 500);
            return true;
        } catch (IOException notYet) {
            return false;
        }
    }

    /** A file whose number belongs to something else now, which would keep the server from starting. */
    boolean isOfSomethingElse() {
        return process().isPresent() && !isServerAlive();
    }

    boolean isOf(Path data) throws IOException {
        return Files.exists(folder) && Files.isSameFile(folder, data);
    }

    private static List<String> lines(Path file) throws IOException {
        try {
            return Files.readAllLines(file);
        } catch (NoSuchFileException none) {
            return List.of();
        }
    }

    private Optional<ProcessHandle> process() {
        return ProcessHandle.of(pid).filter(ProcessHandle::isAlive);
    }
}
