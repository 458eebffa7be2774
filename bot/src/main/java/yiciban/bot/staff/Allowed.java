package yiciban.bot.staff;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * 准入: the roles that may use a page of the console; on its class, or on a method that differs. Without it a page below
 * {@code /staff} is closed to everybody.
 */
@Documented
@Target({ElementType.TYPE, ElementType.METHOD})
@Retention(RetentionPolicy.RUNTIME)
public @interface Allowed {

    /** Everybody who is signed in when nothing is said. */
    Role[] value() default {Role.EDITOR, Role.REVIEWER, Role.ADMIN, Role.AUDITOR};
}
