package yiciban.bot.telegram;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.telegram.telegrambots.meta.TelegramUrl;

/**
 * Where the bot lives and how it hears.
 *
 * @param token what BotFather gave; empty means no Telegram channel at all
 * @param apiUrl address of a Bot API server, path prefix allowed
 * @param mode how updates arrive
 * @param poll how long one getUpdates waits for something new; the server allows at most 50 s
 * @param secret what Telegram says in webhook mode; without one every request is turned away
 * @param webhookUrl where Telegram reaches the webhook; empty when somebody else registers it
 * @param webhookFrom networks that may call it, separated by commas; empty for all
 * @param pageUrl where citizens find the web page, for links to it; empty for none
 */
@ConfigurationProperties("yiciban.telegram")
record TelegramSettings(
        @DefaultValue("") String token,
        @DefaultValue("https://api.telegram.org") URI apiUrl,
        @DefaultValue("polling") Mode mode,
        @DefaultValue("50s") Duration poll,
        @DefaultValue("") String secret,
        @DefaultValue("") String webhookUrl,
        @DefaultValue("") String webhookFrom,
        @DefaultValue("") String pageUrl) {

    enum Mode {
        POLLING,
        WEBHOOK
    }

    private static final Duration LONGEST_POLL = Duration.ofSeconds(50);

    TelegramSettings {
        token = token.strip();
        if (!token.matches("[A-Za-z0-9:_-]*")) {
            // Without the value: this sentence reaches the log.
            throw new IllegalArgumentException("YICIBAN_TELEGRAM_TOKEN 不是 BotFather 给的格式（只含字母、数字、冒号、_ 和 -）");
        }
        if (!("http".equals(apiUrl.getScheme()) || "https".equals(apiUrl.getScheme())) || apiUrl.getHost() == null) {
            throw new IllegalArgumentException("YICIBAN_TELEGRAM_API_URL 应是 http:// 或 https:// 开头的地址：" + apiUrl);
        }
        if (poll.isNegative() || poll.compareTo(LONGEST_POLL) > 0) {
            throw new IllegalArgumentException("YICIBAN_TELEGRAM_POLL 应在 0 到 50 秒之间：" + poll);
        }
        if (!secret.matches("[A-Za-z0-9_-]{0,256}")) {
            throw new IllegalArgumentException("YICIBAN_TELEGRAM_SECRET 只能是 1 到 256 个字母、数字、_ 和 -");
        }
        pageUrl = pageUrl.endsWith("/") ? pageUrl.substring(0, pageUrl.length() - 1) : pageUrl;
        for (String address : List.of(webhookUrl, pageUrl)) {
            if (!address.isEmpty() && !address.startsWith("https://")) {
                throw new IllegalArgumentException(
                        "YICIBAN_TELEGRAM_WEBHOOK_URL 和 YICIBAN_PUBLIC_URL 应以 https:// 开头：" + address);
            }
        }
        Networks.of(webhookFrom); // refused now, not when Telegram calls
    }

    /** The address as the library wants it; it knows no path, see {@link #pathPrefix()}. */
    TelegramUrl url() {
        boolean secure = "https".equals(apiUrl.getScheme());
        int port = apiUrl.getPort() >= 0 ? apiUrl.getPort() : secure ? 443 : 80;
        return new TelegramUrl(apiUrl.getScheme(), apiUrl.getHost(), port, false);
    }

    /** What stands before {@code /bot<token>/}: empty, or {@code /telegram} behind a reverse proxy. */
    String pathPrefix() {
        String path = apiUrl.getPath();
        return path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
    }

    /** Without the token and the secret. */
    @Override
    public String toString() {
        return "TelegramSettings[apiUrl=" + apiUrl + ", mode=" + mode + ", poll=" + poll + "]";
    }
}
