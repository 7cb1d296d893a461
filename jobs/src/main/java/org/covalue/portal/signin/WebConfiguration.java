package org.covalue.portal.signin;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Locale;
import org.covalue.portal.web.Parameters;
import org.covalue.portal.web.WrongRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.LocaleResolver;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.ResourceHandlerRegistry;
import org.springframework.web.servlet.config.annotation.ViewControllerRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.servlet.i18n.AcceptHeaderLocaleResolver;
import org.springframework.web.servlet.i18n.CookieLocaleResolver;
import org.springframework.web.servlet.i18n.LocaleChangeInterceptor;

/** Languages, static files, and the detour of whoever has a password to choose or a second factor to set up first. */
@Configuration
class WebConfiguration implements WebMvcConfigurer {

    static final String LANGUAGE_COOKIE = "language";

    private static final List<Locale> LANGUAGES = List.of(Locale.ENGLISH, new Locale("es"));

    /** English or Spanish: chosen by {@code ?lang=es} and remembered, else what the browser prefers. */
    @Bean
    static LocaleResolver localeResolver() {
        AcceptHeaderLocaleResolver browser = new AcceptHeaderLocaleResolver();
        browser.setSupportedLocales(LANGUAGES);
        browser.setDefaultLocale(Locale.ENGLISH);
        CookieLocaleResolver resolver = new CookieLocaleResolver(LANGUAGE_COOKIE) {
            @Override
            protected @Nullable Locale parseLocaleValue(String kept) {
                return LANGUAGES.stream()
                        .filter(one -> one.getLanguage().equals(kept))
                        .findFirst()
                        .orElse(null);
            }
        };
        resolver.setDefaultLocaleFunction(browser::resolveLocale);
        resolver.setCookieHttpOnly(true);
        resolver.setCookieSameSite("Lax");
        resolver.setRejectInvalidCookies(false);
        return resolver;
    }

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        LocaleChangeInterceptor language = new LocaleChangeInterceptor() {
            @Override
            protected @Nullable Locale parseLocaleValue(String asked) {
                return LANGUAGES.stream()
                        .filter(one -> one.getLanguage().equals(asked))
                        .findFirst()
                        .orElseThrow(() -> WrongRequest.value(
                                "lang",
                                asked,
                                LANGUAGES.stream().map(Locale::getLanguage).toList()));
            }
        };
        language.setParamName("lang");
        registry.addInterceptor(language);
        registry.addInterceptor(new Parameters());
        registry.addInterceptor(new HandlerInterceptor() {
                    @Override
                    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler)
                            throws Exception {
                        boolean mustChange = SessionRules.mustChangePassword(request);
                        boolean mustSetUp = SessionRules.mustSetUpFactor(request);
                        if (mustChange || mustSetUp) {
                            response.sendRedirect(
                                    request.getContextPath() + (mustChange ? "/account" : "/account/second-factor"));
                        }
                        return !mustChange && !mustSetUp;
                    }
                    // Of the account only what leads out of it: a token or a session that is got before would stay good
                    // after.
                })
                .excludePathPatterns(
                        "/account",
                        "/account/password",
                        "/account/second-factor",
                        "/account/second-factor/**",
                        "/login",
                        "/login/**",
                        "/static/**",
                        "/webjars/**",
                        "/error",
                        "/actuator/**",
                        "/favicon.ico");
    }

    @Override
    public void addResourceHandlers(ResourceHandlerRegistry registry) {
        registry.addResourceHandler("/static/**")
                .addResourceLocations("classpath:/static/")
                .setCachePeriod(3600);
    }

    /** Browsers ask for it on their own where no page has named an icon. */
    @Override
    public void addViewControllers(ViewControllerRegistry registry) {
        registry.addRedirectViewController("/favicon.ico", "/static/icon.svg");
    }
}
