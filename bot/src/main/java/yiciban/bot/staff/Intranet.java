package yiciban.bot.staff;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import org.springframework.security.web.util.matcher.IpAddressMatcher;
import org.springframework.web.filter.OncePerRequestFilter;

/** 内网: lets only some networks open the console; for all others there is none. */
final class Intranet extends OncePerRequestFilter {

    private final List<IpAddressMatcher> networks;

    /** @param from such as {@code 10.0.0.0/8,192.168.1.7}; empty for everywhere */
    Intranet(String from) {
        networks = Arrays.stream(from.split(","))
                .map(String::strip)
                .filter(one -> !one.isEmpty())
                .map(IpAddressMatcher::new)
                .toList();
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (networks.isEmpty() || networks.stream().anyMatch(network -> network.matches(request))) {
            chain.doFilter(request, response);
        } else {
            response.sendError(HttpServletResponse.SC_NOT_FOUND);
        }
    }
}
