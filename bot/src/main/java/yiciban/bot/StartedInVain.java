package yiciban.bot;

import com.zaxxer.hikari.pool.HikariPool.PoolInitializationException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.SpringBootExceptionReporter;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.bind.validation.BindValidationException;
import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;
import org.springframework.boot.web.server.PortInUseException;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.validation.FieldError;
import org.springframework.validation.ObjectError;
import yiciban.bot.system.Causes;

/**
 * What an operator can mend is said in one sentence when the server does not start; with a stack trace, by Spring, only what is
 * a mistake of ours. Spring finds this class by {@code META-INF/spring.factories}.
 */
final class StartedInVain implements SpringBootExceptionReporter {

    /** How a setting's value is written in config/application.yml. */
    private static final Pattern VARIABLE = Pattern.compile("\\$\\{(YICIBAN_\\w+)");

    /** @param context that did not start; Spring wants the parameter */
    StartedInVain(@Nullable ConfigurableApplicationContext context) {}

    @Override
    public boolean reportException(Throwable failure) {
        return sentence(failure).isPresent(); // which the program's last line says
    }

    /** What to do about it, in Chinese; empty when that is not known. */
    static Optional<String> sentence(Throwable failure) {
        return Causes.forPeople(failure)
                .or(() -> Causes.of(failure)
                        .flatMap(cause -> known(cause).stream())
                        .findFirst());
    }

    private static Optional<String> known(Throwable cause) {
        return Optional.ofNullable(
                switch (cause) {
                    case PortInUseException taken -> "端口 " + taken.getPort() + " 已有程序在用：请先停掉它，或用 YICIBAN_PORT 换一个端口";
                    case PoolInitializationException away ->
                        "连不上 YICIBAN_DB_URL 指的数据库：" + (away.getCause() == null ? away : away.getCause()).getMessage();
                    case BindValidationException wrong ->
                        explained(wrong.getValidationErrors().getAllErrors().stream()
                                .map(error ->
                                        setting(wrong.getValidationErrors().getName() + "." + field(error), error))
                                .collect(Collectors.joining("，")));
                    case InvalidConfigurationPropertyValueException wrong ->
                        explained(setting(wrong.getName(), wrong.getValue()));
                    case BindException wrong
                    when wrong.getProperty() != null ->
                        explained(setting(
                                wrong.getName().toString(), wrong.getProperty().getValue()));
                    default -> null;
                });
    }

    private static String explained(String settings) {
        return "设置写错了：" + settings + "。能写什么，见 config/application.yml 里它前面的说明";
    }

    private static String field(ObjectError error) {
        return error instanceof FieldError one ? one.getField() : "";
    }

    /** By the environment variable's name when the value came from one: operators set those. */
    private static String setting(String name, @Nullable Object value) {
        String written = String.valueOf(value instanceof FieldError error ? error.getRejectedValue() : value);
        Matcher variable = VARIABLE.matcher(written);
        if (variable.find()) {
            return variable.group(1) + "=" + System.getenv().getOrDefault(variable.group(1), "");
        }
        List<String> saying = System.getenv().entrySet().stream()
                .filter(set ->
                        set.getKey().startsWith("YICIBAN_") && set.getValue().equals(written))
                .map(Map.Entry::getKey)
                .toList();
        return (saying.size() == 1 ? saying.getFirst() : name) + "=" + written;
    }
}
