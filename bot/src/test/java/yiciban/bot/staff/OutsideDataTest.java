package yiciban.bot.staff;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.equivalentTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.net.Socket;
import java.net.URLConnection;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.expression.ExpressionParser;

/** What comes from outside is never code: not an object, not an expression, not a piece of a template. */
class OutsideDataTest {

    private static final JavaClasses PROGRAM = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("yiciban.bot");

    @Test
    void c17_noObjectIsReadAndNoExpressionIsEvaluated() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .areAssignableTo(ObjectInputStream.class)
                .check(PROGRAM);
        noClasses()
                .should()
                .dependOnClassesThat()
                .areAssignableTo(ExpressionParser.class)
                .check(PROGRAM);
    }

    @Test
    void c17_nobodyIsCalledButTelegram() {
        noClasses()
                .that()
                .resideOutsideOfPackage("yiciban.bot.telegram..")
                .should()
                .dependOnClassesThat(
                        resideInAnyPackage("java.net.http..", "okhttp3..", "org.springframework.web.client..")
                                .or(assignableTo(URLConnection.class))
                                .or(equivalentTo(Socket.class)))
                .check(PROGRAM);
    }

    @Test
    void c17_noTemplateShowsTextAsMarkupOrRunsItAgain() throws IOException {
        Resource[] templates = new PathMatchingResourcePatternResolver().getResources("classpath:/templates/**/*.html");
        assertThat(templates).hasSizeGreaterThan(10);
        for (Resource template : templates) {
            assertThat(template.getContentAsString(StandardCharsets.UTF_8))
                    .as(template.getFilename())
                    .doesNotContain("th:utext", "[(", "__$", "th:inline", "style=\"", "onclick=");
        }
    }
}
