package yiciban.bot.staff;

import jakarta.servlet.Filter;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.authentication.ProviderManager;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configuration.EnableWebSecurity;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.context.SecurityContextHolderFilter;
import org.springframework.security.web.csrf.CookieCsrfTokenRepository;
import org.springframework.security.web.csrf.CsrfFilter;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;

/** 门卫: what every request below {@code /staff} passes, and no other: the citizens' pages have no login and no cookie. */
@Configuration(proxyBeanMethods = false)
@EnableWebSecurity
class Guard {

    private static final String POLICY =
            "default-src 'self'; object-src 'none'; base-uri 'none'; form-action 'self'; " + "frame-ancestors 'none'";

    private static final long ONE_YEAR = 31_536_000;

    @Bean
    SecurityFilterChain console(
            HttpSecurity http,
            Login login,
            StaffMembers members,
            StaffSessions sessions,
            SessionCookie cookie,
            Steps steps,
            StaffSettings settings) {
        return http.securityContext(context ->
                        context.securityContextRepository(new SessionContexts(members, sessions, cookie, steps)))
                .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .authenticationManager(new ProviderManager(login))
                .addFilterBefore(new Intranet(settings.from()), SecurityContextHolderFilter.class)
                .addFilterBefore(new OwnOrigin(), CsrfFilter.class)
                .authorizeHttpRequests(requests -> requests.requestMatchers(
                                "/staff/login", "/staff/*.css", "/staff/*.js", "/staff/*.svg")
                        .permitAll()
                        .anyRequest()
                        .authenticated())
                .formLogin(form -> form.loginPage("/staff/login")
                        .usernameParameter("name")
                        .passwordParameter("password")
                        .successHandler((request, response, who) -> response.sendRedirect("/staff"))
                        .failureHandler(Guard::refused))
                .logout(logout -> logout.logoutUrl("/staff/logout").logoutSuccessUrl("/staff/login?done"))
                .exceptionHandling(errors ->
                        errors.authenticationEntryPoint(Guard::signInFirst).accessDeniedHandler(Guard::signedInAgain))
                .csrf(csrf -> csrf.csrfTokenRepository(tokens()))
                .headers(headers -> headers.contentSecurityPolicy(policy -> policy.policyDirectives(POLICY))
                        .referrerPolicy(referrer -> referrer.policy(ReferrerPolicy.NO_REFERRER))
                        .httpStrictTransportSecurity(
                                hsts -> hsts.maxAgeInSeconds(ONE_YEAR).includeSubDomains(false)))
                .build();
    }

    /** For these addresses only: the firewall in it refuses odd headers that citizens may well send. */
    @Bean
    FilterRegistrationBean<Filter> consoleOnly(@Qualifier("springSecurityFilterChain") Filter chain) {
        var registration = new FilterRegistrationBean<>(chain);
        registration.addUrlPatterns("/staff", "/staff/*");
        return registration;
    }

    /** The login page has a token, too, before there is a session: so it has a cookie of its own. */
    private static CookieCsrfTokenRepository tokens() {
        var tokens = new CookieCsrfTokenRepository();
        tokens.setCookieName("yiciban-form");
        tokens.setCookiePath("/staff");
        tokens.setCookieCustomizer(builder -> builder.httpOnly(true).sameSite("Strict"));
        return tokens;
    }

    private static void refused(
            HttpServletRequest request, HttpServletResponse response, AuthenticationException problem)
            throws IOException {
        response.sendRedirect(
                problem instanceof WaitException wait ? "/staff/login?wait=" + wait.seconds() : "/staff/login?wrong");
    }

    /** What was typed stays where it is, or is sent again. A fragment of a page that only looks would show the login form in the middle of it. */
    private static void signInFirst(
            HttpServletRequest request, HttpServletResponse response, AuthenticationException problem)
            throws IOException, ServletException {
        Optional<Unsaved> unsaved = Unsaved.of(request, true);
        if (isFragment(request)) {
            if (unsaved.isPresent()) {
                Unsaved.say(response, Unsaved.SIGNED_OUT);
            } else {
                response.setHeader("HX-Redirect", "/staff/login");
                response.setStatus(HttpServletResponse.SC_UNAUTHORIZED);
            }
        } else if (unsaved.isPresent()) {
            unsaved.get().keep(request);
            stale(request, response, HttpServletResponse.SC_UNAUTHORIZED);
        } else {
            response.sendRedirect("/staff/login");
        }
    }

    /** The form is older than the login, or another site's. */
    private static void signedInAgain(
            HttpServletRequest request, HttpServletResponse response, AccessDeniedException denied)
            throws IOException, ServletException {
        Optional<Unsaved> unsaved = Unsaved.of(request, false);
        if (isFragment(request) && unsaved.isPresent()) {
            Unsaved.say(response, Unsaved.SIGNED_IN_AGAIN);
        } else {
            unsaved.ifPresent(typed -> typed.keep(request));
            stale(request, response, HttpServletResponse.SC_FORBIDDEN);
        }
    }

    private static boolean isFragment(HttpServletRequest request) {
        return request.getHeader("HX-Request") != null;
    }

    private static void stale(HttpServletRequest request, HttpServletResponse response, int status)
            throws IOException, ServletException {
        response.setStatus(status);
        request.getRequestDispatcher("/staff/stale").forward(request, response);
    }
}
