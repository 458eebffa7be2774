package yiciban.bot.webchat;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.core.Ordered;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.HandlerExceptionResolver;
import org.springframework.web.servlet.ModelAndView;

/**
 * Asked before Spring's own resolvers: those take a connection that the database broke for one that the citizen broke, and
 * send an empty 200.
 */
@Component
class BrokenDatabase implements HandlerExceptionResolver, Ordered {

    private final Incidents incidents;

    BrokenDatabase(Incidents incidents) {
        this.incidents = incidents;
    }

    @Override
    public int getOrder() {
        return HIGHEST_PRECEDENCE;
    }

    @Override
    public @Nullable ModelAndView resolveException(
            HttpServletRequest request, HttpServletResponse response, @Nullable Object handler, Exception exception) {
        return Incidents.isOfTheDatabase(exception)
                ? incidents.resolveException(request, response, handler, exception)
                : null;
    }
}
