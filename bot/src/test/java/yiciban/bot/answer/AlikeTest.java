package yiciban.bot.answer;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import yiciban.catalog.Entry;
import yiciban.catalog.Status;

class AlikeTest {

    /** Every so many-th question is asked: all of them would take minutes. */
    private static final int EVERY = 20;

    /** Pairs of different matters among those asked that may be as near: see {@link Alike#NEARLY_THE_SAME}. */
    private static final int FEW = 5;

    @Test
    void aQuestionThatStandsInAnEntryIsFoundThere() {
        Entry permit = Samples.entry(Samples.RESIDENCE_PERMIT);
        String question = permit.head().similar().getFirst();
        Alike first = SharedLibrary.get().alike(question + "？", 3).getFirst();
        assertThat(first.entry()).isEqualTo(permit.id());
        assertThat(first.wording()).isEqualTo(question);
        assertThat(first.cosine()).isGreaterThan(Alike.NEARLY_THE_SAME);
    }

    @Test
    void whatIsNotAskedAnywhereIsLikeNothing() {
        assertThat(SharedLibrary.get().alike("今晚火星上能看到几颗卫星", 3))
                .allSatisfy(alike -> assertThat(alike.cosine()).isLessThan(Alike.NEARLY_THE_SAME));
        assertThat(SharedLibrary.get().alike(" ", 3)).isEmpty();
    }

    @Test
    void questionsOfDifferentMattersAreSeldomAsNear() {
        Library library = SharedLibrary.get();
        List<Entry> published = Samples.published().toList();
        var near = new ArrayList<String>();
        int asked = 0;
        int number = 0;
        for (Entry entry : published) {
            for (String question : entry.head().similar()) {
                if (number++ % EVERY != 0) {
                    continue;
                }
                asked++;
                library.alike(question, 3).stream()
                        .filter(alike -> alike.cosine() >= Alike.NEARLY_THE_SAME)
                        .filter(alike -> !library.sameMatter(entry.id(), alike.entry()))
                        .filter(alike -> Samples.entry(alike.entry()).head().status() == Status.PUBLISHED)
                        .forEach(alike -> near.add(entry.id() + " " + question + " = " + alike));
            }
        }
        assertThat(asked).isGreaterThan(50);
        assertThat(near).as(String.join("\n", near)).hasSizeLessThanOrEqualTo(FEW);
    }
}
