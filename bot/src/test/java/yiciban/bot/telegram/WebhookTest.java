package yiciban.bot.telegram;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.read.ListAppender;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.LoggerFactory;
import org.springframework.boot.health.contributor.Status;
import org.springframework.mock.web.MockHttpServletRequest;
import yiciban.bot.telegram.RunningBot.Setup;

/** The webhook, as promised line by line: W1 to W8. */
class WebhookTest extends ChatTest {

    private static final String KEY = "geheim-42_Z";

    private RunningBot bot;
    private Webhook webhook;
    private HttpServer hooks;

    /** What the server was answered, in order. */
    private final List<Integer> statuses = new CopyOnWriteArrayList<>();

    @BeforeEach
    void start() throws IOException {
        hooks = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        hooks.createContext(Webhook.PATH, this::pass);
        hooks.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        hooks.start();
        open(KEY, "");
    }

    private void open(String secret, String from) {
        var settings = settings(secret, from, "");
        bot = new RunningBot(Setup.of(telegram).with(settings), conversations);
        webhook = new Webhook(bot.station, settings);
    }

    private TelegramSettings settings(String secret, String from, String url) {
        return new TelegramSettings(
                FakeTelegram.TOKEN,
                telegram.url(),
                TelegramSettings.Mode.WEBHOOK,
                Duration.ofSeconds(5),
                secret,
                url,
                from,
                "");
    }

    @AfterEach
    void close() {
        bot.close();
        hooks.stop(0);
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", "geheim", "geheim-42_z", "geheim-42_Zx"})
    void w1_whoDoesNotKnowTheSecretIsTurnedAwayUnread(@Nullable String said) throws Exception {
        MockHttpServletRequest request = request("not even read");
        request.removeHeader(Webhook.SECRET);
        if (said != null) {
            request.addHeader(Webhook.SECRET, said);
        }
        assertThat(webhook.receive(request).getStatusCode().value()).isEqualTo(401);
        assertThat(request.getInputStream().readAllBytes()).as("left unread").isNotEmpty();
        assertThat(bot.state().quarantined()).isZero();
    }

    @Test
    void w1_withoutASecretEverybodyIsTurnedAwayAndTheOperatorKnows() throws Exception {
        bot.close();
        open("", "");
        MockHttpServletRequest request = request(update(ANNA, 1, "在吗"));
        request.removeHeader(Webhook.SECRET);
        assertThat(webhook.receive(request).getStatusCode().value()).isEqualTo(401);
        request.addHeader(Webhook.SECRET, "");
        assertThat(webhook.receive(request).getStatusCode().value()).isEqualTo(401);
        assertThat(bot.health.health().getStatus()).isEqualTo(Status.DOWN);
        assertThat(bot.health.health().getDetails().get("problem")).asString().contains("YICIBAN_TELEGRAM_SECRET");
        assertThatThrownBy(() -> settings("mit leer", "", ""))
                .hasMessageContaining("YICIBAN_TELEGRAM_SECRET")
                .hasMessageNotContaining("leer");
    }

    @Test
    void w2_itIsStoredWhenItIsAnsweredAndSoonAnsweredToTheCitizen() throws Exception {
        long start = System.nanoTime();
        assertThat(post(update(ANNA, 1, "在吗"))).isEqualTo(200);
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(1));
        assertThat(bot.sql
                        .sql("select count(*) from telegram_update")
                        .query(Integer.class)
                        .single())
                .isEqualTo(1);
        assertThat(post(update(ANNA, 1, "在吗"))).as("the same again").isEqualTo(200);
        bot.settled(telegram);
        assertThat(visible(ANNA)).containsExactly("收到：在吗");
    }

