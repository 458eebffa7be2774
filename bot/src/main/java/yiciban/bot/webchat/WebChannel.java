package yiciban.bot.webchat;

import org.springframework.stereotype.Component;
import yiciban.bot.answer.Answer;
import yiciban.bot.conversation.Channel;

/**
 * 渠道 网页: cannot reach anybody who is not here. What is told stands with the wish, and the page shows it when its citizen
 * comes back.
 */
@Component
class WebChannel implements Channel {

    @Override
    public String name() {
        return ChatPage.CHANNEL;
    }

    @Override
    public boolean push(String conversation, String id, String turn, Answer answer) {
        return true;
    }
}
