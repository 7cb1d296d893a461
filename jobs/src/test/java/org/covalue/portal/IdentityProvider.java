package org.covalue.portal;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.Date;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * A small OpenID Connect provider that signs its tokens; who signs in is set by the test, and it asks for no password.
 */
public final class IdentityProvider implements AutoCloseable {

    static final String CLIENT = "covalue";
    static final String SECRET = "secret of the client";

    private final HttpServer server;
    private final RSAKey key;
    private RSAKey signingKey;
    private Map<String, Object> claims = Map.of();
    private String nonce = "";

    public IdentityProvider() {
        try {
            key = new RSAKeyGenerator(2048).keyID("one").generate();
            signingKey = key;
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException | JOSEException e) {
            throw new IllegalStateException(e);
        }
        answer("/.well-known/openid-configuration", exchange -> """
                {"issuer": "%1$s", "authorization_endpoint": "%1$s/authorize", "token_endpoint": "%1$s/token", "jwks_uri": "%1$s/keys",
                 "subject_types_supported": ["public"], "response_types_supported": ["code"],
                 "id_token_signing_alg_values_supported": ["RS256"], "token_endpoint_auth_methods_supported": ["client_secret_basic"]}
                """.formatted(issuer()));
        answer("/keys", exchange -> new JWKSet(key.toPublicJWK()).toString());
        answer(
                "/token",
                exchange -> "{\"access_token\": \"access\", \"token_type\": \"Bearer\", \"expires_in\": 60, "
                        + "\"id_token\": \""
                        + idToken() + "\"}");
        server.createContext("/authorize", exchange -> {
            Map<String, String> asked = parameters(exchange.getRequestURI().getRawQuery());
            nonce = asked.getOrDefault("nonce", "");
            exchange.getResponseHeaders()
                    .add(
                            "Location",
                            asked.get("redirect_uri") + "?code=c&state="
                                    + java.net.URLEncoder.encode(asked.get("state"), StandardCharsets.UTF_8));
            exchange.sendResponseHeaders(302, -1);
            exchange.close();
        });
        server.start();
    }

    String issuer() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /** Spring's settings of a client of this provider. */
    public Map<String, Object> settings() {
        String registration = "spring.security.oauth2.client.registration.house.";
        return Map.of(
                registration + "client-id",
                CLIENT,
                registration + "client-secret",
                SECRET,
                registration + "scope",
                "openid,email",
                registration + "client-name",
                "House accounts",
                "spring.security.oauth2.client.provider.house.issuer-uri",
                issuer());
    }

    /** Who signs in from now on. */
    public void signsIn(String subject, String email, boolean isVerified) {
        claims = Map.of("sub", subject, "email", email, "email_verified", isVerified);
    }

    /** From now on tokens are signed with a key that is not published. */
    public void useAnotherKey() throws JOSEException {
        signingKey = new RSAKeyGenerator(2048).keyID("one").generate();
    }

    private String idToken() {
        JWTClaimsSet.Builder token = new JWTClaimsSet.Builder()
                .issuer(issuer())
                .audience(CLIENT)
                .issueTime(Date.from(Instant.now()))
                .expirationTime(Date.from(Instant.now().plusSeconds(60)))
                .claim("nonce", nonce);
        claims.forEach(token::claim);
        SignedJWT signed = new SignedJWT(
                new JWSHeader.Builder(JWSAlgorithm.RS256).keyID("one").build(), token.build());
        try {
            signed.sign(new RSASSASigner(signingKey));
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
        return signed.serialize();
    }

    @FunctionalInterface
    private interface Answer {
        String to(HttpExchange exchange);
    }

    private void answer(String path, Answer answer) {
        server.createContext(path, exchange -> {
            byte[] body = answer.to(exchange).getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().add("Content-Type", "application/json");
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
    }

    private static Map<String, String> parameters(String query) {
        return Arrays.stream(query.split("&"))
                .map(pair -> pair.split("=", 2))
                .collect(Collectors.toMap(pair -> pair[0], pair -> URLDecoder.decode(pair[1], StandardCharsets.UTF_8)));
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
