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
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
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

    /** A text block, a string, or the rest of a line that is a comment. */
    private static final Pattern LITERAL = Pattern.compile("(?s)\"\"\".*?\"\"\"|\"(?:[^\"\\\\]|\\\\.)*\"|//[^\n]*");

    private static final Pattern STATEMENT =
            Pattern.compile("(?:\\bsql\\.sql|\\.prepareStatement|[sS]tatement\\.execute\\w*)\\(");

    /** Words in capitals are constants, which {@link #c14_everyStatementIsWrittenInTheProgram} reads where they are made. */
    private static final Pattern CONSTANTS = Pattern.compile("(?:[\\s+]|(?:\\w+\\.)?[A-Z][A-Z_]*\\b|LITERAL)*");

    /**
     * Statements that are handed on or put together, all of them of texts of the program: the filter of the gaps chooses
     * among its own conditions, backups name the tables and columns that the database has, and the others are private methods
     * that are called with literals.
     */
    private static final Set<String> HANDED_ON = Set.of(
            "Backup: table.select()",
            "Database: newest",
            "Figures: select",
            "Forgetting: statement",
            "Gaps: GAPS + where + order",
            "Gaps: LITERAL + filter.where()",
            "Lease: LITERAL + change + LITERAL",
            "Restore: LITERAL + part.table()",
            "Restore: LITERAL + table",
            "Restore: set",
            "Restore: table.insert()",
            "StaffMembers: LITERAL + assignment + LITERAL",
            "Terms: LITERAL.formatted(PENDING)");

    @Test
    void c14_everyStatementIsWrittenInTheProgram() throws IOException {
        var others = new TreeSet<String>();
        int statements = 0;
        try (Stream<Path> sources = Files.walk(Path.of("src/main/java"))) {
            for (Path source :
                    sources.filter(file -> file.toString().endsWith(".java")).toList()) {
                String code = LITERAL.matcher(Files.readString(source)).replaceAll("LITERAL");
                for (Matcher call = STATEMENT.matcher(code); call.find(); statements++) {
                    String statement = argument(code, call.end());
                    if (!CONSTANTS.matcher(statement).matches()) {
                        others.add(source.getFileName().toString().replace(".java", ": ")
                                + statement.replaceAll("\\s+", " "));
                    }
                }
            }
        }
        assertThat(statements).isGreaterThan(200);
        assertThat(others).containsExactlyInAnyOrderElementsOf(HANDED_ON);
    }

    /** Up to the comma or bracket that ends it. */
    private static String argument(String code, int begin) {
        int depth = 0;
        int at = begin;
        while (depth > 0 || (code.charAt(at) != ')' && code.charAt(at) != ',')) {
            depth += switch (code.charAt(at)) {
                case '(' -> 1;
                case ')' -> -1;
                default -> 0;
            };
            at++;
        }
        return code.substring(begin, at).strip();
    }
}