    @Test
    void w3_withoutDatabaseItComesAgainAndIsNeverToldToStopComing() throws Exception {
        bot.sql.sql("alter table telegram_update rename to away").update();
        telegram.webhook.set(hook(), KEY);
        telegram.citizen.says(ANNA, "在吗");
        await().until(() -> statuses.size() > 3);
        assertThat(statuses).containsOnly(503);
        bot.sql.sql("alter table away rename to telegram_update").update();
        sent(1);
        assertThat(visible(ANNA)).containsExactly("收到：在吗");
        assertThat(telegram.webhook.isSet()).isTrue();
        assertThat(statuses).doesNotContain(410);
    }

    @Test
    void w4_manyChatsAtOnceKeepTheirOrder() {
        telegram.webhook.set(hook(), KEY);
        for (int i = 0; i < 20; i++) {
            telegram.citizen.says(ANNA + i % 4, "第" + i);
        }
        await().until(() -> telegram.sent().size() == 20);
        for (int chat = 0; chat < 4; chat++) {
            int first = chat;
            assertThat(visible(ANNA + chat))
                    .containsExactlyElementsOf(IntStream.range(0, 5)
                            .mapToObj(i -> "收到：第" + (first + 4 * i))
                            .toList());
        }
    }

    @Test
    void w5_tooMuchIsRefusedAndNonsenseIsPutAside() throws Exception {
        assertThat(post("x".repeat(Webhook.LONGEST + 1))).isEqualTo(413);
        MockHttpServletRequest unannounced = new MockHttpServletRequest() {
            @Override
            public long getContentLengthLong() {
                return -1;
            }
        };
        unannounced.addHeader(Webhook.SECRET, KEY);
        unannounced.setContent("x".repeat(Webhook.LONGEST + 1).getBytes(StandardCharsets.UTF_8));
        assertThat(webhook.receive(unannounced).getStatusCode().value()).isEqualTo(413);
        assertThat(bot.state().quarantined()).isZero();
        for (String nonsense : List.of("{\"update_id\":", "", "[]", "{}", "{\"update_id\":\"x\"}", "我的号 13800138000")) {
            assertThat(post(nonsense)).as(nonsense).isEqualTo(200);
        }
        assertThat(new Quarantine(bot.sql).cases())
                .hasSize(6)
                .noneMatch(one -> one.json().contains("13800138000"))
                .allMatch(one -> one.problem().contains("webhook"));
        assertThat(post(update(ANNA, 1, "在吗"))).isEqualTo(200);
        sent(1);
    }

