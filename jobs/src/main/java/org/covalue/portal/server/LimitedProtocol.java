package org.covalue.portal.server;

import java.net.InetAddress;
import java.time.Duration;
import java.util.function.Predicate;
import org.apache.coyote.http11.Http11NioProtocol;
import org.covalue.platform.Watch;

/**
 * HTTP as the server speaks it, with two limits that it has not: of the connections of one address, and of the time
 * that the head of a request may take. Neither holds a thread, but connections are numbered. The server makes it by its
 * name.
 */
public final class LimitedProtocol extends Http11NioProtocol {

    private static final int MILLISECONDS_BETWEEN_LOOKS = 1000;

    private final LimitedEndpoint endpoint;
    private final Watch watch = new Watch("slow-heads");

    public LimitedProtocol() {
        this(new LimitedEndpoint());
    }

    private LimitedProtocol(LimitedEndpoint endpoint) {
        super(endpoint);
        this.endpoint = endpoint;
    }

    /** @param isExempt addresses that may have any number */
    void limit(int perAddress, Predicate<InetAddress> isExempt, Duration patience) {
        endpoint.limit(perAddress, isExempt);
        watch.every(MILLISECONDS_BETWEEN_LOOKS, () -> endpoint.closeSlowHeads(patience, watch));
    }

    @Override
    public void destroy() throws Exception {
        watch.close();
        super.destroy();
    }
}
