package yiciban.bot.conversation;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import yiciban.bot.answer.WishWords;
import yiciban.bot.system.Ids;

/** Everything that stands on one database, as the program puts it together. */
final class Stores {

    static final RetentionSettings RETENTION = new RetentionSettings(Duration.ofDays(180));
    private static final WishWords WORDS = WishWords.read();

    final JdbcClient sql;
    final TransactionTemplate transaction;
    final Turns turns;
    final Ratings ratings;
    final SqlWishes wishes;
    final Asides asides;
    final Clock clock;
    final Standing standing;

    Stores(DataSource database, Clock clock, Standing standing) {
        this.clock = clock;
        this.standing = standing;
        sql = JdbcClient.create(database);
        transaction = new TransactionTemplate(new DataSourceTransactionManager(database));
        var ids = new Ids(clock, new SecureRandom());
        turns = new Turns(sql, transaction, ids);
        ratings = new Ratings(sql, transaction);
        wishes = new SqlWishes(
                new WishRows(sql),
                turns,
                new OpenQuestion(WORDS),
                standing,
                ratings,
                RETENTION,
                new PickUpCodes(new SecureRandom()),
                new RateLimit(new RateLimitSettings(true, 5, 5), () -> 0),
                clock,
                ids);
        asides = new Asides(WORDS, wishes, ratings, clock);
    }

    Telling telling(Channel... channels) {
        return new Telling(new WishRows(sql), transaction, List.of(channels), standing, RETENTION, clock);
    }
}
