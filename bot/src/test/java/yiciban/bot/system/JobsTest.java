package yiciban.bot.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.autoconfigure.task.TaskSchedulingAutoConfiguration;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Configuration;
import org.springframework.scheduling.annotation.EnableScheduling;
import org.springframework.scheduling.annotation.Scheduled;

/** No job waits for another. */
class JobsTest {

    @TempDir
    Path folder;

    @Configuration(proxyBeanMethods = false)
    @EnableScheduling
    static class Scheduling {}

    /** One that never ends, one that is in a hurry. */
    static final class Two {
        final CountDownLatch end = new CountDownLatch(1);
        final CountDownLatch stuck = new CountDownLatch(1);
        final AtomicInteger runs = new AtomicInteger();

        @Scheduled(fixedDelay = 1)
        void neverEnds() throws InterruptedException {
            stuck.countDown();
            end.await();
        }

        @Scheduled(fixedDelay = 1)
        void isInAHurry() {
            runs.incrementAndGet();
        }
    }

    @Test
    void aJobThatIsStuckDelaysNoOther() {
        new ApplicationContextRunner()
                .withConfiguration(AutoConfigurations.of(TaskSchedulingAutoConfiguration.class))
                .withUserConfiguration(SystemConfiguration.class, Scheduling.class)
                .withBean(Two.class)
                .withPropertyValues("yiciban.data-dir=" + folder, "spring.threads.virtual.enabled=true")
                .run(context -> {
                    Two two = context.getBean(Two.class);
                    two.stuck.await();
                    int before = two.runs.get();
                    await().until(() -> two.runs.get() > before + 2);
                    two.end.countDown();
                });
    }

    @Test
    void everyJobHasAThreadOfItsOwn() {
        var ours = new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                .importPackages("yiciban.bot");
        assertThat(ours.stream()
                        .map(JavaClass::getMethods)
                        .mapToLong(methods -> methods.stream()
                                .filter(method -> method.isAnnotatedWith(Scheduled.class))
                                .count())
                        .sum())
                .isBetween(5L, (long) Jobs.THREADS);
    }
}
