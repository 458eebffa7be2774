package yiciban.bot.webchat;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Locale;
import org.apache.tomcat.util.http.InvalidParameterException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.core.Ordered;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.web.servlet.HandlerExceptionResolver;
import org.springframework.web.servlet.ModelAndView;
import yiciban.bot.system.Database;

/**
 * The boundary for what nobody expected: logged once, under a number that the citizen can tell us. A database that is busy,
 * away or full is expected: then citizens hear 请稍候.
 */
@Component
class Incidents implements HandlerExceptionResolver, Ordered {

    static final String ATTRIBUTE = Incidents.class.getName();

    /** That what was sent could not be kept, and that this is not for too many who ask. */
    static final String NOT_KEPT = Incidents.class.getName() + ".notKept";

    /** Long enough to find one line in a day's log, short enough to read out on the telephone. In characters. */
    private static final int LENGTH = 8;

    private static final Logger LOG = LoggerFactory.getLogger(Incidents.class);

    private final Tokens tokens;

    Incidents(Tokens tokens) {
        this.tokens = tokens;
    }

    /** After Spring's own resolvers, which know the mistakes of clients. */
    @Override
    public int getOrder() {
        return LOWEST_PRECEDENCE;
    }

    @Override
    public ModelAndView resolveException(
            HttpServletRequest request, HttpServletResponse response, @Nullable Object handler, Exception exception) {
        try {
            int status = status(request, handler, exception);
            if (status == HttpServletResponse.SC_SERVICE_UNAVAILABLE) {
                response.setHeader(HttpHeaders.RETRY_AFTER, Refusal.SOON_SECONDS);
            }
            response.sendError(status);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new ModelAndView();
    }

    /** Whether a database that is busy, away or full is why, or a library that is closed, since the program ends. */
    static boolean isOfTheDatabase(Exception exception) {
        return exception instanceof CannotCreateTransactionException
                || exception instanceof DataAccessResourceFailureException
                || Database.busy(exception)
                || Database.away(exception);
    }

    private int status(HttpServletRequest request, @Nullable Object handler, Exception exception) {
        if (exception instanceof InvalidParameterException broken) {
            // The container reads parameters late; broken bytes in a form are the sender's mistake, not ours.
            return broken.getErrorCode();
        }
        if (isOfTheDatabase(exception)) {
            if (Database.away(exception)) {
                request.setAttribute(NOT_KEPT, true);
            }
            LOG.warn(
                    "数据库很忙、连不上或写不下，请群众稍候：{}",
                    NestedExceptionUtils.getMostSpecificCause(exception).toString());
            return HttpServletResponse.SC_SERVICE_UNAVAILABLE;
        }
        String incident =
                tokens.next().replaceAll("[_-]", "0").substring(0, LENGTH).toUpperCase(Locale.ROOT);
        LOG.error("incident {} at {}", incident, handler, exception);
        request.setAttribute(ATTRIBUTE, incident);
        return HttpServletResponse.SC_INTERNAL_SERVER_ERROR;
    }
}
