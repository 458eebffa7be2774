package yiciban.bot.webchat;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
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

    /** RFC 9457, as {@link Errors} says it. */
    private static final byte[] BUSY = "{\"detail\":\"%s\",\"status\":503,\"title\":\"%s\"}"
            .formatted(Errors.advice(HttpStatus.SERVICE_UNAVAILABLE), Errors.title(HttpStatus.SERVICE_UNAVAILABLE))
            .getBytes(StandardCharsets.UTF_8);

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
            turnAway(request, response);
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

    /** With the least work for programs, which send most of what is too much. */
    private static void turnAway(HttpServletRequest request, HttpServletResponse response) throws IOException {
        response.setHeader(HttpHeaders.RETRY_AFTER, Refusal.SOON_SECONDS);
        if (request.getServletPath().equals("/chat")) {
            response.sendError(HttpServletResponse.SC_SERVICE_UNAVAILABLE);
            return;
        }
        response.setStatus(HttpServletResponse.SC_SERVICE_UNAVAILABLE);
        response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
        response.setContentLength(BUSY.length);
        response.getOutputStream().write(BUSY);
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
