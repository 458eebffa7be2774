package yiciban.bot.knowledge;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.scheduling.annotation.Scheduled;
import yiciban.bot.answer.Content;
import yiciban.bot.answer.Library;
import yiciban.bot.conversation.LiveLibrary;
import yiciban.bot.staff.Actor;
import yiciban.bot.staff.Role;
import yiciban.bot.staff.StaffMember;
import yiciban.bot.system.AtOnce;
import yiciban.bot.system.Engine;
import yiciban.bot.system.RejectedInput;
import yiciban.catalog.EntryKind;

/** Two nodes on one database: what one publishes the other answers, and what both do at the same moment stays whole. */
@ParameterizedClass
@EnumSource(Engine.class)
class TwoNodesTest {

    private static final Hand EVERYWHERE = everywhere();

    @Parameter
    @SuppressWarnings("NullAway.Init") // JUnit sets it
    Engine engine;

    @TempDir
    Path folder;

    private Desk here;
    private Desk there;

    @BeforeEach
    void open() {
        here = new Desk(engine, folder);
        there = new Desk(engine, folder);
    }

    @AfterEach
    void close() throws IOException {
        here.close();
        there.close();
    }

    @Test
    void whatOneNodePublishesTheOtherAnswersWithinTwoSeconds() throws NoSuchMethodException {
        assertThat(there.ask("养犬登记多少钱").text()).contains("500元");
        there.live.refresh();
        here.publish(Desk.WANG, Desk.DOG, "fee", "300元");
        Duration looksAgain = Duration.ofMillis(Watch.class
                .getDeclaredMethod("look")
                .getAnnotation(Scheduled.class)
                .fixedDelay());

        long start = System.nanoTime();
        new Watch(there.live).look();
        assertThat(there.ask("养犬登记多少钱").text()).contains("300元").doesNotContain("500元");
        assertThat(looksAgain.plusNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(2));

        there.publishing.rollBack(Desk.CHEN, null, "价格弄错了");
        new Watch(here.live).look();
        assertThat(here.ask("养犬登记多少钱").text()).contains("500元");
    }

    @Test
    void whatIsTriedOnOneNodeIsMadeReadyOnTheOtherOnce() {
        var made = new ArrayList<String>();
        var noting = new Noting(there, made);
        var ahead = new Ahead(
                there.shelves, there.publishing, new TrialRuns(there.publishing, there.clock), noting, there.clock);
        here.change(Desk.WANG, Desk.DOG, "fee", "300元");
        here.editing.submit(Desk.WANG, Desk.DOG);
        here.editing.approve(Desk.CHEN, Desk.DOG);
        ahead.look();
        assertThat(made).as("nothing is tried yet").isEmpty();

        List<Revision> ready = here.publishing.ready(Desk.CHEN, List.of());
        Trial trial = here.publishing.begin(Desk.CHEN, ready);
        ahead.look();
        ahead.look();
        here.publishing.run(trial, ready, (done, all) -> {});
        here.publishing.publish(Desk.CHEN, ready, "降价", "没有标准问题");
        assertThat(made).containsExactly(there.shelves.contents.live().publication());
    }

    /** Makes libraries as a node does, and notes of what. */
    private record Noting(Desk desk, List<String> made) implements LiveLibrary {
        @Override
        public Library current() {
            return desk.current();
        }

        @Override
        public <T> T use(Function<Library, T> work) {
            return desk.use(work);
        }

        @Override
        public Library next(Content content) {
            made.add(content.publication());
            return desk.next(content);
        }

        @Override
        public void swap(Library next) {
            desk.swap(next);
        }
    }

    @Test
    void ofTwoEditorsWhoSaveAtTheSameMomentOneIsToldAndNothingIsOverwritten() throws Exception {
        Map<String, Object> seen = here.fields(Desk.DOG);
        List<Boolean> saved = AtOnce.run(2, i -> {
            var fields = new LinkedHashMap<>(seen);
            fields.put("fee", i + "00元");
            try {
                desk(i).editing.save(Desk.WANG, Desk.DOG, 0, fields, "form");
                return true;
            } catch (SavedMeanwhile meanwhile) {
                return false;
            }
        });
        assertThat(saved).containsExactlyInAnyOrder(true, false);
        assertThat(here.shelves.revisions.history(Desk.DOG)).hasSize(2);
    }

    @Test
    void entriesThatAreMadeAtTheSameMomentHaveNumbersOfTheirOwn() throws Exception {
        List<String> made = AtOnce.run(
                12,
                i -> desk(i).editing
                        .create(Desk.LI, EntryKind.FAQ, Map.of("question", "第%d个问题？".formatted(i)), "form")
                        .entry());
        assertThat(made).doesNotHaveDuplicates().contains("faq-002", "faq-013");
    }

