package yiciban.bot.staff;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;

/** The cookie that names a session: for this host only, out of reach of scripts, never sent along by other sites. */
final class SessionCookie {

    /** Browsers take a name like this only with Secure, path / and no domain. RFC 6265bis, section 4.1.3.2. */
    private static final String OVER_HTTPS = "__Host-yiciban";

    private static final String OVER_HTTP = "yiciban-staff";

    private final boolean always;

    SessionCookie(boolean always) {
        this.always = always;
    }

    boolean secure(HttpServletRequest request) {
        return always || request.isSecure();
    }

    Optional<String> read(HttpServletRequest request) {
        Cookie[] cookies = request.getCookies();
        String name = name(request);
        return cookies == null
                ? Optional.empty()
                : Arrays.stream(cookies)
                        .filter(cookie -> cookie.getName().equals(name))
                        .map(Cookie::getValue)
                        .findFirst();
    }

    void write(HttpServletRequest request, HttpServletResponse response, String token) {
        add(request, response, token, Duration.ofSeconds(-1));
    }

    void remove(HttpServletRequest request, HttpServletResponse response) {
        add(request, response, "", Duration.ZERO);
    }

    private void add(HttpServletRequest request, HttpServletResponse response, String value, Duration age) {
        response.addHeader(
                HttpHeaders.SET_COOKIE,
                ResponseCookie.from(name(request), value)
                        .path("/")
                        .httpOnly(true)
                        .secure(secure(request))
                        .sameSite("Strict")
                        .maxAge(age)
                        .build()
                        .toString());
    }

    private String name(HttpServletRequest request) {
        return secure(request) ? OVER_HTTPS : OVER_HTTP;
    }
}