    @Test
    void w6_theAnswerIsAlwaysEmpty() throws Exception {
        MockHttpServletRequest request = request(update(ANNA, 1, "在吗"));
        assertThat(webhook.receive(request).getBody()).isNull();
        sent(1);
        assertThat(telegram.calls("sendmessage")).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({
        "149.154.160.1, 200",
        "149.154.175.255, 200",
        "149.154.176.0, 403",
        "91.108.7.9, 200",
        "91.108.8.0, 403",
        "127.0.0.1, 403",
        "::1, 403",
        "example.org, 403"
    })
    void w7_onlyNamedNetworksMayCallWhenTheyAreNamed(String address, int status) throws Exception {
        bot.close();
        open(KEY, "149.154.160.0/20, 91.108.4.0/22");
        MockHttpServletRequest request = request(update(ANNA, 1, "在吗"));
        request.setRemoteAddr(address);
        assertThat(webhook.receive(request).getStatusCode().value()).isEqualTo(status);
        assertThatThrownBy(() -> settings(KEY, "149.154.160.0/40", "")).hasMessageContaining("网段");
        assertThatThrownBy(() -> settings(KEY, "example.org", "")).hasMessageContaining("网段");
    }

    @Test
    void theWebhookIsRegisteredWithItsSecretWhenItsAddressIsKnown() {
        bot.close();
        telegram.citizen.says(ANNA, "等着");
        var settings = settings(KEY, "", "https://bot.example.org:8443" + Webhook.PATH);
        bot = new RunningBot(Setup.of(telegram).with(settings), conversations);
        await().until(() -> !telegram.calls("setwebhook").isEmpty());
        var body = telegram.calls("setwebhook").getFirst().body();
        assertThat(body.path("secret_token").asText()).isEqualTo(KEY);
        assertThat(body.path("drop_pending_updates").asBoolean(true)).isFalse();
        assertThat(body.path("allowed_updates")).hasSize(4);
        assertThat(telegram.calls("getupdates")).isEmpty();
        assertThat(bot.health.health().getStatus()).isEqualTo(Status.UP);
    }

    @Test
    void w8_noLogHoldsTheTokenTheSecretOrWhatWasAsked() throws Exception {
        ListAppender<ILoggingEvent> log = new ListAppender<>();
        log.list = new CopyOnWriteArrayList<>(); // whoever logs at this moment may add a line after it was taken off
        Logger root = (Logger) LoggerFactory.getLogger("ROOT");
        Logger ours = (Logger) LoggerFactory.getLogger("yiciban.bot.telegram");
        log.start();
        root.addAppender(log);
        ours.setLevel(Level.TRACE);
        try (FakeTelegram other = new FakeTelegram()) {
            ObjectNode poison = Citizen.wrapped("message", other.citizen.message(1, "text", "我的证号41040"));
            ((ObjectNode) poison.path("message")).put("photo", "我的证号41040");
            other.updates.add(poison);
            other.next("getupdates", Fault.badGateway(), Fault.reset(), Fault.nonsense(), Fault.conflict());
            other.next("sendmessage", Fault.reset(), Fault.refused(400, "Bad Request: chat not found"));
            conversations.answer(inbound -> {
                throw new IllegalStateException(inbound.text());
            });
            try (var polling = new RunningBot(other, conversations)) {
                other.citizen.says(1, "我的证号41040");
                other.citizen.says(1, "/help");
                other.citizen.says(1, "/help");
                polling.settled(other);
            }
            post("{\"我的证号41040\"");
            post(update(ANNA, 1, "我的证号41040"));
        } finally {
            root.detachAppender(log);
            ours.setLevel(null);
        }
        assertThat(log.list).isNotEmpty();
        assertThat(log.list.stream().map(WebhookTest::shown))
                .noneMatch(line -> line.contains("AAF-secret") || line.contains(KEY) || line.contains("41040"));
        assertThat(Webhook.PATH).doesNotContain("bot");
    }

    private static String shown(ILoggingEvent event) {
        String trace = event.getThrowableProxy() == null ? "" : ThrowableProxyUtil.asString(event.getThrowableProxy());
        return event.getFormattedMessage() + trace;
    }

    private String update(long chat, long id, String text) {
        return Citizen.wrapped("message", telegram.citizen.message(chat, "text", text))
                .put("update_id", id)
                .toString();
    }

    private static MockHttpServletRequest request(String body) {
        MockHttpServletRequest request = new MockHttpServletRequest("POST", Webhook.PATH);
        request.addHeader(Webhook.SECRET, KEY);
        request.setContent(body.getBytes(StandardCharsets.UTF_8));
        return request;
    }

    private int post(String body) throws Exception {
        return webhook.receive(request(body)).getStatusCode().value();
    }

    private URI hook() {
        return URI.create("http://127.0.0.1:" + hooks.getAddress().getPort() + Webhook.PATH);
    }

    /** From the wire to the controller and back. */
    private void pass(HttpExchange exchange) throws IOException {
        try (exchange) {
            MockHttpServletRequest request = new MockHttpServletRequest("POST", Webhook.PATH);
            request.setContent(exchange.getRequestBody().readAllBytes());
            request.addHeader(Webhook.SECRET, exchange.getRequestHeaders().getFirst(Webhook.SECRET));
            int status = webhook.receive(request).getStatusCode().value();
            statuses.add(status);
            exchange.sendResponseHeaders(status, -1);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
