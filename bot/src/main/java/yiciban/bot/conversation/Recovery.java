package yiciban.bot.conversation;

import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;

/** Answers what a crash, or a database that was busy too long, left unanswered: soon after the start and ever after. */
class Recovery {

    private static final Logger LOG = LoggerFactory.getLogger(Recovery.class);

    private final SqlConversations conversations;

    Recovery(SqlConversations conversations) {
        this.conversations = conversations;
    }

    @Scheduled(initialDelay = 1, fixedDelay = 30, timeUnit = TimeUnit.SECONDS)
    void sweep() {
        int recovered = conversations.recover();
        if (recovered > 0) {
            LOG.warn("补答了 {} 个上次中断时没来得及回答的问题", recovered);
        }
    }
}
