package yiciban.bot;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.simpleName;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.AccessTarget;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.time.Clock;
import java.util.Date;
import org.junit.jupiter.api.Test;
import org.springframework.modulith.core.ApplicationModules;

/** The architecture as a test: who may know whom, and the three rules the modules cannot say. */
class ArchitectureTest {

    private static final JavaClasses OURS = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("yiciban");

    /** A call or method reference that asks the machine what time it is; given a Clock it is no longer one. */
    private static final DescribedPredicate<JavaAccess<?>> READ_THE_WALL_CLOCK =
            describe("read the wall clock", access -> readsTheWallClock(access.getTarget()));

    @Test
    void modulesKeepToTheirAllowedDependencies() {
        ApplicationModules.of(Yiciban.class).verify();
    }

    @Test
    void luceneStaysInsideAnalysisAndSearch() {
        noClasses()
                .that()
                .resideOutsideOfPackages("yiciban.analysis..", "yiciban.search..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.apache.lucene..")
                .because("the index is a seam: another engine can stand behind it")
                .check(OURS);
    }

    @Test
    void f13_noTextMeetsAQueryParserOrAQueryThatReadsPatterns() {
        noClasses()
                .should()
                .dependOnClassesThat(resideInAPackage("org.apache.lucene.queryparser..")
                        .or(simpleName("RegexpQuery"))
                        .or(simpleName("WildcardQuery"))
                        .or(simpleName("PrefixQuery"))
                        .or(simpleName("FuzzyQuery")))
                .because("what citizens type is words and nothing else")
                .check(OURS);
    }

    @Test
    void jacksonTwoStaysInsideTelegram() {
        noClasses()
                .that()
                .resideOutsideOfPackage("yiciban.bot.telegram..")
                .should()
                .dependOnClassesThat(resideInAPackage("com.fasterxml.jackson..")
                        .and(not(resideInAPackage("com.fasterxml.jackson.annotation.."))))
                .because("only Telegram's library still speaks it, everything else is Jackson 3 (tools.jackson)")
                .check(OURS);
    }

    @Test
    void theWallClockStaysInsideSystem() {
        noClasses()
                .that()
                .resideOutsideOfPackage("yiciban.bot.system..")
                .should()
                .accessTargetWhere(READ_THE_WALL_CLOCK)
                .because("time comes in through the constructor as a Clock, so that tests can set it")
                .check(OURS);
    }

    private static boolean readsTheWallClock(AccessTarget target) {
        if (!(target instanceof AccessTarget.CodeUnitAccessTarget code)) {
            return false;
        }
        String name = code.getName();
        if (code.getOwner().isEquivalentTo(System.class)) {
            return name.equals("currentTimeMillis");
        }
        if (code.getOwner().isEquivalentTo(Clock.class)) {
            return name.startsWith("system") || name.startsWith("tick");
        }
        if (code.getOwner().isEquivalentTo(Date.class)) {
            return name.equals("<init>") && code.getRawParameterTypes().isEmpty();
        }
        return code.getOwner().getPackageName().startsWith("java.time")
                && name.equals("now")
                && code.getRawParameterTypes().stream().noneMatch(type -> type.isEquivalentTo(Clock.class));
    }
}
