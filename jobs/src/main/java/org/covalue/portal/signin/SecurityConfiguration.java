package org.covalue.portal.signin;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.util.stream.Stream;
import org.covalue.portal.access.Role;
import org.covalue.portal.access.Users;
import org.covalue.settings.PortalSettings;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AuthorizeHttpRequestsConfigurer;
import org.springframework.security.config.annotation.web.configurers.HeadersConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;
import org.springframework.security.oauth2.client.web.DefaultOAuth2AuthorizationRequestResolver;
import org.springframework.security.oauth2.client.web.OAuth2AuthorizationRequestRedirectFilter;
import org.springframework.security.oauth2.client.web.OAuth2AuthorizationRequestResolver;
import org.springframework.security.oauth2.core.endpoint.OAuth2ParameterNames;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.intercept.AuthorizationFilter;
import org.springframework.security.web.authentication.UsernamePasswordAuthenticationFilter;
import org.springframework.security.web.savedrequest.HttpSessionRequestCache;
import org.springframework.security.web.savedrequest.RequestCache;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.security.web.util.matcher.OrRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;
import org.springframework.web.filter.OncePerRequestFilter;

/** The first wall: which role may ask for which route. What a route shows is narrowed further by the row policies. */
@Configuration
class SecurityConfiguration {

    /** What any route is under. Anything else is not found; what is found here and not named below is refused. */
    private static final RequestMatcher HAS_ROUTE = new OrRequestMatcher(Stream.of(
                    "/",
                    "/login/**",
                    "/logout",
                    "/oauth2/**",
                    "/account/**",
                    "/catalogue/**",
                    "/organisation/**",
                    "/reports/**",
                    "/explore/**",
                    "/tables/**",
                    "/night/**",
                    "/admin/**",
                    "/actuator/**",
                    "/static/**",
                    "/webjars/**")
            .<RequestMatcher>map(PathPatternRequestMatcher.withDefaults()::matcher)
            .toList());

    /** Everything that is not named is refused. */
    private static void routes(
            AuthorizeHttpRequestsConfigurer<HttpSecurity>.AuthorizationManagerRequestMatcherRegistry requests) {
        requests.dispatcherTypeMatchers(DispatcherType.ERROR, DispatcherType.FORWARD, DispatcherType.ASYNC)
                .permitAll()
                .requestMatchers(
                        "/login",
                        "/login/forgotten",
                        "/login/reset",
                        "/static/**",
                        "/webjars/**",
                        "/favicon.ico",
                        "/actuator/health",
                        "/actuator/health/**")
                .permitAll()
                .requestMatchers("/", "/login/code", "/account", "/account/**", "/catalogue", "/catalogue/**")
                .authenticated()
                .requestMatchers("/organisation", "/organisation/**")
                .hasRole(Role.MANAGER.name())
                .requestMatchers("/reports", "/reports/**")
                .hasAnyRole(Role.MANAGER.name(), Role.FUNDER.name(), Role.EVALUATOR.name())
                .requestMatchers("/explore", "/explore/**", "/tables", "/tables/**")
                .hasRole(Role.EVALUATOR.name())
                .requestMatchers("/night", "/night/**")
                .hasRole(Role.OPERATOR.name())
                .requestMatchers("/admin", "/admin/**")
                .hasRole(Role.ADMINISTRATOR.name())
                .requestMatchers("/actuator/**")
                .hasAnyRole(Role.OPERATOR.name(), Role.ADMINISTRATOR.name())
                .anyRequest()
                .denyAll();
    }

    @Bean
    @Order(1)
    SecurityFilterChain api(HttpSecurity http, TokenFilter tokens, SessionRules sessionRules) throws Exception {
        return http.securityMatcher("/api/**")
                .authorizeHttpRequests(
                        requests -> requests.dispatcherTypeMatchers(DispatcherType.ERROR, DispatcherType.ASYNC)
                                .permitAll()
                                .requestMatchers("/api/openapi", "/api/openapi.json", "/api/openapi/**")
                                .permitAll()
                                .anyRequest()
                                .hasRole(Role.EVALUATOR.name()))
                .addFilterBefore(sessionRules, UsernamePasswordAuthenticationFilter.class)
                .addFilterBefore(tokens, UsernamePasswordAuthenticationFilter.class)
                .sessionManagement(sessions -> sessions.sessionCreationPolicy(SessionCreationPolicy.NEVER))
                .csrf(csrf -> csrf.disable())
                .exceptionHandling(failures -> failures.authenticationEntryPoint(ApiRefusals.unknown())
                        .accessDeniedHandler(ApiRefusals.notFor()))
                .headers(SecurityConfiguration::onlyNotKept)
                .build();
    }

