package yiciban.bot.review;

import java.time.Clock;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Fallback;
import org.springframework.jdbc.core.simple.JdbcClient;
import yiciban.bot.conversation.AnsweredLater;
import yiciban.bot.conversation.LiveLibrary;
import yiciban.bot.conversation.PastTurns;
import yiciban.bot.conversation.RetentionSettings;
import yiciban.bot.knowledge.Shelves;
import yiciban.bot.staff.Audit;
import yiciban.bot.system.Believable;
import yiciban.bot.system.Ids;

/** The ledger of gaps, put together. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({ReviewSettings.class, RetentionSettings.class})
class ReviewConfiguration {

    /** Another module's bean goes before this one. */
    @Bean
    @Fallback
    AnsweredLater nobodyWaits() {
        return (turn, answer) -> {};
    }

    @Bean
    Ledger ledger(JdbcClient sql, Audit audit, Shelves shelves, ReviewSettings settings, Clock clock, Ids ids) {
        return new Ledger(sql, audit, shelves, Deadlines.of(settings.gapDays(), clock), clock, ids);
    }

    @Bean
    GapSight gapSight(Ledger ledger, LiveLibrary library, JdbcClient sql, Clock clock, Ids ids) {
        return new GapSight(ledger.gaps(), ledger.deadlines(), new PastTurns(sql, ids), library, clock);
    }

    @Bean
    GapsAtHome gapsAtHome(Ledger ledger) {
        return new GapsAtHome(ledger.gaps(), ledger.deadlines());
    }

    @Bean
    Sweep sweep(
            Ledger ledger,
            LiveLibrary library,
            AnsweredLater later,
            RetentionSettings retention,
            Clock clock,
            Believable clockIs) {
        return new Sweep(
                ledger.entering(),
                ledger.overlooked(library, Budget.SMALL),
                ledger.gathering(library, Budget.SMALL),
                ledger.askingAgain(library, later, Budget.SMALL),
                ledger.settling(library, Budget.SMALL),
                retention,
                clock,
                clockIs);
    }
}