    /** An import holds what it wrote until its end; a save of another entry meanwhile must not wait for it and it for the save. */
    @Test
    void anImportBesideManySavesNeitherFailsNorLosesOne() throws Exception {
        List<String> entries = IntStream.range(0, 6)
                .mapToObj(i -> here.editing
                        .create(EVERYWHERE, EntryKind.FAQ, question("第%d个问题？".formatted(i), "答案。"), "form")
                        .entry())
                .toList();
        var rows = new ArrayList<Incoming>();
        for (int i = 0; i < 6; i++) {
            rows.add(new Incoming(i + 2, question("第%d个问题？".formatted(i), "导入的答案。")));
        }
        Plan plan = here.importing.plan(EVERYWHERE, "faqs.csv", EntryKind.FAQ, rows, List.of());
        Set<Integer> overwrite = Set.of(2, 3, 4, 5, 6, 7);
        List<String> done = AtOnce.run(7, i -> {
            try {
                if (i == 3) {
                    here.importing.apply(EVERYWHERE, plan, overwrite, Set.of());
                    return "imported";
                }
                there.editing.save(EVERYWHERE, entries.get(5 - i % 6), 1, question("改过？", "改过。"), "form");
                return "saved";
            } catch (SavedMeanwhile meanwhile) {
                return "told";
            }
        });
        assertThat(done).hasSize(7);
        for (String entry : entries) {
            assertThat(here.shelves.revisions.open(entry).orElseThrow().version())
                    .isBetween(1, 2);
        }
    }

    @Test
    void ofTwoWhoPublishTheSameTrialAtTheSameMomentOneDoes() throws Exception {
        here.change(Desk.WANG, Desk.DOG, "fee", "300元");
        here.editing.submit(Desk.WANG, Desk.DOG);
        here.editing.approve(Desk.CHEN, Desk.DOG);
        List<Revision> ready = here.publishing.ready(Desk.CHEN, List.of());
        here.publishing.run(here.publishing.begin(Desk.CHEN, ready), ready, (done, all) -> {});
        there.current();
        List<Boolean> published = AtOnce.run(2, i -> {
            try {
                desk(i).publishing.publish(Desk.CHEN, ready, "降价", "没有标准问题");
                return true;
            } catch (RejectedInput late) {
                return false;
            }
        });
        assertThat(published).containsExactlyInAnyOrder(true, false);
        assertThat(here.shelves.publications.latest()).isEqualTo(2);
    }

    @Test
    void f16_whatIsSavedDuringAPublicationIsNeitherLostNorPublished() throws Exception {
        here.change(Desk.WANG, Desk.DOG, "fee", "300元");
        here.editing.submit(Desk.WANG, Desk.DOG);
        here.editing.approve(Desk.CHEN, Desk.DOG);
        List<Revision> ready = here.publishing.ready(Desk.CHEN, List.of());
        here.publishing.run(here.publishing.begin(Desk.CHEN, ready), ready, (done, all) -> {});
        there.current();
        int approved = here.shelves.revisions.open(Desk.DOG).orElseThrow().version();
        var dog = new LinkedHashMap<>(here.fields(Desk.DOG));
        dog.put("fee", "700元");
        var wedding = new LinkedHashMap<>(here.fields(Desk.WEDDING));
        wedding.put("answer", "不收费，当天领证。");
        List<String> done = AtOnce.run(3, i -> {
            try {
                switch (i) {
                    case 0 -> here.publishing.publish(Desk.CHEN, ready, "降价", "没有标准问题");
                    case 1 -> there.editing.save(Desk.LI, Desk.WEDDING, 0, wedding, "form");
                    default -> there.editing.save(Desk.WANG, Desk.DOG, approved, dog, "form");
                }
                return "done";
            } catch (RejectedInput told) {
                return "told";
            }
        });
        assertThat(done.subList(0, 2)).containsOnly("done");
        new Watch(there.live).look();
        assertThat(there.ask("养犬登记多少钱").text()).contains("300元").doesNotContain("700元");
        assertThat(here.shelves.revisions.open(Desk.WEDDING).orElseThrow().content())
                .contains("当天领证");
        assertThat(here.shelves.revisions.open(Desk.DOG).isPresent())
                .as("who is told has it still on the screen")
                .isEqualTo(done.getLast().equals("done"));
    }

    @Test
    void whatCameWithTheProgramIsBroughtInOnceWhoeverStartsFirst() throws Exception {
        var newer = Desk.seeds("900元");
        AtOnce.run(4, i -> {
            desk(i).shelves.bringSeeds("second", () -> newer);
            return true;
        });
        assertThat(here.shelves.publications.latest()).isEqualTo(2);
        assertThat(here.shelves.revisions.history(Desk.DOG))
                .extracting(Revision::state)
                .containsExactly(State.PUBLISHED, State.REPLACED);
    }

    private Desk desk(int i) {
        return i % 2 == 0 ? here : there;
    }

    private static Map<String, Object> question(String question, String answer) {
        return Map.of(
                "question", question, "answer", answer, "source", "民法典", "provenance", "见", "status", "published");
    }

    private static Hand everywhere() {
        var member = new StaffMember(
                "sun", "sun", "sun", StaffMember.EVERY_OFFICE, Role.EDITOR, false, Desk.NOON, null, null, false, null);
        return new Hand(member, Actor.of(member, "127.0.0.1"));
    }
}
