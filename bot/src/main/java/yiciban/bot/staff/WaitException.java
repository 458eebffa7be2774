package yiciban.bot.staff;

import java.time.Duration;
import org.springframework.security.core.AuthenticationException;

/** Too many attempts from one address failed: the next one has to wait. */
final class WaitException extends AuthenticationException {

    private static final long serialVersionUID = 1;

    private final long seconds;

    WaitException(Duration wait) {
        super("wait");
        this.seconds = wait.plusMillis(999).toSeconds();
    }

    long seconds() {
        return seconds;
    }
}
