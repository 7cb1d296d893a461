package org.covalue.portal.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.stream.Stream;
import org.springframework.core.DefaultParameterNameDiscoverer;
import org.springframework.core.MethodParameter;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;

/**
 * A parameter that a route does not know is a typo: it is named, with those that are known, in place of an answer to
 * another question.
 */
public final class Parameters implements HandlerInterceptor {

    /** Of every page: the language, and the token of its forms. */
    private static final List<String> OF_ALL = List.of("lang", "_csrf");

    /** Parameters that a page reads itself. */
    @Target(ElementType.METHOD)
    @Retention(RetentionPolicy.RUNTIME)
    public @interface Also {
        String[] value();
    }

    private final DefaultParameterNameDiscoverer names = new DefaultParameterNameDiscoverer();
    private final ConcurrentMap<HandlerMethod, Set<String>> known = new ConcurrentHashMap<>();

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        if (handler instanceof HandlerMethod method
                && method.getBeanType().getName().startsWith("org.covalue")
                && !readsAll(method)) {
            Set<String> expected = known.computeIfAbsent(method, this::of);
            request.getParameterMap().keySet().stream()
                    .filter(name -> !expected.contains(name) && !OF_ALL.contains(name))
                    .findFirst()
                    .ifPresent(name -> {
                        throw WrongRequest.unknown(name, expected);
                    });
        }
        return true;
    }

    /** A route that takes whatever is asked says itself what it does not know. */
    private static boolean readsAll(HandlerMethod method) {
        return method.getBeanType() == ErrorPages.class
                || requestParameters(method)
                        .anyMatch(one -> java.util.Map.class.isAssignableFrom(one.getParameterType()));
    }

    private Set<String> of(HandlerMethod method) {
        Set<String> expected = new TreeSet<>();
        requestParameters(method).forEach(parameter -> {
            parameter.initParameterNameDiscovery(names);
            RequestParam about = parameter.getParameterAnnotation(RequestParam.class);
            expected.add(about == null || about.name().isEmpty() ? parameter.getParameterName() : about.name());
        });
        Optional.ofNullable(method.getMethodAnnotation(Also.class))
                .ifPresent(also -> expected.addAll(List.of(also.value())));
        return expected;
    }

    private static Stream<MethodParameter> requestParameters(HandlerMethod method) {
        return Arrays.stream(method.getMethodParameters())
                .map(MethodParameter.class::cast)
                .filter(parameter -> parameter.hasParameterAnnotation(RequestParam.class));
    }
}
