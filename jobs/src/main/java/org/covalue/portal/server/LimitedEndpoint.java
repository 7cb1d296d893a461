package org.covalue.portal.server;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Predicate;
import org.apache.coyote.Constants;
import org.apache.coyote.Processor;
import org.apache.coyote.Request;
import org.apache.tomcat.util.net.NioChannel;
import org.apache.tomcat.util.net.NioEndpoint;
import org.apache.tomcat.util.net.SocketWrapperBase;
import org.covalue.platform.Watch;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The connections of the server. */
final class LimitedEndpoint extends NioEndpoint {

    private static final Logger LOG = LoggerFactory.getLogger(LimitedEndpoint.class);
    private static final long NANOSECONDS_BETWEEN_WORDS = Duration.ofMinutes(1).toNanos();

    private int perAddress = Integer.MAX_VALUE;
    private Predicate<InetAddress> isExempt = address -> false;
    private long lastWord = System.nanoTime() - NANOSECONDS_BETWEEN_WORDS;

    void limit(int most, Predicate<InetAddress> exempt) {
        this.perAddress = most;
        this.isExempt = exempt;
    }

    /** Called for every new connection, by one thread. */
    @Override
    protected boolean setSocketOptions(SocketChannel socket) {
        Optional<InetAddress> from = address(socket).filter(isExempt.negate());
        if (from.isPresent()
                && connections.keySet().stream()
                                .filter(one -> address(one).equals(from))
                                .count()
                        >= perAddress) {
            tell(from.get());
            destroySocket(socket);
            return false;
        }
        return super.setSocketOptions(socket);
    }

    private void tell(InetAddress from) {
        if (System.nanoTime() - lastWord >= NANOSECONDS_BETWEEN_WORDS) {
            lastWord = System.nanoTime();
            LOG.warn(
                    "{} has {} connections open and gets no more. If it is a proxy, name it under "
                            + "covalue.portal.proxies; if an office, "
                            + "raise covalue.portal.connections-per-address.",
                    from.getHostAddress(),
                    perAddress);
        }
    }

    /** @return empty where it is closed already */
    private static Optional<InetAddress> address(SocketChannel socket) {
        try {
            return socket.getRemoteAddress() instanceof InetSocketAddress from
                    ? Optional.of(from.getAddress())
                    : Optional.empty();
        } catch (IOException closed) {
            return Optional.empty();
        }
    }

    /** A head that comes byte by byte never leaves a connection idle, which is all that the server looks at. */
    void closeSlowHeads(Duration patience, Watch watch) {
        getConnections().forEach(connection -> watch.safely(() -> closeIfSlow(connection, patience)));
    }

    private static void closeIfSlow(SocketWrapperBase<NioChannel> connection, Duration patience) {
        if (connection.getCurrentProcessor() instanceof Processor processor
                && !processor.isAsync()
                && isSlow(processor.getRequest(), patience)) {
            connection.close();
        }
    }

    /** Begun, given to nobody, and answered by nothing. */
    private static boolean isSlow(Request request, Duration patience) {
        return request != null
                && request.getRequestProcessor().getStage() != Constants.STAGE_SERVICE
                && !request.getResponse().isCommitted()
                && request.getStartTimeNanos() >= 0
                && System.nanoTime() - request.getStartTimeNanos() > patience.toNanos();
    }
}
