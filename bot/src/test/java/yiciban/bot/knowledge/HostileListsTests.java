package yiciban.bot.knowledge;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import yiciban.bot.staff.Role;
import yiciban.bot.webchat.Desktop;
import yiciban.bot.webchat.Harmless;

/** C12: lists of words, what citizens asked in a trial, notes of publications, and what was looked for are text. */
class HostileListsTests extends HostileConsole {

    /** What a box to look for entries takes. In characters. */
    private static final int WORDS = 60;

    /** Publications on a page. */
    private static final int LISTED = 100;

    /** After all others. */
    private static final int FIRST = 1000;

    @Autowired
    Clock clock;

    @Test
    void c12_listsOfWordsAreTextAlsoWhenTheyAreNotSaved() {
        Page page = signedIn("hostile-lexicographer", Role.EDITOR);
        Hand editor = hand("hostile-lexicographer");
        page.navigate("/staff/words");
        save(page, WordLists.SYNONYMS, synonyms());
        save(page, WordLists.DICTIONARY, lines("# %s"));
        save(page, WordLists.GOLDEN, lines("%s = guide-001"));
        Harmless.here(page, "drafts of lists", LINES);
        sql.sql("update revision set remark = :remark where state = 'DRAFT' and entry = :list")
                .param("remark", String.join(" ", LINES))
                .param("list", WordLists.DICTIONARY)
                .update();
        Harmless.at(page, "/staff/words", LINES);

        save(page, WordLists.GOLDEN, lines("%s = <svg/onload=window.ran=1>"));
        assertThat(page.locator(".problem")).containsText("没有保存：第 1 行");
        Harmless.here(page, "a list that cannot be read", LINES);
        DESKTOP.reported("422");

        page.navigate("/staff/words");
        Revision draft = shelves.revisions.open(WordLists.GOLDEN).orElseThrow();
        editing.saveWords(editor, WordLists.GOLDEN, draft.version(), lines("1%s = guide-001"));
        save(page, WordLists.GOLDEN, lines("2%s = guide-001"));
        assertThat(page.locator(".problem")).hasCount(1);
        Harmless.here(page, "a list that somebody else saved meanwhile", LINES);
        DESKTOP.reported("409");
        WordLists.ALL.forEach(list -> editing.discard(editor, list));
    }

    private static void save(Page page, String list, String text) {
        page.locator("#" + list).fill(text);
        Desktop.follow(page, page.locator("#form-" + list + " button[type=submit]"));
    }

    private static String lines(String form) {
        return LINES.stream().map(form::formatted).collect(Collectors.joining("\n"));
    }

    /** Words and pairs without the signs that part them, and every line whole. */
    private static String synonyms() {
        var list = new ArrayList<String>();
        for (String line : LINES) {
            String word = line.replaceAll("[=,#!]", "");
            list.add("%s = %s, %s".formatted(word, word, word));
            list.add("%s != %s".formatted(word, word));
            list.add("# " + line);
        }
        return String.join("\n", list);
    }

    @Test
    void c12_aTrialOfHostileQuestionsIsText() {
        Page page = signedIn("hostile-asks", Role.EDITOR);
        Hand editor = hand("hostile-asks");
        Revision draft = editing.saveWords(editor, WordLists.GOLDEN, 0, lines("%s = guide-001"));
        var trial = new Trial(
                "hostile", clock.instant(), "hostile-asks", Trial.named(List.of(draft)), 1, null, 0, 0, List.of());
        shelves.trials.begin(trial);
        Harmless.at(page, "/staff/trials/hostile", List.of());
        List<Trial.Change> changes = IntStream.range(0, LINES.size())
                .mapToObj(i -> change(LINES.get(i), i % 2 == 0))
                .toList();
        shelves.trials.finish("hostile", clock.instant(), LINES.size(), changes);
        Harmless.at(page, "/staff/trials/hostile", LINES);
        assertThat(page.locator("tbody tr")).hasCount(LINES.size());
        assertThat(page.locator("tbody tr").first().locator("td").first()).containsText(LINES.getFirst());
        sql.sql("delete from trial where id = 'hostile'").update();
        editing.discard(editor, WordLists.GOLDEN);
    }

    /** Everything that a trial stores of one question. */
    private static Trial.Change change(String line, boolean golden) {
        var before = new Trial.Said("answered", line, List.of(line), List.of(line));
        var after = new Trial.Said("clarifying", line + line, List.of(line), List.of(line));
        return new Trial.Change(line, List.of(line), golden, true, false, before, after);
    }

    @Test
    void c12_whatIsSaidOfAPublicationIsText() {
        Page page = signedIn("hostile-publishes", Role.REVIEWER);
        for (List<String> notes : pieces(LINES, LISTED)) {
            for (int i = 0; i < notes.size(); i++) {
                sql.sql("""
                                insert into publication (number, published_at, publisher, note, overridden)
                                values (:number, :now, :text, :text, :text)""")
                        .param("number", FIRST + i)
                        .param("now", clock.millis())
                        .param("text", notes.get(i))
                        .update();
            }
            Harmless.at(page, "/staff/publications", notes);
            assertThat(page.locator("#number option")).not().hasCount(0);
            sql.sql("delete from publication where number >= :first")
                    .param("first", FIRST)
                    .update();
        }
    }

    @Test
    void c12_whatSomebodyLooksForIsText() {
        Page page = signedIn("hostile-seeker", Role.EDITOR);
        var entries = new LinkedHashMap<String, List<String>>();
        for (String line : LINES) {
            String sent = encoded(line);
            entries.put(
                    "/staff/entries?words=" + sent + "&kind=" + sent + "&office=" + sent + "&state=" + sent + "&ending="
                            + sent + "&page=" + sent,
                    List.of(line.substring(0, Math.min(line.length(), WORDS))));
        }
        LINES.forEach(line -> entries.put("/staff/imports?done=" + encoded(line), List.of()));
        Harmless.there(page, entries);
        Harmless.at(page, "/staff/entries?words=" + encoded(WORST), List.of(WORST));
    }
}