    @Bean
    @Order(2)
    SecurityFilterChain pages(
            HttpSecurity http,
            SignIns signIns,
            SessionRules sessionRules,
            ProvidedUsers providedUsers,
            RequestCache asked,
            PortalSettings settings,
            ObjectProvider<ClientRegistrationRepository> identityProviders)
            throws Exception {
        Refusals refusals = new Refusals(HAS_ROUTE);
        http.authorizeHttpRequests(SecurityConfiguration::routes)
                .addFilterBefore(new ThrottledSignIn(signIns), UsernamePasswordAuthenticationFilter.class)
                .addFilterBefore(sessionRules, AuthorizationFilter.class)
                .formLogin(form -> form.loginPage("/login")
                        .successHandler(signIns)
                        .failureHandler(signIns)
                        .permitAll())
                .logout(logout -> logout.addLogoutHandler(signIns)
                        .logoutSuccessUrl("/login?signedOut")
                        .deleteCookies("JSESSIONID"))
                .sessionManagement(sessions -> sessions.sessionFixation(fixation -> fixation.changeSessionId()))
                .requestCache(cache -> cache.requestCache(asked))
                .exceptionHandling(
                        failures -> failures.authenticationEntryPoint(refusals).accessDeniedHandler(refusals))
                .headers(SecurityConfiguration::onlyNotKept);
        if (identityProviders.getIfAvailable() != null) {
            http.oauth2Login(login -> login.loginPage("/login")
                    .successHandler(signIns)
                    .failureHandler(signIns)
                    .userInfoEndpoint(users -> users.oidcUserService(providedUsers)));
            settings.base()
                    .ifPresent(base -> http.oauth2Login(login -> login.authorizationEndpoint(asking ->
                            asking.authorizationRequestResolver(returningTo(base, identityProviders.getObject())))));
        }
        return http.build();
    }

    /** Where users reach the portal is set, and no request says otherwise. */
    private static OAuth2AuthorizationRequestResolver returningTo(
            URI base, ClientRegistrationRepository identityProviders) {
        DefaultOAuth2AuthorizationRequestResolver requests = new DefaultOAuth2AuthorizationRequestResolver(
                identityProviders, OAuth2AuthorizationRequestRedirectFilter.DEFAULT_AUTHORIZATION_REQUEST_BASE_URI);
        requests.setAuthorizationRequestCustomizer(request -> request.attributes(known ->
                request.redirectUri(base + "/login/oauth2/code/" + known.get(OAuth2ParameterNames.REGISTRATION_ID))));
        return requests;
    }

    /** What else a browser is to keep to, {@link SafeHeaders} says of every answer. */
    private static void onlyNotKept(HeadersConfigurer<HttpSecurity> headers) {
        headers.defaultsDisabled().cacheControl(Customizer.withDefaults());
    }

    /** What was asked for before the sign-in: a page, never something sent. */
    @Bean
    @SuppressWarnings(
            "NullAway") // Without a name no parameter marks the request that was kept; the method's description says
    // so, its type does not.
    static RequestCache askedBefore() {
        HttpSessionRequestCache asked = new HttpSessionRequestCache();
        asked.setRequestMatcher(request -> request.getMethod().equals("GET") && HAS_ROUTE.matches(request));
        asked.setMatchingRequestParameterName(null);
        return asked;
    }

    /** Sends away who has guessed too often, before a password is looked at. */
    private static final class ThrottledSignIn extends OncePerRequestFilter {

        private final SignIns signIns;

        private ThrottledSignIn(SignIns signIns) {
            this.signIns = signIns;
        }

        @Override
        protected boolean shouldNotFilter(HttpServletRequest request) {
            return !request.getMethod().equals("POST")
                    || !request.getServletPath().equals("/login");
        }

        @Override
        protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
                throws ServletException, IOException {
            signIns.throttled(request, response, chain);
        }
    }

    /** Part of the chains only: the container must not run it for itself. */
    @Bean
    static FilterRegistrationBean<SessionRules> sessionRulesInChainsOnly(SessionRules sessionRules) {
        FilterRegistrationBean<SessionRules> registration = new FilterRegistrationBean<>(sessionRules);
        registration.setEnabled(false);
        return registration;
    }

    @Bean
    static SessionRules sessionRules(
            Users users, PortalSessions sessions, PortalSettings settings, RequestCache asked) {
        return new SessionRules(users, sessions, settings.longestSession(), asked);
    }

    @Bean
    static SignInThrottle signInThrottle(Clock nightClock) {
        return new SignInThrottle(nightClock);
    }

    @Bean
    static PasswordEncoder passwordEncoder() {
        return LongPasswords.withThoseBefore(LongPasswords.ROUNDS);
    }
}
