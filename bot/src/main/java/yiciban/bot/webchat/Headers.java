package yiciban.bot.webchat;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/** Tells browsers what our pages never do: run foreign or inline script, be framed, be remembered, tell where from. */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 10)
class Headers extends OncePerRequestFilter {

    private static final String POLICY =
            "default-src 'self'; object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors ";

    private static final String ONE_YEAR = "max-age=31536000";

    private final WebChatSettings settings;

    Headers(WebChatSettings settings) {
        this.settings = settings;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        String path = request.getServletPath();
        boolean chat = path.equals("/") || path.matches("/(replies|chat)(/.*)?");
        boolean framed = chat || path.startsWith("/checklist/");
        response.setHeader("Content-Security-Policy", POLICY + (framed ? settings.frameAncestors() : "'none'"));
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setHeader("Referrer-Policy", "no-referrer");
        if (request.isSecure()) {
            response.setHeader("Strict-Transport-Security", ONE_YEAR);
        }
        if (chat || path.startsWith("/api/")) {
            response.setHeader("Cache-Control", "no-store");
        }
        chain.doFilter(request, response);
    }
}
