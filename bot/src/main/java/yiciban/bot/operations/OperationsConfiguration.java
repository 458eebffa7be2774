package yiciban.bot.operations;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import yiciban.bot.conversation.Switches;
import yiciban.bot.staff.Audit;

/** Operations, put together. */
@Configuration(proxyBeanMethods = false)
class OperationsConfiguration {

    @Bean
    Switching switching(Switches switches, Audit audit) {
        return new Switching(switches, audit);
    }
}
