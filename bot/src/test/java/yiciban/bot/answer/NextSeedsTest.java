package yiciban.bot.answer;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;
import yiciban.catalog.Catalog;
import yiciban.catalog.Entry;
import yiciban.catalog.Faq;

/** The real content, changed here and there: the library made from the whole answers like one that was built from nothing. */
class NextSeedsTest {

    /** One of so many entries is missing, one says something else. */
    private static final int CHANGED = 40;

    /** Of the judged questions every so many-th is put. */
    private static final int STEP = 5;

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    @Test
    void answersLikeALibraryBuiltFromNothing() throws IOException {
        Library whole = SharedLibrary.get();
        Content changed = Content.seeds(new Catalog(changed(whole.catalog())));
        List<String> questions = questions();
        assertThat(questions).hasSizeGreaterThan(50);
        // Its vectors are lent to the index that is built from nothing.
        whole.next(whole.content(), folder).close();
        try (Library next = whole.next(changed, null);
                Library expected = Library.open(changed, folder, (done, all) -> {});
                Library again = next.next(whole.content(), null)) {
            assertThat(next.passages()).isEqualTo(expected.passages()).isNotEqualTo(whole.passages());
            for (String question : questions) {
                NextLibraryTest.assertTheSame(next, expected, question);
                NextLibraryTest.assertTheSame(again, whole, question);
            }
        }
    }

    private static List<Entry> changed(Catalog catalog) {
        var changed = new ArrayList<Entry>();
        int number = 0;
        for (Entry entry : catalog.entries()) {
            number++;
            if (number % CHANGED == 1) {
                continue;
            }
            changed.add(
                    number % CHANGED == 2 && entry instanceof Faq faq
                            ? new Faq(faq.head(), "另一个说法：" + faq.answer())
                            : entry);
        }
        return changed;
    }

    private static List<String> questions() throws IOException {
        var json = new JsonMapper();
        try (var lines = new BufferedReader(new InputStreamReader(
                Objects.requireNonNull(
                        NextSeedsTest.class.getResourceAsStream("/seeds/judgments/guides-and-faqs.jsonl")),
                StandardCharsets.UTF_8))) {
            List<String> all = lines.lines().filter(line -> !line.isBlank()).toList();
            var some = new ArrayList<String>();
            for (int i = 0; i < all.size(); i += STEP) {
                some.add(json.readTree(all.get(i)).path("turns").get(0).stringValue());
            }
            return some;
        }
    }
}
