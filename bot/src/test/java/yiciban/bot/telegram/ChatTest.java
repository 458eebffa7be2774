package yiciban.bot.telegram;

import static org.awaitility.Awaitility.await;

import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Timeout;
import yiciban.bot.telegram.FakeTelegram.Sent;

/** What the tests of the channel have in common: a server, two citizens, a group. */
@Timeout(30)
abstract class ChatTest {

    /** Chat and user numbers do not fit into 32 bits. */
    static final long ANNA = 4_503_599_627_370_001L;

    static final long BERT = 4_503_599_627_370_002L;

    static final long GROUP = -1_002_003_004_005L;

    final FakeTelegram telegram = new FakeTelegram();
    final FakeConversations conversations = new FakeConversations();

    @AfterEach
    void closeServer() {
        telegram.close();
    }

    List<Sent> sent(int count) {
        await().until(() -> telegram.sent().size() >= count);
        return telegram.sent();
    }

    List<Sent> sent(long chat, int count) {
        await().until(() -> telegram.sent(chat).size() >= count);
        return telegram.sent(chat);
    }

    List<String> visible(long chat) {
        return telegram.sent(chat).stream().map(Sent::visible).toList();
    }

    static void awaitQuietly(CountDownLatch latch) {
        try {
            if (!latch.await(20, TimeUnit.SECONDS)) {
                throw new IllegalStateException("nobody let go");
            }
        } catch (InterruptedException e) {
            throw new IllegalStateException("interrupted", e);
        }
    }
}
