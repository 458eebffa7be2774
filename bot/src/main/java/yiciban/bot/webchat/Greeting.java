package yiciban.bot.webchat;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.web.server.context.WebServerInitializedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Tells whoever started the server where the page is. */
@Component
class Greeting {

    private static final Logger LOG = LoggerFactory.getLogger(Greeting.class);

    @EventListener
    void say(WebServerInitializedEvent started) {
        LOG.info(
                "可以提问了，请打开 http://127.0.0.1:{}/ （按 Ctrl+C 停止）",
                started.getWebServer().getPort());
    }
}
