package yiciban.bot.staff;

import java.nio.file.Path;
import java.time.Clock;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import yiciban.bot.system.DataFolder;
import yiciban.bot.system.Ids;
import yiciban.bot.system.Secrets;

/** The accounts and all that guards them, put together. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(StaffSettings.class)
class StaffConfiguration {

    @Bean
    PasswordHashing passwordHashing() {
        return new PasswordHashing();
    }

    @Bean
    Passwords passwords(
            JdbcClient sql,
            PlatformTransactionManager transactions,
            PasswordHashing hashing,
            StaffSettings settings,
            Secrets secrets,
            Ids ids,
            Clock clock) {
        return new Passwords(
                sql, new TransactionTemplate(transactions), hashing, settings.passwords(), secrets, ids, clock);
    }

    @Bean
    StaffSessions staffSessions(JdbcClient sql, Secrets secrets, StaffSettings settings, Clock clock) {
        return new StaffSessions(sql, secrets, new SessionLimits(settings.idle(), settings.absolute()), clock);
    }

    @Bean
    Audit audit(JdbcClient sql, PlatformTransactionManager transactions, Clock clock) {
        return new Audit(sql, new TransactionTemplate(transactions), clock);
    }

    @Bean
    StaffMembers staffMembers(
            JdbcClient sql, Passwords passwords, StaffSessions sessions, Audit audit, Ids ids, Clock clock) {
        return new StaffMembers(sql, passwords, sessions, audit, ids, clock);
    }

    @Bean
    Lockouts lockouts(JdbcClient sql, StaffSettings settings, Clock clock) {
        return new Lockouts(sql, settings.lockAfter(), settings.lockFor(), clock);
    }

    @Bean
    SecondFactors secondFactors(
            JdbcClient sql, StaffSettings settings, DataFolder folder, Secrets secrets, Clock clock) {
        Path file = settings.keyFile().isBlank() ? folder.path().resolve("staff.key") : Path.of(settings.keyFile());
        return new SecondFactors(sql, KeyFile.in(file, secrets), secrets, clock);
    }

    @Bean
    Steps steps(Passwords passwords, StaffSettings settings) {
        return new Steps(passwords, settings.secondFactor() == StaffSettings.SecondFactor.REQUIRED);
    }

    @Bean
    SessionCookie sessionCookie(StaffSettings settings) {
        return new SessionCookie(settings.secureCookie() == StaffSettings.SecureCookie.ALWAYS);
    }

    @Bean
    SignIns signIns(StaffSessions sessions, SessionCookie cookie) {
        return new SignIns(sessions, cookie);
    }

    @Bean
    Login login(
            StaffMembers members, Passwords passwords, Lockouts lockouts, Audit audit, JdbcClient sql, Clock clock) {
        return new Login(members, passwords, lockouts, audit, sql, clock);
    }

    /** Spring makes the pages after the frame that wants to know of them. */
    @Bean
    Admission admission(
            @Qualifier("requestMappingHandlerMapping") ObjectProvider<RequestMappingHandlerMapping> pages,
            Clock clock) {
        return new Admission(new Navigation(() -> pages.getObject().getHandlerMethods(), clock.getZone()));
    }
}
