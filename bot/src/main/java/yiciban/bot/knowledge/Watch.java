package yiciban.bot.knowledge;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;

/** 查看新发布: sees publications made elsewhere, on another node or on the command line; says once when it cannot. */
final class Watch {

    private static final Logger LOG = LoggerFactory.getLogger(Watch.class);

    private final Live live;
    private boolean blind;

    Watch(Live live) {
        this.live = live;
    }

    @Scheduled(fixedDelay = 250)
    void look() {
        try {
            live.refresh();
            if (blind) {
                LOG.info("又能查看新发布了");
            }
            blind = false;
        } catch (RuntimeException e) {
            if (!blind) {
                LOG.warn("暂时查看不到新发布，群众看到的仍是上一次发布的内容：{}", e.toString());
            }
            blind = true;
        }
    }
}
