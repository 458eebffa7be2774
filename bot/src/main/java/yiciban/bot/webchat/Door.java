package yiciban.bot.webchat;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;
import yiciban.bot.conversation.Conversations;

/**
 * Turns away what needs no reading: questions while too many ask, posts that another site made a browser send, and posts
 * that are too big. There is
 * no cookie and no login, so a forged post gains nothing; it would only fill the ledger with questions nobody asked.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 20)
class Door extends OncePerRequestFilter {

    private final Conversations conversations;

    Door(Conversations conversations) {
        this.conversations = conversations;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        String path = request.getServletPath();
        boolean ours = path.equals("/chat")
                || path.startsWith("/chat/")
                || path.equals("/replies")
                || path.startsWith("/api/v1/");
        return !ours || !request.getMethod().equals(HttpMethod.POST.name());
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (asks(request) && conversations.crowded()) {
            response.setHeader(HttpHeaders.RETRY_AFTER, Refusal.SOON_SECONDS);
            response.sendError(HttpServletResponse.SC_SERVICE_UNAVAILABLE);
        } else if ("cross-site".equals(request.getHeader("Sec-Fetch-Site"))) {
            response.sendError(HttpServletResponse.SC_FORBIDDEN);
        } else if (request.getContentLengthLong() > QuestionBody.MAX_BYTES) {
            response.sendError(HttpServletResponse.SC_REQUEST_ENTITY_TOO_LARGE);
        } else if (request.getContentLengthLong() < 0 && isForm(request)) {
            // Browsers always announce it; without it the container would read on to its own, larger limit.
            response.sendError(HttpServletResponse.SC_LENGTH_REQUIRED);
        } else {
            chain.doFilter(request, response);
        }
    }

    private static boolean asks(HttpServletRequest request) {
        String path = request.getServletPath();
        return path.equals("/chat") || path.equals("/api/v1/questions");
    }

    private static boolean isForm(HttpServletRequest request) {
        String type = request.getContentType();
        return type != null && type.startsWith(MediaType.APPLICATION_FORM_URLENCODED_VALUE);
    }
}
