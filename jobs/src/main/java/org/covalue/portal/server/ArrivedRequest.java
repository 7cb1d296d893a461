package org.covalue.portal.server;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.Part;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.Collections;
import java.util.Enumeration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;

/**
 * A request whose body has come, or was refused. To everybody behind it is the request as it was asked, with no sign
 * that it waited: who asks for what is checked as of any other.
 */
final class ArrivedRequest extends HttpServletRequestWrapper {

    private final String uri;
    private final String servletPath;
    private final Optional<String> pathInfo;
    private Form form = new Form(Map.of(), List.of());
    private Optional<Body> body = Optional.empty();
    private boolean isRefused;

    ArrivedRequest(HttpServletRequest asked) {
        super(asked);
        this.uri = asked.getRequestURI();
        this.servletPath = asked.getServletPath();
        this.pathInfo = Optional.ofNullable(asked.getPathInfo());
    }

    void accept(Body whole, Form read) {
        this.body = Optional.of(whole);
        this.form = read;
    }

    /** Shown is the page that says why, which asks for nothing of the body. */
    void refuse(HttpStatus why) {
        isRefused = true;
        setAttribute(RequestDispatcher.ERROR_STATUS_CODE, why.value());
        setAttribute(RequestDispatcher.ERROR_REQUEST_URI, uri);
    }

    boolean isRefused() {
        return isRefused;
    }

    @Override
    public DispatcherType getDispatcherType() {
        return isRefused ? DispatcherType.ERROR : DispatcherType.REQUEST;
    }

    @Override
    public String getMethod() {
        return isRefused ? "GET" : super.getMethod();
    }

    @Override
    public @Nullable String getContentType() {
        return isRefused ? null : super.getContentType();
    }

    @Override
    public String getRequestURI() {
        return isRefused ? super.getRequestURI() : uri;
    }

    @Override
    public String getServletPath() {
        return isRefused ? super.getServletPath() : servletPath;
    }

    @Override
    public @Nullable String getPathInfo() {
        return isRefused ? super.getPathInfo() : pathInfo.orElse(null);
    }

    @Override
    public BodyStream getInputStream() throws IOException {
        return new BodyStream(body.orElseGet(Body::new).read());
    }

    @Override
    public BufferedReader getReader() throws IOException {
        return new BufferedReader(new InputStreamReader(getInputStream(), StandardCharsets.UTF_8));
    }

    @Override
    public @Nullable String getParameter(String name) {
        return form.fields().getOrDefault(name, List.of()).stream().findFirst().orElse(null);
    }

    @Override
    public String @Nullable [] getParameterValues(String name) {
        return form.fields().containsKey(name) ? form.fields().get(name).toArray(String[]::new) : null;
    }

    @Override
    public Map<String, String[]> getParameterMap() {
        Map<String, String[]> all = new LinkedHashMap<>();
        form.fields().forEach((name, values) -> all.put(name, values.toArray(String[]::new)));
        return Collections.unmodifiableMap(all);
    }

    @Override
    public Enumeration<String> getParameterNames() {
        return Collections.enumeration(form.fields().keySet());
    }

    @Override
    public Collection<Part> getParts() {
        return form.parts();
    }

    @Override
    public @Nullable Part getPart(String name) {
        return form.parts().stream()
                .filter(part -> part.getName().equals(name))
                .findFirst()
                .orElse(null);
    }
}
