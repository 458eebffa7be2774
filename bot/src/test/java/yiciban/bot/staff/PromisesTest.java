package yiciban.bot.staff;

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

/** Every line of security that is promised of accounts and console has a test that begins with its number. */
class PromisesTest {

    private static final Pattern NUMBERED = Pattern.compile("(c\\d+)_\\w+");

    /** 12 and 13 are of pages for content: stored markup, and links. */
    private static final Set<String> PROMISED = Stream.of(
                    IntStream.rangeClosed(1, 11),
                    IntStream.of(14),
                    IntStream.rangeClosed(17, 19),
                    IntStream.rangeClosed(22, 24))
            .flatMap(IntStream::boxed)
            .map(number -> "c" + number)
            .collect(Collectors.toSet());

    @Test
    void everyPromiseHasItsTest() {
        Set<String> tested = new ClassFileImporter()
                .importPackages("yiciban.bot.staff").stream()
                        .flatMap(type -> type.getMethods().stream())
                        .filter(PromisesTest::isTest)
                        .map(method -> NUMBERED.matcher(method.getName()))
                        .filter(Matcher::matches)
                        .map(name -> name.group(1))
                        .collect(Collectors.toCollection(TreeSet::new));
        assertThat(tested).containsAll(PROMISED);
    }

    private static boolean isTest(JavaMethod method) {
        return method.isAnnotatedWith(Test.class) || method.isAnnotatedWith(ParameterizedTest.class);
    }
}
