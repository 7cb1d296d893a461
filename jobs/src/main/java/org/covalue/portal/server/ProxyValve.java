package org.covalue.portal.server;

import jakarta.servlet.ServletException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.util.NetMask;
import org.apache.catalina.valves.ValveBase;

/**
 * Whom a request is from. What {@code X-Forwarded-For} and {@code X-Forwarded-Proto} say is believed where it comes
 * from a proxy that is named in the configuration, and from nobody else; {@code X-Forwarded-Host} and {@code Forwarded}
 * are never read.
 */
public final class ProxyValve extends ValveBase {

    private static final String OCTET = "(25[0-5]|2[0-4]\\d|1?\\d?\\d)";
    private static final String LITERAL = OCTET + "(\\." + OCTET + "){3}|[0-9a-fA-F]{0,4}:[0-9a-fA-F:.]{1,40}";
    private static final int HTTPS_PORT = 443;

    private final List<NetMask> proxies;

    ProxyValve(List<String> proxies) {
        super(true);
        this.proxies = proxies.stream().map(NetMask::new).toList();
    }

    @Override
    public void invoke(Request request, Response response) throws IOException, ServletException {
        if (isProxy(request.getRemoteAddr())) {
            client(request).ifPresent(address -> {
                request.setRemoteAddr(address);
                request.setRemoteHost(address);
            });
            if ("https".equalsIgnoreCase(request.getHeader("X-Forwarded-Proto"))) {
                request.setSecure(true);
                request.getCoyoteRequest().scheme().setString("https");
                request.setServerPort(HTTPS_PORT);
                SafeHeaders.stayOnHttps(response);
            }
        }
        getNext().invoke(request, response);
    }

    boolean isProxy(String address) {
        return address(address).filter(this::isProxy).isPresent();
    }

    boolean isProxy(InetAddress address) {
        return proxies.stream().anyMatch(one -> one.matches(address));
    }

    /** The nearest address that is no proxy's; what stands before it anybody may have written. */
    private Optional<String> client(Request request) {
        List<String> hops = new ArrayList<>();
        Collections.list(request.getHeaders("X-Forwarded-For")).forEach(line -> hops.addAll(List.of(line.split(","))));
        Collections.reverse(hops);
        return hops.stream()
                .map(String::strip)
                .filter(hop -> !isProxy(hop))
                .findFirst()
                .flatMap(ProxyValve::address)
                .map(InetAddress::getHostAddress);
    }

    /** {@code face.de} is made of hexadecimal digits too, and is a name. */
    public static boolean isLiteral(String text) {
        return text.matches(LITERAL);
    }

    /** A name would be asked for elsewhere. */
    private static Optional<InetAddress> address(String literal) {
        try {
            return literal != null && isLiteral(literal)
                    ? Optional.of(InetAddress.getByName(literal))
                    : Optional.empty();
        } catch (UnknownHostException e) {
            return Optional.empty();
        }
    }
}
