package yiciban.bot.webchat;

import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * As many requests at once as memory bears. A virtual thread costs little, but Tomcat gives every request it begins some
 * 50 KB of buffers: eight thousand at once are more than the heap. The others wait as connections.
 */
@Component
@Order(Ordered.LOWEST_PRECEDENCE) // after Boot's own, which begins every request at once
class Threads implements WebServerFactoryCustomizer<TomcatServletWebServerFactory> {

    private static final int AT_ONCE = 400;

    /** In seconds. */
    private static final long IDLE = 60;

    @Override
    public void customize(TomcatServletWebServerFactory factory) {
        factory.addProtocolHandlerCustomizers(handler -> {
            var threads = new ThreadPoolExecutor(
                    AT_ONCE,
                    AT_ONCE,
                    IDLE,
                    TimeUnit.SECONDS,
                    new LinkedBlockingQueue<>(), // no longer than there are connections
                    Thread.ofVirtual().name("web-", 0).factory());
            threads.allowCoreThreadTimeOut(true);
            handler.setExecutor(threads);
        });
    }
}
