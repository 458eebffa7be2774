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
import yiciban.bot.conversation.Looks;
import yiciban.bot.system.Hurry;
import yiciban.bot.system.Sender;

/**
 * Turns away what needs no reading: questions while too many ask, posts that another site made a browser send, posts
 * that are too big, and who looks without end. There is
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
    private final Looks looks;

    Door(Conversations conversations, Looks looks) {
        this.conversations = conversations;
        this.looks = looks;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        String path = request.getServletPath();
        return !path.equals("/chat")
                && !path.startsWith("/chat/")
                && !path.equals("/replies")
                && !path.startsWith("/replies/")
                && !path.startsWith("/api/v1/");
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (!request.getMethod().equals(HttpMethod.POST.name())) {
            look(request, response, chain);
        } else if (asks(request) && conversations.crowded()) {
            turnAway(request, response);
        } else if ("cross-site".equals(request.getHeader("Sec-Fetch-Site"))) {
            response.sendError(HttpServletResponse.SC_FORBIDDEN);
        } else if (request.getContentLengthLong() > QuestionBody.MAX_BYTES) {
            response.sendError(HttpServletResponse.SC_REQUEST_ENTITY_TOO_LARGE);
        } else if (request.getContentLengthLong() < 0 && isForm(request)) {
            // Browsers always announce it; without it the container would read on to its own, larger limit.
            response.sendError(HttpServletResponse.SC_LENGTH_REQUIRED);
        } else {
            let(request, response, chain);
        }
    }

    /** Each look reads a conversation from the database: whoever does nothing else is asked to pause. */
    private void look(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (looks.allows(Sender.of(request.getRemoteAddr()))) {
            let(request, response, chain);
        } else {
            response.setHeader(HttpHeaders.RETRY_AFTER, Refusal.A_MINUTE_SECONDS);
            response.sendError(HttpStatus.TOO_MANY_REQUESTS.value());
        }
    }

    /** Somebody waits: a database that says nothing is given up in time to say so. */
    private static void let(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        try {
            Hurry.in(() -> {
                chain.doFilter(request, response);
                return true;
            });
        } catch (ServletException | IOException | RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new ServletException(e);
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
