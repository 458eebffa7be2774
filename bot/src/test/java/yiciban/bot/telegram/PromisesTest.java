package yiciban.bot.telegram;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;

/** Every line that is promised of the channel has a test that begins with its number; S17, inline mode, is not offered. */
class PromisesTest {

    private static final Pattern NUMBERED = Pattern.compile("([tws]\\d+)_\\w+");

    @Test
    void everyPromiseHasItsTest() {
        Set<String> tested = new ClassFileImporter()
                .importPackages("yiciban.bot.telegram").stream()
                        .flatMap(type -> type.getMethods().stream())
                        .filter(PromisesTest::isTest)
                        .map(method -> NUMBERED.matcher(method.getName()))
                        .filter(Matcher::matches)
                        .map(name -> name.group(1))
                        .collect(Collectors.toCollection(TreeSet::new));
        assertThat(tested).containsExactlyInAnyOrderElementsOf(promised());
    }

    private static Set<String> promised() {
        return Stream.of(numbers("t", 14), numbers("w", 8), numbers("s", 18))
                .flatMap(numbers -> numbers)
                .filter(number -> !number.equals("s17"))
                .collect(Collectors.toSet());
    }

    private static Stream<String> numbers(String letter, int last) {
        return IntStream.rangeClosed(1, last).mapToObj(number -> letter + number);
    }

    private static boolean isTest(JavaMethod method) {
        return method.isAnnotatedWith(Test.class) || method.isAnnotatedWith(ParameterizedTest.class);
    }
}
