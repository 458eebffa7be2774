package yiciban.bot.telegram;

import java.util.Map;
import java.util.function.Supplier;
import yiciban.bot.telegram.FakeTelegram.Answer;

/** Something a server does instead of what was asked. */
interface Fault {

    Answer instead(Supplier<Answer> normally);

    static Fault none() {
        return Supplier::get;
    }

    static Fault tooMany(int retryAfter) {
        return _ ->
                Answer.error(429, "Too Many Requests: retry after " + retryAfter, Map.of("retry_after", retryAfter));
    }

    static Fault unauthorized() {
        return _ -> Answer.error(401, "Unauthorized");
    }

    static Fault conflict() {
        return _ -> Answer.error(409, "Conflict: terminated by other getUpdates request");
    }

    static Fault refused(int code, String description) {
        return _ -> Answer.error(code, description);
    }

    static Fault badGateway() {
        return _ -> new Answer(502, "text/html", "<html><body><h1>502 Bad Gateway</h1></body></html>");
    }

    static Fault nonsense() {
        return _ -> new Answer(200, "text/html", "<html>captive portal</html>");
    }

    /** Takes the request, carries it out, and drops the connection. */
    static Fault resetAfterPost() {
        return normally -> {
            var _ = normally.get();
            return Answer.HANG_UP;
        };
    }

    /** Drops the connection, nothing carried out. */
    static Fault reset() {
        return _ -> Answer.HANG_UP;
    }
}
