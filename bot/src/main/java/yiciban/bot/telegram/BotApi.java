package yiciban.bot.telegram;

import java.io.Serializable;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import okhttp3.OkHttpClient;
import org.jspecify.annotations.Nullable;
import org.telegram.telegrambots.client.okhttp.OkHttpTelegramClient;
import org.telegram.telegrambots.meta.api.methods.botapimethods.BotApiMethod;
import org.telegram.telegrambots.meta.exceptions.TelegramApiException;
import org.telegram.telegrambots.meta.exceptions.TelegramApiRequestException;
import org.telegram.telegrambots.meta.generics.TelegramClient;

/** The Bot API at one address with one token; each call ends, within a known time, as an {@link Outcome}. */
final class BotApi implements AutoCloseable {

    private static final int TOO_MANY_REQUESTS = 429;

    /** When a 429 does not say how long. */
    private static final Duration UNSAID = Duration.ofSeconds(1);

    private final String token;
    private final OkHttpClient http;
    private final TelegramClient client;
    private final Duration limit;

    /**
     * @param read how long the server may be silent; longer than the poll when this one polls
     */
    BotApi(TelegramSettings settings, Duration read) {
        this.token = settings.token();
        this.http = Wire.client(settings.pathPrefix(), read);
        this.client = new OkHttpTelegramClient(http, token, settings.url());
        // The library forgets a call whose answer makes it fail with an Error: end it ourselves.
        this.limit = Wire.limit(read).plusSeconds(5);
    }

    <T extends Serializable> Outcome<T> call(BotApiMethod<T> method) throws InterruptedException {
        try {
            return new Outcome.Done<>(client.executeAsync(method).get(limit.toMillis(), TimeUnit.MILLISECONDS));
        } catch (TelegramApiException e) {
            return new Outcome.Refused<>(
                    400, "refused before sending: " + e.getClass().getSimpleName());
        } catch (TimeoutException e) {
            return new Outcome.Unknown<>("no end within " + limit.toSeconds() + " s");
        } catch (ExecutionException e) {
            return sorted(e.getCause());
        }
    }

    private <T> Outcome<T> sorted(@Nullable Throwable cause) {
        return switch (cause) {
            case NotServedException e -> new Outcome.NotDone<>(readable(e));
            case TelegramApiRequestException e when e.getErrorCode() != null -> answered(e, e.getErrorCode());
            case null -> new Outcome.Unknown<>("no cause given");
            default -> new Outcome.Unknown<>(readable(cause));
        };
    }

    private <T> Outcome<T> answered(TelegramApiRequestException e, int code) {
        if (code == TOO_MANY_REQUESTS) {
            boolean said = e.getParameters() != null && e.getParameters().getRetryAfter() != null;
            return new Outcome.TooMany<>(
                    said ? Duration.ofSeconds(e.getParameters().getRetryAfter()) : UNSAID);
        }
        String description = withoutToken(String.valueOf(e.getApiResponse()));
        boolean moved = e.getParameters() != null && e.getParameters().getMigrateToChatId() != null;
        return code >= 500
                ? new Outcome.NotDone<>(description)
                : new Outcome.Refused<>(
                        code, description, moved ? e.getParameters().getMigrateToChatId() : 0);
    }

    /** For the log: a failure to read an answer is named by its kind only, since its message may quote the answer. */
    private String readable(Throwable e) {
        boolean quotes = e instanceof TelegramApiException;
        return withoutToken(quotes ? "unreadable answer" : e.getClass().getSimpleName() + ": " + e.getMessage());
    }

    private String withoutToken(String text) {
        return text.replace(token, "<token>");
    }

    /** Ends calls under way; new ones can be made. */
    void cancel() {
        http.dispatcher().cancelAll();
    }

    /** Ends calls under way and lets go of every connection. */
    @Override
    public void close() {
        cancel();
        http.dispatcher().executorService().shutdown();
        http.connectionPool().evictAll();
    }
}
