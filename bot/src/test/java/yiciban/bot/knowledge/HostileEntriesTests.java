package yiciban.bot.knowledge;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import yiciban.bot.staff.Actor;
import yiciban.bot.staff.Clerk;
import yiciban.bot.staff.Role;
import yiciban.bot.staff.StaffMember;
import yiciban.bot.webchat.Harmless;
import yiciban.catalog.EntryKind;

/** C12: whatever staff write of content, and whatever is tried, is text on every page that shows it. */
class HostileEntriesTests extends HostileConsole {

    /** Boxes in which nothing else can stand; see {@code EditingTest} for the address. */
    private static final Set<String> DAYS_AND_IDS =
            Set.of("related", "replaced_by", "valid_from", "valid_to", "area", "url");

    @Test
    void c12_anEntryOfHostileLinesIsTextOnEveryPage() {
        Page page = signedIn("hostile-editor", Role.EDITOR);
        Hand editor = hand("hostile-editor");
        Revision saved = editing.save(editor, Desk.DOG, 0, hostile(fields(Desk.DOG)), "form");
        for (String path : List.of(
                "/staff",
                "/staff/entries",
                "/staff/entries?words=" + encoded(WORST),
                "/staff/entries/" + Desk.DOG,
                "/staff/entries/" + Desk.DOG + "/diff?from=1&to=" + saved.number(),
                "/staff/entries/new?kind=FAQ")) {
            Harmless.at(page, path, List.of());
        }
        Harmless.at(page, "/staff/entries/" + Desk.DOG + "/edit", LINES);
        page.locator("#fee").fill(WORST + WORST);
        assertThat(page.locator("#preview .seen-web").first()).containsText(WORST);
        Harmless.here(page, "preview while typing", LINES);
        editing.discard(editor, Desk.DOG);
    }

    @Test
    void c12_aHostileEntryIsTextOnItsWayToCitizens() {
        Page page = signedIn("hostile-publisher", Role.REVIEWER);
        members.add(Actor.operator(), "hostile-asker", "问", StaffMember.EVERY_OFFICE, Role.EDITOR, PASSWORD);
        Map<String, Object> fields = Map.of(
                "question", WORST + "？", "answer", String.join("。", LINES), "source", WORST, "provenance", WORST);
        String entry = editing.create(hand("hostile-asker"), EntryKind.FAQ, fields, "form")
                .entry();
        for (Map.Entry<State, String> shown : Map.of(
                        State.DRAFT, "/staff/entries",
                        State.SUBMITTED, "/staff/review",
                        State.APPROVED, "/staff/publications")
                .entrySet()) {
            stands(entry, shown.getKey());
            Harmless.at(page, shown.getValue(), List.of(WORST));
            Harmless.at(page, "/staff/entries/" + entry, LINES);
        }
        stands(entry, State.DRAFT);
        editing.discard(hand("hostile-asker"), entry);
    }

    /** By the table: the rules of each step have tests of their own. */
    private void stands(String entry, State state) {
        sql.sql("update revision set state = :state where entry = :entry")
                .param("state", state.name())
                .param("entry", entry)
                .update();
    }

    @Test
    void c12_aHostileQuestionIsTextWhereItIsTried() {
        Page page = signedIn("hostile-trier", Role.EDITOR);
        var pages = new LinkedHashMap<String, List<String>>();
        LINES.forEach(line -> pages.put("/staff/try?q=" + encoded(line), List.of(line)));
        Harmless.there(page, pages);
        Harmless.at(page, "/staff/try?q=" + encoded(WORST), List.of(WORST));
    }

    @Test
    void c12_whatIsSaidOfADecisionIsText() {
        Page page = signedIn("hostile-author", Role.EDITOR);
        Hand editor = hand("hostile-author");
        Revision draft = editing.create(
                editor,
                EntryKind.FAQ,
                Map.of("question", "退回的问题？", "answer", "答案。", "source", "办法", "provenance", "见"),
                "form");
        editing.submit(editor, draft.entry());
        members.add(Actor.operator(), "hostile-reviewer", "审", StaffMember.EVERY_OFFICE, Role.REVIEWER, PASSWORD);
        Clerk reviewer = Clerk.signedIn(port, "hostile-reviewer", PASSWORD);
        String entry = "/staff/entries/" + draft.entry();
        String remark = text(0, 1000);
        reviewer.fill(
                entry,
                entry + "/send-back",
                Map.of(
                        "version",
                        String.valueOf(shelves.revisions
                                .open(draft.entry())
                                .orElseThrow()
                                .version()),
                        "remark",
                        remark));
        assertThat(shelves.revisions.open(draft.entry()).orElseThrow().remark()).isEqualTo(remark);
        Harmless.at(page, entry, List.of(remark));
        Harmless.at(page, entry + "/edit", List.of(remark));
        sql.sql("update revision set remark = :remark where id = :id")
                .param("remark", String.join(" ", LINES))
                .param("id", draft.id())
                .update();
        Harmless.at(page, entry, LINES);
        Harmless.at(page, entry + "/edit", LINES);
        sql.sql("update entry set office = :office where id = :id")
                .param("office", text(60, 500))
                .param("id", Desk.CAT)
                .update();
        Harmless.at(page, "/staff/entries", List.of(text(60, 500)));
        Harmless.at(page, "/staff/entries/" + Desk.CAT, List.of(text(60, 500)));
        sql.sql("update entry set office = '民政' where id = :id")
                .param("id", Desk.CAT)
                .update();
        editing.discard(editor, draft.entry());
    }

    /** Every box of the form says something hostile. */
    private static Map<String, Object> hostile(Map<String, Object> fields) {
        var hostile = new LinkedHashMap<>(fields);
        int at = 0;
        for (Box box : Boxes.of(EntryKind.SERVICE_ITEM)) {
            if (DAYS_AND_IDS.contains(box.name())) {
                continue;
            }
            hostile.put(box.name(), box.look() == Box.Look.LINES ? some(at, 40) : String.join(" ", some(at, 12)));
            at += 12;
        }
        return hostile;
    }

    private Map<String, Object> fields(String entry) {
        Filed filed = shelves.revisions.filed(entry).orElseThrow();
        return shelves.revisions
                .find(String.valueOf(filed.live()))
                .orElseThrow()
                .text(filed)
                .fields();
    }
}
