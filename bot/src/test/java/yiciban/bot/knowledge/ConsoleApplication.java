package yiciban.bot.knowledge;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.time.Clock;
import java.util.Optional;
import java.util.function.Function;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Primary;
import yiciban.bot.answer.Content;
import yiciban.bot.answer.Judgment;
import yiciban.bot.answer.Library;
import yiciban.bot.conversation.LiveLibrary;
import yiciban.bot.system.Believable;
import yiciban.bot.system.DataFolder;

/** The console with the pages of entries, on the three entries of {@link Desk}. Scanning the whole program finds it not. */
@EnableAutoConfiguration
@ComponentScan({"yiciban.bot.staff", "yiciban.bot.system"})
@Import({
    KnowledgeConfiguration.class,
    EntriesPage.class,
    DecidePage.class,
    EditPage.class,
    NewPage.class,
    ReviewPage.class,
    PublicationsPage.class,
    WordsPage.class,
    TryPage.class,
    MaskingPage.class,
    ImportsPage.class,
    ExportsPage.class
})
public class ConsoleApplication {

    @Bean
    @Primary
    DataFolder emptyFolder() {
        try {
            return new DataFolder(Files.createTempDirectory("yiciban-console"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** All of them would take a minute, and this library knows none of what they ask. */
    @Bean
    @Primary
    KnownQuestions fewQuestions() {
        return () -> Judgment.all().subList(0, 5);
    }

    @Bean
    Believable clockIs(Clock clock) {
        return new Believable(clock, System::nanoTime, Optional.empty());
    }

    @Bean
    LiveLibrary library(Shelves shelves) {
        shelves.bringSeeds("first", () -> Desk.seeds("500元"));
        return new Fixed(Library.open(shelves.contents.live(), null, (done, all) -> {}));
    }

    /** A library that nobody publishes to. */
    record Fixed(Library current) implements LiveLibrary {
        @Override
        public <T> T use(Function<Library, T> work) {
            return work.apply(current);
        }

        @Override
        public Library next(Content content) {
            return current.next(content, null);
        }

        @Override
        public void swap(Library next) {
            throw new UnsupportedOperationException();
        }
    }
}
