package yiciban.bot.knowledge;

import java.time.Clock;
import java.util.AbstractList;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;
import yiciban.bot.answer.Judgment;
import yiciban.bot.conversation.LiveLibrary;
import yiciban.bot.staff.Audit;
import yiciban.bot.system.Ids;

/** The whole program on its real content, whose long work waits at a place of its own, so that a page can be seen meanwhile. */
@TestConfiguration(proxyBeanMethods = false)
class WholeOffice {

    /** The only golden questions: to ask all of them takes a minute. */
    private static final List<String> KNOWN = List.of("j-a-061", "j-b-082", "j-a-111", "j-a-156", "j-a-171");

    /** Where work stops when somebody wants to look. */
    static final class Pause {
        private volatile CountDownLatch over = new CountDownLatch(0);

        void begin() {
            over = new CountDownLatch(1);
        }

        void end() {
            over.countDown();
        }

        void await() {
            try {
                over.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    @Bean
    Pause pause() {
        return new Pause();
    }

    /** The last of them can be asked when the pause is over. */
    @Bean
    @Primary
    KnownQuestions fewQuestions(Pause pause) {
        List<String> held = new AbstractList<>() {
            @Override
            public String get(int index) {
                pause.await();
                return "养老金怎么领";
            }

            @Override
            public int size() {
                return 1;
            }
        };
        var few = new ArrayList<Judgment>(
                Judgment.all().stream().filter(one -> KNOWN.contains(one.id())).toList());
        few.add(new Judgment(
                "j-held-1", "held", held, List.of("answered", "not_found", "clarifying"), List.of(), List.of()));
        return () -> few;
    }

    @Bean
    @Primary
    Importing importingWithPauses(
            Shelves shelves, LiveLibrary library, Audit audit, Clock clock, Ids ids, Pause pause) {
        return new Importing(
                shelves.revisions,
                shelves.batches,
                shelves.editing(),
                shelves.checks,
                audit,
                clock,
                ids,
                Alikes.published(shelves.revisions, library),
                pause::await);
    }
}
