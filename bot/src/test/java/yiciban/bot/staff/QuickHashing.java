package yiciban.bot.staff;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;

/** For a test of the whole program that signs in often and is not about passwords; to be imported. */
public final class QuickHashing {

    @Bean
    @Primary
    static PasswordHashing fewRounds() {
        return new PasswordHashing(StaffApplication.ROUNDS);
    }
}
