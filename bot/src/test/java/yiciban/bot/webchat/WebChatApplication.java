package yiciban.bot.webchat;

import java.time.Clock;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import yiciban.bot.answer.Checklists;
import yiciban.bot.answer.Samples;
import yiciban.bot.conversation.ChecklistsToday;
import yiciban.bot.conversation.Looks;
import yiciban.bot.system.SetClock;

/** The web channel alone, on canned answers. No stereotype, so that scanning the whole program does not find it. */
@EnableAutoConfiguration(exclude = DataSourceAutoConfiguration.class)
@ComponentScan
class WebChatApplication {

    @Bean
    CannedConversations conversations() {
        return new CannedConversations();
    }

    /** Whoever names itself, with a header of a proxy, a reader without end. */
    @Bean
    Looks looks() {
        return sender -> !sender.equals("203.0.113.99") && !sender.equals("20010db800000001/64");
    }

    @Bean
    CannedWishes wishes(CannedConversations conversations) {
        return new CannedWishes(conversations);
    }

    @Bean
    Clock clock() {
        return new SetClock();
    }

    @Bean
    ChecklistsToday checklists() {
        var checklists = new Checklists(Samples.SEEDS);
        return id -> checklists.find(id, Samples.NOW);
    }
}
